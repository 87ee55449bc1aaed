"""The letters that end the signing of a charter, well or not."""

from dataclasses import replace
from datetime import date, timedelta

from app.charters import wording
from app.charters.emails.addressing import letter_to, members_of, other_member
from app.charters.models import Charter, FileKind, SignatureSlot
from app.charters.queries import answer_by
from app.core.clock import to_paris
from app.core.database import db
from app.mail.links import url
from app.mail.message import Attachment, Letter
from app.programmes.models import Programme
from app.programmes.queries import definition


def charter_signed(slot: SignatureSlot, final: bytes) -> Letter:
    """11.11, with the final PDF."""
    charter = slot.charter
    letter = letter_to(
        "charter_signed",
        slot,
        party=slot.party.value,
        other_first_name=other_member(slot).called,
        **members_of(charter),
        meet_by=_first_meeting_by(charter),
        code=charter.code,
        verify_url=url("/verifier"),
        url=url("/mon-binome"),
        ends_on=charter.ends_on,
    )
    pdf = Attachment(wording.file_name(charter, FileKind.FINAL), "application/pdf", final)
    return replace(letter, attachments=(pdf,))


def charter_not_signed(slot: SignatureSlot) -> Letter:
    """To somebody who had signed a charter that will not be."""
    charter = slot.charter
    return letter_to(
        "charter_not_signed",
        slot,
        reference=charter.reference,
        answer_by=answer_by(charter),
        former_end=charter.pair.ends_on,
    )


def _first_meeting_by(charter: Charter) -> date:
    programme = db.session.get_one(Programme, charter.programme_id)
    days = definition(programme).calendar.first_meeting_days
    start = charter.pair.starts_on or to_paris(charter.issued_at).date()
    return start + timedelta(days=days)
