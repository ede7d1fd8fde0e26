"""What passes between the owner and the people: calls, promises, offers, thanks."""
