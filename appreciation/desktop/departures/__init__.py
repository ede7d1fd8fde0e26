"""The page Departed: who left, what is done about it, and who is back."""
