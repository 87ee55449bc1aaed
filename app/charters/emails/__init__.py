"""The letters of charters. They name people, never a reason, and links go to the address of record alone."""

from app.charters.emails.ending import charter_not_signed, charter_signed
from app.charters.emails.life import charter_updated, name_kept, signatory_replaced, signing_address_corrected
from app.charters.emails.paper import paper_receipt
from app.charters.emails.signing import (
    amendment_to_sign,
    charter_reminder,
    charter_to_countersign,
    charter_to_sign,
    signing_code,
    signing_link,
    signing_receipt,
)

__all__ = [
    "amendment_to_sign",
    "charter_not_signed",
    "charter_reminder",
    "charter_signed",
    "charter_to_countersign",
    "charter_to_sign",
    "charter_updated",
    "name_kept",
    "paper_receipt",
    "signatory_replaced",
    "signing_address_corrected",
    "signing_code",
    "signing_link",
    "signing_receipt",
]
