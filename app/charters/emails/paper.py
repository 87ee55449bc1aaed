"""The letter to somebody whose signature on paper has been recorded."""

from app.charters.emails.addressing import letter_to, proof_of
from app.charters.models import CharterEvent, SignatureSlot
from app.mail.message import Letter


def paper_receipt(slot: SignatureSlot, event: CharterEvent) -> Letter:
    """What the signatory keeps, and their only way to know that somebody recorded a signature they never gave."""
    return letter_to(
        "paper_receipt",
        slot,
        signed_on=slot.signed_on,
        recorded_at=event.at,
        scan_sha256=event.facts["scan_sha256"],
        **proof_of(slot, event),
    )
