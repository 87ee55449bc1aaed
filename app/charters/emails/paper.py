"""The letter to somebody whose signature on paper has been recorded."""

from app.charters.emails.addressing import letter_to
from app.charters.models import CharterEvent, SignatureSlot
from app.mail.links import url
from app.mail.message import Letter


def paper_receipt(slot: SignatureSlot, event: CharterEvent) -> Letter:
    """What the signatory keeps, and their only way to know that somebody recorded a signature they never gave."""
    charter = slot.charter
    return letter_to(
        "paper_receipt",
        slot,
        reference=charter.reference,
        signed_on=slot.signed_on,
        recorded_at=event.at,
        frozen_sha256=charter.frozen_sha256,
        scan_sha256=event.facts["scan_sha256"],
        number=event.number,
        digest=event.hash,
        url=url(f"/verifier?code={charter.code}&recu={event.hash}"),
    )
