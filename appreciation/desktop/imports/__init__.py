"""Bringing people in and giving them out: a look at what an import does, then one change."""
