"""The words the owner writes and says: wordings of cards and letters, guides for a talk."""
