"""The chain of evidence of a charter."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.charters import rules
from app.charters.models import Charter, CharterEvent, Party
from app.core.database import db


def chain_of(charter: Charter) -> Sequence[CharterEvent]:
    """Return every event of a charter, in order."""
    wanted = select(CharterEvent).where(CharterEvent.charter_id == charter.id).order_by(CharterEvent.number)
    return db.session.scalars(wanted).all()


def chain_to_completion(charter: Charter) -> Sequence[CharterEvent]:
    """Return the chain as the final document prints it: up to the third signature, or as far as it goes."""
    chain = chain_of(charter)
    last = next((rank for rank, event in enumerate(chain, 1) if event.kind == "completed"), len(chain))
    return chain[:last]


def last_event(charter: Charter) -> CharterEvent | None:
    """Return the newest event of a charter."""
    wanted = select(CharterEvent).where(CharterEvent.charter_id == charter.id)
    return db.session.scalar(wanted.order_by(CharterEvent.number.desc()).limit(1))


def signed_event(charter: Charter, party: Party) -> CharterEvent | None:
    """Return the event of a party's signature, given online or recorded from paper."""
    return next(
        (each for each in chain_of(charter) if each.kind in rules.SIGNING and each.facts.get("party") == party.value),
        None,
    )


def event_body(charter: Charter, event: CharterEvent) -> dict[str, Any]:
    """Return what the hash of an event covers, besides the hash of the one before."""
    return {
        "charter": charter.reference,
        "frozen_sha256": charter.frozen_sha256,
        "number": event.number,
        "at": event.at.isoformat(timespec="microseconds"),
        "kind": event.kind,
        "actor": event.actor,
        "facts": event.facts,
    }


def broken_event(charter: Charter) -> int | None:
    """Return the number of the first event that does not hold, or `None` when the whole chain does."""
    return broken_in(charter, chain_of(charter))


def broken_in(charter: Charter, chain: Sequence[CharterEvent]) -> int | None:
    """Return the same of a chain already read."""
    return rules.first_broken([(event_body(charter, each), each.previous_hash, each.hash) for each in chain])
