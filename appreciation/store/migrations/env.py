"""How Alembic runs the steps: in the one transaction its caller opened."""

from alembic import context

from appreciation.store.whole_schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
