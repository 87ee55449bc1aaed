"""The letters a coordinator may see: none to, of or about somebody whose file is hidden from them."""

from functools import cache

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from app.applications.models import Application
from app.applications.queries import hidden_from
from app.mail.models import OutboxMail
from app.pairing.models import Pair

_OF_PAIRS = ("pair_", "charter_", "amendment_", "signing_", "paper_", "meeting_", "followup_", "launch_", "calendar_")
"""How the names of letters begin that say there is a pair."""


def letters_shown_to(reader_id: int) -> ColumnElement[bool]:
    """Return the condition by which the outbox leaves letters out, in whatever programme they were written.

    A letter is hidden when it goes to a hidden applicant, names their file, or tells the other member of a pair of it.
    """
    hidden = hidden_from(reader_id, OutboxMail.programme_id)
    file = _file()
    named = [OutboxMail.text.contains(column) for column in (file.reference, file.ref)]
    about = select(file.id).where(file.id.in_(hidden), or_(OutboxMail.to_address == file.email, *named))
    return ~or_(about.exists(), _tells_the_partner(hidden).exists())


@cache
def _file() -> type[Application]:
    """Return what stands for a file beside those that are hidden; dear to make, so made once."""
    return aliased(Application)


def _tells_the_partner(hidden: Select[int]) -> Select[int]:
    partner = _file()
    mentor, mentee = Pair.mentor_application_id, Pair.mentee_application_id
    return (
        select(partner.id)
        .join(Pair, or_(Pair.mentor_application_id == partner.id, Pair.mentee_application_id == partner.id))
        .where(
            or_(mentor.in_(hidden), mentee.in_(hidden)),
            OutboxMail.to_address == partner.email,
            or_(*(OutboxMail.name.startswith(name, autoescape=True) for name in _OF_PAIRS)),
        )
    )
