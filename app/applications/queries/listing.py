"""The coordination's list: searched, filtered, fifty at a time, in two queries whatever their number."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import ceil
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, func, or_, select, true

from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.queries.recusals import hidden_from
from app.core.database import db
from app.core.text import fold

PAGE_SIZE = 50
_MOST_WORDS = 8  # of a search; as many statements are kept at most, for each filter


@dataclass(frozen=True)
class Wanted:
    """What the coordination looks for; `text` is a name or a reference, however it is written, `only` are refs."""

    text: str = ""
    role: ApplicantRole | None = None
    state: ApplicationState | None = None
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One application of the list, and no more of it than the list shows."""

    ref: str
    full_name: str
    role: ApplicantRole
    profession: str
    state: ApplicationState
    prepared: Decision | None
    has_reply: bool
    submitted_at: datetime
    reference: str


@dataclass(frozen=True)
class Listing:
    """One page of applications; and, whatever is looked for, how many in each state and answers prepared."""

    rows: list[Row]
    total: int
    number: int
    pages: int
    counts: dict[ApplicationState, int]
    prepared: int


def listing(programme_id: int, wanted: Wanted, number: int, *, reader_id: int) -> Listing:
    """Return one page of the sent applications that fit, by name; those hidden from the reader are not there."""
    words = fold(wanted.text).split()[:_MOST_WORDS]
    filters = (len(words), wanted.role is not None, wanted.state is not None, wanted.only is not None)
    values = {
        "programme_id": programme_id,
        "reader_id": reader_id,
        "role": wanted.role,
        "state": wanted.state,
        "only": sorted(wanted.only or ()),
        **{f"word{n}": _pattern(word) for n, word in enumerate(words)},
    }
    counted = db.session.execute(_counts(*filters), values).all()
    total = sum(row.fitting for row in counted)
    pages = max(1, ceil(total / PAGE_SIZE))
    number = min(max(number, 1), pages)
    found = db.session.execute(_rows(*filters), {**values, "start": (number - 1) * PAGE_SIZE})
    return Listing(
        rows=[_row(*columns) for columns in found],
        total=total,
        number=number,
        pages=pages,
        counts={row.state: row.sent for row in counted},
        prepared=sum(row.prepared for row in counted),
    )


def _row(  # noqa: PLR0917 - the columns of a result come by position
    ref: str,
    first_name: str,
    last_name: str,
    role: ApplicantRole,
    profession: str,
    state: ApplicationState,
    decision: Decision | None,
    released_at: datetime | None,
    has_reply: bool,  # noqa: FBT001 - as above
    submitted_at: datetime,
    reference: str,
) -> Row:
    prepared = decision if released_at is None else None
    name = f"{first_name} {last_name}".strip() or reference  # an erased file has no other name
    return Row(ref, name, role, profession, state, prepared, has_reply, submitted_at, reference)


def _pattern(word: str) -> str:
    escaped = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"


def _fitting(
    words: int,
    by_role: bool,  # noqa: FBT001 - the key of a statement
    by_state: bool,  # noqa: FBT001 - as above
    by_ref: bool,  # noqa: FBT001 - as above
) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    for n in range(words):
        word: BindParameter[str] = bindparam(f"word{n}")
        named = Application.sort_key.like(word, escape="/")
        conditions.append(or_(named, func.lower(Application.reference).like(word, escape="/")))
    if by_role:
        conditions.append(Application.role == bindparam("role"))
    if by_state:
        conditions.append(Application.state == bindparam("state"))
    if by_ref:
        conditions.append(Application.ref.in_(bindparam("only", expanding=True)))
    return and_(true(), *conditions)


_HIDDEN = hidden_from(bindparam("reader_id"), bindparam("programme_id"))
_SENT = and_(
    Application.programme_id == bindparam("programme_id"),
    Application.submitted_at.is_not(None),
    Application.id.not_in(_HIDDEN),
)


@lru_cache
def _counts(*filters: Any) -> Select[*tuple[Any, ...]]:
    prepared = and_(Application.decision.is_not(None), Application.released_at.is_(None))
    return (
        select(
            Application.state,
            func.count().label("sent"),
            func.sum(case((_fitting(*filters), 1), else_=0)).label("fitting"),
            func.sum(case((prepared, 1), else_=0)).label("prepared"),
        )
        .where(_SENT)
        .group_by(Application.state)
    )


@lru_cache
def _rows(*filters: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Application.ref,
            Application.first_name,
            Application.last_name,
            Application.role,
            Application.profession,
            Application.state,
            Application.decision,
            Application.released_at,
            (Application.reply != "").label("has_reply"),
            Application.submitted_at,
            Application.reference,
        )
        .where(_SENT, _fitting(*filters))
        .order_by(Application.sort_key, Application.id)
        .limit(PAGE_SIZE)
        .offset(bindparam("start"))
    )
