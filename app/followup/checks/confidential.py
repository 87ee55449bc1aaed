"""Whether the key of confidential texts still opens what is kept: found out before a member does."""

from collections.abc import Iterable, Iterator, Sequence

from flask import Flask
from sqlalchemy import ColumnElement, Select, Text, select, type_coerce

from app.core.base import Base
from app.core.database import db
from app.core.declarations import Check, Finding, declare_check
from app.core.encryption import Confidential, opens
from app.followup.wording.confidential import KEY_IN_ORDER, key_lost

_AT_ONCE = 500


def every_text() -> Sequence[Finding]:
    """Open every confidential text, wherever it is kept, and count those that no key of ours opens."""
    return _examined(select(sealed).where(sealed != "") for sealed, _ in _columns())


def newest_texts() -> Sequence[Finding]:
    """Open the newest text of each kind: a worker that starts with another key says so at once."""
    return _examined(select(sealed).where(sealed != "").order_by(key.desc()).limit(1) for sealed, key in _columns())


def _columns() -> Iterator[tuple[ColumnElement[str], ColumnElement[int]]]:
    """Every column that holds such texts, as the database has them, and the key of its table."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Confidential):
                yield type_coerce(column, Text()), table.c.id


def _examined(kinds: Iterable[Select[str]]) -> Sequence[Finding]:
    total = lost = 0
    for kind in kinds:
        for kept in db.session.scalars(kind.execution_options(yield_per=_AT_ONCE)):
            total, lost = total + 1, lost + (not opens(kept))
    return [Finding(key_lost(lost, total) if lost else KEY_IN_ORDER, ok=not lost)]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_check(Check("confidential_texts", every_text, at_start=newest_texts))
