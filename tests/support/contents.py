"""The whole database, to compare before and after."""

from app.core.base import Base
from app.core.database import db
from sqlalchemy import select


def whole_database() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, as kept: what is not committed is let go first."""
    db.session.rollback()
    found = {
        table.name: sorted((tuple(row) for row in db.session.execute(select(table))), key=repr)
        for table in Base.metadata.sorted_tables
    }
    db.session.rollback()
    return found
