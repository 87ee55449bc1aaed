"""Runs migrations.

Ours, because the generated one loses data on SQLite: with foreign keys on, rebuilding a table deletes its children.
So keys are off while a migration runs, checked after it, and each migration is one transaction.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from app.core.base import UTC
from app.core.database import begin_writing, db
from app.core.encryption import Confidential
from sqlalchemy import Connection


def _render_item(kind: str, item: object, autogen_context: AutogenContext) -> str | Literal[False]:
    if kind == "type" and isinstance(item, UTC):
        autogen_context.imports.add("from app.core.base import UTC")
        return "UTC()"
    if kind == "type" and isinstance(item, Confidential):
        return "sa.Text()"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_render_item,
        compare_type=True,
        transactional_ddl=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _foreign_keys(connection: Connection, state: str) -> None:
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA foreign_keys = {state}")


def run_migrations() -> None:
    """Bring the database of the present application to the wanted revision."""
    begin_writing()
    with db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            _run(connection)
            return
        _foreign_keys(connection, "OFF")
        try:
            _run(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            connection.rollback()
            if broken:
                raise RuntimeError(f"a migration left rows without their parent: {broken[:5]}")
        finally:
            _foreign_keys(connection, "ON")


run_migrations()
