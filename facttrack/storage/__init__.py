"""Where claims are kept: the only home of SQL, SQLModel and Alembic."""
