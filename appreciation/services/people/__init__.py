"""The people of the book: looked up, entered, changed, joined, cared for."""
