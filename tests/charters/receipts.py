"""The receipts that signatories keep, as read from their real letters."""

import re
from dataclasses import dataclass

from app.charters.models import CharterEvent

from tests.support.letters import letters_to
from tests.support.mailbox import link_in

_REFERENCE = re.compile(r"\bCM-\d{4}-\d{4,}\b")
_DIGEST = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)
_NUMBER = re.compile(r"Maillon n°\s(\d+)")


@dataclass(frozen=True)
class Receipt:
    """What one letter says: whose document, which event of the register, and where to check."""

    reference: str
    document: str
    number: int
    digest: str
    path: str

    def holds(self, chain: list[CharterEvent]) -> bool:
        """Tell whether the register still has this event at that place."""
        return len(chain) >= self.number and chain[self.number - 1].hash == self.digest


def receipt_of(email: str) -> Receipt:
    """Read the only receipt mailed to an address."""
    letters = [mail for mail in letters_to(email) if mail.name == "signing_receipt"]
    assert len(letters) == 1, f"{len(letters)} receipts to {email}"
    text = letters[0].text
    document, digest = _DIGEST.findall(text)
    number, reference = _NUMBER.search(text), _REFERENCE.search(text)
    assert number, text
    assert reference, text
    return Receipt(reference[0], document, int(number[1]), digest, link_in(letters[0], "/verifier"))
