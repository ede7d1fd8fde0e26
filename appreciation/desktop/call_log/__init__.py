"""The call log: a window of its own for what was said, and whether they were reached."""
