"""What was done to an application, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.access.models import Person
from app.applications.models import Application
from app.core.database import db
from app.core.journal import JournalEntry


@dataclass(frozen=True)
class Entry:
    """One line of the history: `who` is a name, or empty for the applicant; `facts` never hold content."""

    at: datetime
    act: str
    who: str
    facts: dict[str, object]


def history(application: Application) -> list[Entry]:
    """Return what was done to an application, the newest first."""
    entries = db.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.subject == application.ref)
        .order_by(JournalEntry.at.desc(), JournalEntry.id.desc())
    ).all()
    names = names_of({entry.actor for entry in entries})
    own = application.person.ref if application.person else ""
    return [
        Entry(entry.at, entry.act, "" if entry.actor == own else names.get(entry.actor, ""), entry.facts)
        for entry in entries
    ]


def last_actor(application: Application) -> str:
    """Return the name of the member of staff who acted last; empty when it was the applicant."""
    found = history(application)
    return found[0].who if found else ""


def acted_last(application: Application, ref: str) -> bool:
    """Tell whether that person did what was last done to the application."""
    entries = select(JournalEntry.actor).where(JournalEntry.subject == application.ref)
    return db.session.scalar(entries.order_by(JournalEntry.at.desc(), JournalEntry.id.desc()).limit(1)) == ref


def noted_since(application: Application, act: str, since: datetime) -> bool:
    """Return whether that was done to the application since then."""
    entry = select(JournalEntry.id).where(
        JournalEntry.subject == application.ref, JournalEntry.act == act, JournalEntry.at > since
    )
    return db.session.scalar(entry.limit(1)) is not None


def names_of(refs: Iterable[str]) -> dict[str, str]:
    """Return the names of persons by their refs."""
    found = db.session.scalars(select(Person).where(Person.ref.in_(set(refs))))
    return {person.ref: person.full_name for person in found}
