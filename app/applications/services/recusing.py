"""Saying with whom one has a link: the file is then not there for them. Only the coordination takes a link back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select

from app.access.models import Person
from app.applications import queries
from app.applications.errors import LinkGone, LinksChanged, OwnLink
from app.applications.models import Application, LinkDeclaration, Opinion, Recusal
from app.applications.services.moves import acceptance_undone, note
from app.applications.services.waiting import leave_waiting_list
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.programmes.models import Programme


def declare_links(programme: Programme, person: Person, refs: Collection[str], *, seen: datetime | None) -> int:
    """Take down with whom a member of the staff has a link, or that they have none; tells how many links are new.

    `seen` is when the last application on their page was sent: refuses (409) when another came since, which they have
    said nothing of. An opinion they had given on such a file, and an answer they had prepared, fall with it.
    """
    people = queries.people_to_declare(programme.id, person.id)
    if any(seen is None or queries.is_newer(each, seen) for each in people):
        raise LinksChanged
    chosen = [each for each in people if each.ref in refs]
    for application in chosen:
        _recuse(application, person, actor=person.ref)
    _declared(programme, person)
    record("links_declared", actor=person.ref, subject=person.ref, programme_id=programme.id, links=len(chosen))
    db.session.flush()
    return len(chosen)


def record_link(application: Application, person: Person, *, actor: str) -> bool:
    """Take down a link that a member of the staff told the coordination of; tells whether it was new."""
    known = db.session.scalar(select(Recusal.id).filter_by(application_id=application.id, person_id=person.id))
    if known is not None:
        return False
    _recuse(application, person, actor=actor)
    db.session.flush()
    return True


def take_link_back(application: Application, person: Person, *, actor: str) -> None:
    """Take back a link declared by mistake: the file is there again for that person. Nobody takes back their own."""
    if person.ref == actor:
        raise OwnLink
    found = db.session.scalar(select(Recusal).filter_by(application_id=application.id, person_id=person.id))
    if found is None:
        raise LinkGone
    db.session.delete(found)
    note("link_taken_back", application, actor=actor, whose=person.ref)
    db.session.flush()


def _recuse(application: Application, person: Person, *, actor: str) -> None:
    db.session.add(
        Recusal(programme_id=application.programme_id, application_id=application.id, person_id=person.id, since=now())
    )
    note("link_declared", application, actor=actor, whose=person.ref)
    db.session.execute(delete(Opinion).where(Opinion.application_id == application.id, Opinion.person_id == person.id))
    if application.decided_by == person.ref and application.decision is not None and application.released_at is None:
        acceptance_undone(application, actor)
        application.decision, application.decided_by = None, ""
        application.decision_sentence = application.decision_reason = ""
        application.version += 1
        leave_waiting_list(application)
        note("application_decision_undone", application, actor=actor)


def _declared(programme: Programme, person: Person) -> None:
    found = db.session.scalar(
        select(LinkDeclaration).filter_by(programme_id=programme.id, person_id=person.id).with_for_update()
    )
    if found is None:
        db.session.add(LinkDeclaration(programme_id=programme.id, person_id=person.id, declared_at=now()))
    else:
        found.declared_at = now()
