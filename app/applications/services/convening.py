"""Calling the committee to its meeting."""

from app.applications import emails, queries
from app.applications.errors import NobodyToConvene
from app.core.journal import record
from app.mail import outbox
from app.programmes.models import Programme, Role
from app.programmes.queries import definition as definition_of
from app.programmes.queries import staff_people


def convene_committee(programme: Programme, *, at: str, place: str, lasts: str, actor: str) -> int:
    """Write to each member of the committee when and where it meets (11.20). Returns how many letters leave.

    Each is told how many files they will examine: those they have a link with are not among them. Refuses a programme
    without a committee or without a day for it.
    """
    day = definition_of(programme).calendar.committee_on
    members = staff_people(programme.id, Role.COMMITTEE)
    if day is None or not members:
        raise NobodyToConvene
    for person in members:
        counts = queries.files_to_examine(programme.id, person.id)
        outbox.queue(emails.convened(programme, person, counts, day=day, at=at, place=place, lasts=lasts))
    record(
        "committee_convened",
        actor=actor,
        subject=f"programme:{programme.id}",
        programme_id=programme.id,
        mail="committee_convened",
        letters=len(members),
    )
    return len(members)
