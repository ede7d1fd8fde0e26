"""Batches: looked through, printed, posted, and what came back."""
