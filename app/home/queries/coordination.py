"""What the coordination's first page gathers: what each feature says must be seen, the journey, the next day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import distinct, func, select

from app.applications.queries import application_counts
from app.charters.models import Charter
from app.charters.rules import SIGNED_BY_ALL
from app.core.database import db
from app.core.declarations import Attention, attention_sources, milestones
from app.pairing.models import Pair
from app.pairing.queries import shown_to
from app.programmes.definition import DATES, Calendar

_LATER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class ToDo:
    """One line of « à traiter »: a sentence, what to do about it, and what it is about, which says where."""

    sentence: str
    action: str
    about: Attention


def to_do(programme_id: int, person_id: int, *, by_mail: bool = False) -> list[ToDo]:
    """Return what that person must see in that programme: the most urgent first, then what has waited longest.

    `by_mail`: without what is said on the page alone.
    """
    found = [
        (attention, source)
        for source in attention_sources.values()
        for attention in source.find(programme_id, person_id)
        if not (by_mail and attention.on_page_only)
    ]
    found.sort(key=lambda pair: _order(pair[0]))
    return [ToDo(source.sentence(attention), source.action(attention), attention) for attention, source in found]


def _order(attention: Attention) -> tuple[int, datetime]:
    return attention.urgency, attention.since or _LATER


def journey(programme_id: int, reader_id: int) -> list[tuple[int, str]]:
    """Return how many have come to each step of the programme, and the words for so many, as that person may know."""
    return [(count, step.words(count)) for step in milestones() for count in (step.count(programme_id, reader_id),)]


def next_deadline(calendar: Calendar, today: date) -> tuple[str, date] | None:
    """Return the name and day of the calendar's next date, when it has one."""
    coming = [(day, name) for name in DATES if (day := getattr(calendar, name)) is not None and day >= today]
    return (min(coming)[1], min(coming)[0]) if coming else None


def received(programme_id: int, reader_id: int) -> int:
    """Return how many applications were sent to a programme."""
    return application_counts(programme_id, reader_id).received


def eligible(programme_id: int, reader_id: int) -> int:
    """Return how many applications were found to meet the criteria."""
    return application_counts(programme_id, reader_id).eligible


def signed_charters(programme_id: int, reader_id: int) -> int:
    """Return how many pairs of a programme have a charter with its three signatures."""
    query = select(func.count(distinct(Charter.pair_id))).join(Pair, Pair.id == Charter.pair_id)
    query = query.where(shown_to(reader_id, programme_id))
    signed = query.where(Pair.programme_id == programme_id, Charter.state.in_(SIGNED_BY_ALL))
    return db.session.scalar(signed) or 0


def first_of(lines: Sequence[ToDo], most: int = 3) -> tuple[Sequence[ToDo], int]:
    """Return the first lines of a programme for the list of programmes, and how many more there are."""
    return lines[:most], max(0, len(lines) - most)
