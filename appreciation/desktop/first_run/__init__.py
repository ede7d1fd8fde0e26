"""The first minutes, and whenever another book is opened: import, look around, start empty."""
