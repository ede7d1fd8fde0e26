"""The book on disk: the only package that may import SQLAlchemy."""
