"""The calendar: what is on which day, and by when the post goes."""
