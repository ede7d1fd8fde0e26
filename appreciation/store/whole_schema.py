"""All tables of the book together, for what goes through every one of them.

What is asked of people alone needs `schema` alone, which is loaded with every start.
"""

from sqlalchemy import Table

from appreciation.store import columns, practice_schema, schema

metadata = columns.metadata

EDITABLE = tuple(
    table
    for half in (schema, practice_schema)
    for table in vars(half).values()
    if isinstance(table, Table) and "version" in table.c
)
"""The tables whose rows are changed through the journal alone."""
