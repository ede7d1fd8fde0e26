"""Appreciation: the people around a small business, and the paper that reaches them."""
