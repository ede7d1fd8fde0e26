"""The page Promises: what is owed to people, and the reminders of it."""
