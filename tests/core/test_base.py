"""What models share: an index over some rows is the same in both databases."""

from app.core.base import Base
from flask import Flask
from sqlalchemy import Index, make_url
from sqlalchemy.schema import CreateIndex


def test_both_databases_are_told_which_rows_an_index_is_over(app: Flask) -> None:
    indexes = [each for table in Base.metadata.tables.values() for each in table.indexes if "condition" in each.info]
    assert indexes
    for index in indexes:
        condition = f"WHERE {index.info['condition']}"
        assert _creating(index, "sqlite").endswith(condition)
        assert _creating(index, "postgresql").endswith(condition)


def _creating(index: Index, database: str) -> str:
    dialect = make_url(f"{database}://").get_dialect()()
    return str(CreateIndex(index).compile(dialect=dialect))
