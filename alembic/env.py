"""How migrations run: on the database given by facttrack, or by alembic.ini for a developer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import context
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from facttrack.storage.engine import Location, connect
from facttrack.storage.tables import Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

config = context.config


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the search index's own tables: no class stands for them."""
    return not (kind == "table" and (name or "").split("_")[0] == "search")


def run(connection: Connection) -> None:
    """Run the migrations in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        include_name=include_name,
        transactional_ddl=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Open the database the way facttrack does and migrate it."""
    location = config.attributes.get("location") or Location.parse(
        config.get_main_option("sqlalchemy.url") or "facttrack.db"
    )
    raw = connect(location, create=True)
    # A batch rebuild with foreign keys on deletes child rows; they are checked afterwards instead.
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.connect() as connection:
        run(connection)
        connection.commit()
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    raw.close()
    if broken:
        msg = f"the migration left {len(broken)} broken references: {broken[:3]}"
        raise RuntimeError(msg)


main()
