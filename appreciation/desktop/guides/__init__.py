"""What to say: the guides to read, and to put into one's own words."""
