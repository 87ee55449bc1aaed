"""The summary of a morning: what « à traiter » says, to each who coordinates, when it says something new."""

from datetime import date, datetime, time

from sqlalchemy import select

from app.access.models import Person
from app.core.clock import to_paris
from app.core.database import db
from app.home import emails
from app.home.models import MorningSummary
from app.home.queries.coordination import to_do
from app.home.queries.summary import awaiting_summary
from app.home.rules import leaves, said_of
from app.mail.outbox import queue
from app.programmes.queries import coordinated_by

AT = time(7, 30)  # in Paris


def send_summaries(now: datetime) -> int:
    """Look, once a day from 7:30 on, at what each coordinator must see, and write to those for whom it is news.

    What they were told and still waits is told again a week later, the same day of the week, and not before. One letter
    says all that waits in all their programmes. What comes later in the day is for the next morning: a day is looked at
    once, whether or not there was anything. Returns how many letters leave.
    """
    local = to_paris(now)
    if local.time() < AT:
        return 0
    return sum(_write(person, local.date()) for person in awaiting_summary(local.date()))


def _write(person: Person, day: date) -> bool:
    morning = _morning_of(person, day)
    found = [(each, to_do(each.id, person.id, by_mail=True)) for each in coordinated_by(person.id)]
    said = said_of({programme.id: [line.about for line in lines] for programme, lines in found})
    written = leaves(said, morning.said, morning.told_on, day)
    morning.day, morning.said = day, said  # what was seen to is forgotten: were it to come back, it would be new
    if written:
        morning.told_on = day
        busy = [(programme, [line.sentence for line in lines]) for programme, lines in found if lines]
        queue(emails.morning_summary(person, busy))
    db.session.flush()
    return written


def _morning_of(person: Person, day: date) -> MorningSummary:
    """Return what is remembered of somebody's mornings, held: one row a person, so that two clocks write one letter."""
    kept = db.session.scalar(select(MorningSummary).where(MorningSummary.person_id == person.id).with_for_update())
    if kept is None:
        kept = MorningSummary(person_id=person.id, day=day, said={})
        db.session.add(kept)
        db.session.flush()
    return kept
