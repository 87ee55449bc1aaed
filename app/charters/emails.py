"""The letters of charters. They name people, never a reason, and links go to the address of record alone."""

from dataclasses import replace
from datetime import date, timedelta

from app.charters.models import Charter, CharterEvent, Party, SignatureSlot, SlotState
from app.charters.queries import slot_of, snapshot_of
from app.core.clock import to_paris
from app.core.database import db
from app.documents.fingerprint import short
from app.mail.links import url
from app.mail.message import Attachment, Letter
from app.programmes.models import Programme
from app.programmes.queries import definition, letterhead


def charter_to_sign(slot: SignatureSlot, token: str) -> Letter:
    """11.9, to a member of the pair."""
    return _with_link("charter_to_sign", slot, token, other_name=_other(slot).name)


def charter_to_countersign(slot: SignatureSlot, token: str) -> Letter:
    """To who signs for the host, once the two members have signed."""
    return _with_link("charter_to_countersign", slot, token, **_members(slot.charter))


def signing_link(slot: SignatureSlot, token: str) -> Letter:
    """The new link somebody asked for; the former one is dead."""
    return _with_link("signing_link", slot, token)


def charter_reminder(slot: SignatureSlot, token: str) -> Letter:
    """11.10, to whoever has to sign now."""
    other = _other(slot)
    signed = other.called if slot.party is not Party.HOST and other.state is SlotState.SIGNED else ""
    for_host = slot.party is Party.HOST
    return _with_link("charter_reminder", slot, token, other_signed=signed, for_host=for_host, **_members(slot.charter))


def signing_code(slot: SignatureSlot, code: str) -> Letter:
    """The six digits that confirm a signature."""
    charter = slot.charter
    digest = short(charter.frozen_sha256)
    letter = _letter("signing_code", slot, code=code, reference=charter.reference, digest=digest)
    return replace(letter, secrets=(code,))


def signing_receipt(slot: SignatureSlot, event: CharterEvent) -> Letter:
    """What the signatory keeps: it shows, without us, what was signed and when."""
    charter = slot.charter
    return _letter(
        "signing_receipt",
        slot,
        reference=charter.reference,
        signed_at=event.at,
        frozen_sha256=charter.frozen_sha256,
        number=event.number,
        digest=event.hash,
    )


def charter_signed(slot: SignatureSlot, pdf: Attachment) -> Letter:
    """11.11, with the final PDF."""
    charter = slot.charter
    letter = _letter(
        "charter_signed",
        slot,
        party=slot.party.value,
        other_first_name=_other(slot).called,
        **_members(charter),
        meet_by=_first_meeting_by(charter),
        code=charter.code,
        verify_url=url("/verifier"),
        url=url("/mon-binome"),
    )
    return replace(letter, attachments=(pdf,))


def charter_not_signed(slot: SignatureSlot) -> Letter:
    """To somebody who had signed a charter that will not be."""
    return _letter("charter_not_signed", slot, reference=slot.charter.reference)


def pdf_name(charter: Charter) -> str:
    """« charte-mentorat-2026-K7QF2MXT.pdf »."""
    return f"charte-mentorat-{to_paris(charter.issued_at).year}-{charter.code.replace('-', '')}.pdf"


def _with_link(name: str, slot: SignatureSlot, token: str, **context: object) -> Letter:
    link = url(f"/signer/{token}")
    charter = slot.charter
    known = {"url": link, "sign_by": charter.sign_by, "reference": charter.reference, "host": _host(slot)}
    letter = _letter(name, slot, **known, **context)
    return replace(letter, secrets=(token,))


def _letter(name: str, slot: SignatureSlot, **context: object) -> Letter:
    programme = db.session.get_one(Programme, slot.charter.programme_id)
    return Letter(
        name=name,
        to=slot.email,
        head=letterhead(programme),
        context={"first_name": slot.called, **context},
        programme_id=programme.id,
    )


def _members(charter: Charter) -> dict[str, str]:
    return {"mentor": slot_of(charter, Party.MENTOR).name, "mentee": slot_of(charter, Party.MENTEE).name}


def _other(slot: SignatureSlot) -> SignatureSlot:
    return slot_of(slot.charter, Party.MENTEE if slot.party is Party.MENTOR else Party.MENTOR)


def _host(slot: SignatureSlot) -> str:
    return snapshot_of(slot.charter).party(Party.HOST).represents


def _first_meeting_by(charter: Charter) -> date:
    programme = db.session.get_one(Programme, charter.programme_id)
    days = definition(programme).calendar.first_meeting_days
    start = charter.pair.starts_on or to_paris(charter.issued_at).date()
    return start + timedelta(days=days)
