"""The page Shelf: articles and offers, and who has which."""
