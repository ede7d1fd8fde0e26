"""Invented people, to try the program with and to measure it by."""
