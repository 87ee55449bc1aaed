"""The list of the pairs of a programme, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.text import fold
from app.pairing.models import Pair
from app.pairing.queries.hiding import shown_to
from app.pairing.queries.members import members
from app.pairing.rules import LIVE

PER_PAGE = 50


@dataclass(frozen=True)
class PairPage:
    """One page of the list of pairs."""

    pairs: list[Pair]
    number: int
    total: int
    count: int


def page_of_pairs(
    programme_id: int,
    text: str = "",
    number: int = 1,
    *,
    reader_id: int | None = None,
    only: Collection[str] | None = None,
) -> PairPage:
    """Return 50 pairs of a programme, live ones first; `text` keeps those one of whose members bears that name.

    `only`: no others than those, by ref. Those hidden from the reader are left out: staff learn of their own pairs what
    any member does.
    """
    mentor, mentee = members()
    matching = (
        select(Pair)
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .where(Pair.programme_id == programme_id)
    )
    if reader_id is not None:
        matching = matching.where(shown_to(reader_id, programme_id))
    if only is not None:
        matching = matching.where(Pair.ref.in_(only))
    for word in fold(text).split():
        matching = matching.where(or_(mentor.sort_key.contains(word), mentee.sort_key.contains(word)))
    counted = (
        matching.add_columns(func.count().over())
        .options(
            contains_eager(Pair.mentor.of_type(mentor)),
            contains_eager(Pair.mentee.of_type(mentee)),
            joinedload(Pair.answers),
        )
        .order_by(Pair.state.not_in(LIVE), mentee.sort_key, Pair.id)
    )
    return _page(counted, max(1, number))


def _page(counted: Select[Pair, int], number: int) -> PairPage:
    """The page of that number and how many there are in all, in one question; the last one when it is beyond."""
    rows = db.session.execute(counted.limit(PER_PAGE).offset((number - 1) * PER_PAGE)).unique().all()
    if not rows and number > 1:
        first = _page(counted, 1)
        return _page(counted, first.total) if first.total > 1 else first
    count = rows[0][1] if rows else 0
    return PairPage([pair for pair, _ in rows], number, max(1, -(-count // PER_PAGE)), count)
