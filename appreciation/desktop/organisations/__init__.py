"""Businesses: whom we know there, and on whom all rests."""
