"""Walks through the window for `scripts/screenshots.py`, and the camera they carry."""
