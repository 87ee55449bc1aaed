"""What differs between a charter and the one issued in its place: who signs, the version of the text, the passages."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.charters.differences import Passage, compare, is_same
from app.charters.models import Charter, Party
from app.charters.queries import snapshot_of
from app.charters.snapshot import Snapshot
from app.core.database import db
from app.documents.fingerprint import sha256_hex

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class NameChange:
    """One of the three is named otherwise: the same person better written, or for the host somebody else."""

    party: Party
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """Everything that differs, whatever the reference and the date. `version` is the new one, when it is another."""

    names: tuple[NameChange, ...]
    version: int | None
    passages: tuple[Passage, ...]

    @property
    def any(self) -> bool:
        """Whether the two charters say different things."""
        return bool(self.names) or self.version is not None or self.in_text

    @property
    def whole(self) -> tuple[Passage, ...]:
        """The same passages with nothing folded: who signs reads all of it."""
        return (Passage(tuple(block for passage in self.passages for block in passage.blocks)),)

    @property
    def in_text(self) -> bool:
        """Whether a passage reads otherwise."""
        return not is_same(self.passages)


def changes_between(before: Snapshot, after: Snapshot) -> Changes:
    """Return what somebody who read the first must know of the second."""
    named = ((each.party, before.party(each.party).name, each.name) for each in after.parties)
    return Changes(
        names=tuple(NameChange(party, old, new) for party, old, new in named if old != new),
        version=after.version if (after.version, after.version_on) != (before.version, before.version_on) else None,
        passages=compare(before, after),
    )


def changes_to(former: Charter, after: Snapshot) -> Changes | None:
    """Return what changes from a charter to what comes in its place; `None` when what it said has been erased."""
    return None if former.erased_at is not None else changes_between(snapshot_of(former), after)


def changes_of(charter: Charter) -> Changes | None:
    """Return what a charter changes of the one it was issued in place of; `None` for a first one, or one erased."""
    former = db.session.get(Charter, charter.replaces_id) if charter.replaces_id else None
    return None if former is None else changes_to(former, snapshot_of(charter))


def content_sha256(snapshot: Snapshot) -> str:
    """Return the fingerprint of what a charter says, apart from what every issue changes: reference, code, time."""
    return sha256_hex(replace(snapshot, reference="", code="", verification_url="", issued_at=_NEVER).to_bytes())
