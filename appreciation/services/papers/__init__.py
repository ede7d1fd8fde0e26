"""Papers for the owner: the calendar, the folder of a departure, the review of a year."""
