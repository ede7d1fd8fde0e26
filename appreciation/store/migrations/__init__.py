"""Schema steps, run by Alembic. A released step is never edited again."""
