"""Signing as people do: by the link and the code of their letters."""

import re
from collections.abc import Callable, Iterable

from sqlalchemy import select

from app.charters.forms import COMMITMENT
from app.charters.models import Charter, Party
from app.charters.queries import charter_of_pair, slot_of, snapshot_of
from app.charters.services import Statement, open_link, request_code, sign
from app.core.database import db
from app.mail.models import OutboxMail
from app.pairing.models import Pair

Mailbox = Callable[[str], Iterable[str]]
"""Gives the texts of the letters an address received, newest first."""

_LINK = re.compile(r"/signer/([\w-]{20,})")
_CODE = re.compile(r"\b(\d{6})\b")


def outbox(address: str) -> list[str]:
    """Read the letters to an address that have not left yet."""
    newest = select(OutboxMail.text).where(OutboxMail.to_address == address).order_by(OutboxMail.id.desc())
    return [text for text in db.session.scalars(newest) if text]


def charter_of(pair: Pair) -> Charter:
    """Return the charter issued for a pair."""
    charter = charter_of_pair(pair.id)
    if charter is None:
        raise ValueError("this pair has no charter")
    return charter


def sign_as(charter: Charter, *parties: Party, mailbox: Mailbox = outbox) -> None:
    """Have those parties open their link, declare, recopy their code and sign."""
    for party in parties:
        slot = slot_of(charter, party)
        opened = open_link(_found(_LINK, mailbox(slot.email)))
        clauses = snapshot_of(charter).clauses
        said = "\n".join(clause.text for clause in clauses) or COMMITMENT
        request_code(opened, Statement(slot.name, said, tuple(clause.id for clause in clauses)))
        sign(opened, _found(_CODE, outbox(slot.email)))


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    for text in texts:
        found = pattern.search(text)
        if found:
            return found[1]
    raise LookupError(f"no letter holds {pattern.pattern}")
