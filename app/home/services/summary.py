"""The summary of a morning: what « à traiter » says, to each who coordinates, on days when it says something."""

from datetime import date, datetime, time

from sqlalchemy import delete

from app.access.models import Person
from app.core.clock import to_paris
from app.core.database import db
from app.home import emails
from app.home.models import MorningSummary
from app.home.queries.coordination import to_do
from app.home.queries.summary import awaiting_summary
from app.mail.outbox import queue
from app.programmes.queries import coordinated_by

AT = time(7, 30)  # in Paris


def send_summaries(now: datetime) -> int:
    """Look, once a day from 7:30 on, at what each coordinator must see, and write to those who must see something.

    One letter for all their programmes. What comes later in the day is for the next morning: a day is looked at once,
    whether or not there was anything. Returns how many letters leave.
    """
    local = to_paris(now)
    if local.time() < AT:
        return 0
    return sum(_write(person, local.date()) for person in awaiting_summary(local.date()))


def _write(person: Person, day: date) -> bool:
    db.session.execute(delete(MorningSummary).where(MorningSummary.person_id == person.id))  # only the last one serves
    db.session.add(MorningSummary(person_id=person.id, day=day))
    db.session.flush()
    found = [(each, to_do(each.id, person.id, by_mail=True)) for each in coordinated_by(person.id)]
    busy = [(programme, [line.sentence for line in lines]) for programme, lines in found if lines]
    if busy:
        queue(emails.morning_summary(person, busy))
    return bool(busy)
