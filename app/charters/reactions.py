"""What charters do when an earlier step of the programme moves, in the same transaction."""

from flask import Flask

from app.access.events import AddressChanged
from app.charters.errors import CharterWaits
from app.charters.queries import newest_text, published_text
from app.charters.services import (
    cancel_amendment,
    cancel_charter_of,
    import_text,
    issue_charter,
    publish_text,
    signatures_follow,
)
from app.core.events import subscribe
from app.core.journal import record
from app.pairing.events import PairClosed, PairCommitted, PairEnded
from app.pairing.queries import pair_by_id
from app.programmes.events import ProgrammeCreated


def _created(event: ProgrammeCreated) -> None:
    source = event.charter_text
    if event.cloned_from_id is not None:
        copied = published_text(event.cloned_from_id) or newest_text(event.cloned_from_id)
        source = copied.source if copied is not None else ""
    if not source:
        return
    text = import_text(event.programme_id, source, actor=event.actor)
    if event.publish_text:
        publish_text(text, actor=event.actor)


def _committed(event: PairCommitted) -> None:
    """Issue the charter; one that cannot be issued yet waits, and « à traiter » says what is missing."""
    pair = pair_by_id(event.pair_id)
    try:
        issue_charter(pair, actor=event.actor)
    except CharterWaits as waits:
        obstacle = str(waits.params["obstacle"])
        record("charter_waits", actor=event.actor, subject=pair.ref, programme_id=pair.programme_id, obstacle=obstacle)


def _closed(event: PairClosed) -> None:
    cancel_charter_of(pair_by_id(event.pair_id), actor=event.actor)


def _ended(event: PairEnded) -> None:
    cancel_amendment(pair_by_id(event.pair_id), actor=event.actor)


def _address_changed(event: AddressChanged) -> None:
    signatures_follow(event.person_id, event.former, event.address, actor=event.actor)


def register(_app: Flask) -> None:
    """A programme comes with its text; the second « yes » issues the charter; a pair that is over takes it along."""
    subscribe(ProgrammeCreated, _created)
    subscribe(PairCommitted, _committed)
    subscribe(PairClosed, _closed)
    subscribe(PairEnded, _ended)
    subscribe(AddressChanged, _address_changed)
