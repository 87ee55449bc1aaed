"""The letters that ask for a signature, confirm it and keep its receipt."""

from dataclasses import replace

from app.charters.emails.addressing import letter_to, letter_with_link, members_of, other_member, proof_of
from app.charters.models import CharterEvent, Party, SignatureSlot, SlotState
from app.documents.fingerprint import short
from app.mail.message import Letter


def charter_to_sign(slot: SignatureSlot, token: str) -> Letter:
    """11.9, to a member of the pair."""
    return letter_with_link("charter_to_sign", slot, token, other_name=other_member(slot).name)


def amendment_to_sign(slot: SignatureSlot, token: str) -> Letter:
    """To a member: the mentorship may last longer, once the three have signed."""
    ends_on = slot.charter.ends_on
    return letter_with_link("amendment_to_sign", slot, token, other_name=other_member(slot).name, ends_on=ends_on)


def charter_to_countersign(slot: SignatureSlot, token: str) -> Letter:
    """To who signs for the host, once the two members have signed."""
    return letter_with_link("charter_to_countersign", slot, token, **members_of(slot.charter))


def signing_link(slot: SignatureSlot, token: str) -> Letter:
    """The new link somebody asked for; the former one is dead."""
    return letter_with_link("signing_link", slot, token)


def charter_reminder(slot: SignatureSlot, token: str) -> Letter:
    """11.10, to whoever has to sign now."""
    other = other_member(slot)
    signed = other.called if slot.party is not Party.HOST and other.state is SlotState.SIGNED else ""
    for_host = slot.party is Party.HOST
    return letter_with_link(
        "charter_reminder", slot, token, other_signed=signed, for_host=for_host, **members_of(slot.charter)
    )


def signing_code(slot: SignatureSlot, code: str) -> Letter:
    """The six digits that confirm a signature."""
    charter = slot.charter
    digest = short(charter.frozen_sha256)
    letter = letter_to("signing_code", slot, code=code, reference=charter.reference, digest=digest)
    return replace(letter, secrets=(code,))


def signing_receipt(slot: SignatureSlot, event: CharterEvent) -> Letter:
    """What the signatory keeps: it shows, without us, what was signed and when.

    Its link asks whether the event is still in the register: no one rewrites what comes before it unseen.
    """
    return letter_to("signing_receipt", slot, signed_at=event.at, **proof_of(slot, event))
