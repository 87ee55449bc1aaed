"""What the coordination must see of applications: to read, answered, late, prepared and not sent."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import partial

from flask import Flask

from app.applications import queries
from app.applications.rules import next_news
from app.applications.wording import attention_action, attention_sentence
from app.core.clock import to_paris, today
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.programmes.models import Programme
from app.programmes.queries import by_id, definition

_LIST, _DECISIONS = "applications.coordinator.index", "applications.coordinator.decisions"
_WAITING = "applications.coordinator.waiting_list"
_URGENCY = {
    "applications_answered": 20,
    "applications_overdue": 25,
    "decisions_to_release": 30,
    "complements_late": 35,
    "applications_to_read": 40,
}


def find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """Return the lines of « à traiter » for one programme; of the files that this person may know of."""
    programme = by_id(programme_id)
    return [*_counted(programme, person_id), *_overdue(programme, person_id)]


def _counted(programme: Programme, reader_id: int) -> Iterator[Attention]:
    """The lines that a state tells, counted together."""
    counts = queries.application_counts(programme.id, reader_id)
    for code, (count, since) in counts.waiting.items():
        if count:
            whom = partial(queries.waiting_files, programme.id, reader_id, code)
            yield _line(programme, code, count, since, whom)
    yield from _place_free(programme, counts.mentees_in, counts.mentees_next, reader_id)


def _place_free(programme: Programme, accepted: int, waiting: int, reader_id: int) -> Iterator[Attention]:
    """A place that fell free while somebody waits; not for whoever may not know of everybody who is in."""
    free = (definition(programme).places.pairs_max or 0) - accepted
    if free > 0 and waiting and not queries.hides_any(reader_id, programme.id):
        yield Attention("place_free", min(free, waiting), _WAITING, {"slug": programme.slug}, urgency=28)


def _overdue(programme: Programme, reader_id: int) -> Iterator[Attention]:
    """People who were promised news by a day that is over."""
    calendar = definition(programme).calendar
    late = [
        (told, ref)
        for ref, state, told in queries.waiting_for_news(programme.id, reader_id)
        if next_news(state, calendar, to_paris(told).date()) < today()
    ]
    if late:
        yield _line(programme, "applications_overdue", len(late), min(late)[0], lambda: [ref for _, ref in late])


def _line(
    programme: Programme, code: str, count: int, since: datetime | None, whom: Callable[[], Collection[str]]
) -> Attention:
    here = {"slug": programme.slug}
    if code == "decisions_to_release":
        return Attention(code, count, _DECISIONS, here, since, _URGENCY[code])
    return Attention(code, count, _LIST, here | {"voir": code}, since, _URGENCY[code], whom=whom)


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Declare the lines and their sentences."""
    declare_attention("applications", AttentionSource(find, attention_sentence, attention_action))
