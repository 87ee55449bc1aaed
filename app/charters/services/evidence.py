"""The chain of evidence: one event more, carrying the hash of the one before; and what may be taken out of it."""

import secrets
from typing import Any

from app.charters import rules
from app.charters.models import Charter, CharterEvent
from app.charters.queries import chain_of, event_body, last_event
from app.core.clock import now
from app.core.database import db


def append(
    charter: Charter, kind: str, *, actor: str, personal: dict[str, str] | None = None, **facts: Any
) -> CharterEvent:
    """Add an event to the charter's chain, in the transaction of the deed. The charter must be locked by the caller.

    A value of `personal` enters the chain as a salted commitment under its name: erased, it leaves the chain whole.
    """
    opened = {name: {"value": value, "salt": secrets.token_hex(16)} for name, value in (personal or {}).items()}
    facts |= {name: rules.commitment(each["value"], each["salt"]) for name, each in opened.items()}
    before = last_event(charter)
    event = CharterEvent(
        charter_id=charter.id,
        number=before.number + 1 if before else 1,
        at=now(),
        kind=kind,
        actor=actor,
        facts=facts,
        personal=opened,
        previous_hash=before.hash if before else rules.GENESIS,
    )
    event.hash = rules.event_hash(event_body(charter, event), event.previous_hash)
    db.session.add(event)
    db.session.flush()
    return event


def erase_personal(charter: Charter) -> None:
    """Forget every value, and its salt, that the chain holds as a commitment. The chain holds all the same."""
    for event in chain_of(charter):
        if event.personal:
            event.personal = {}
    db.session.flush()
