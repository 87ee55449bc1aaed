"""What the site answers about a code, a file or a receipt. It names nobody, writes nothing and keeps nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.charters import rules
from app.charters.models import Charter, CharterEvent, CharterFile, FileKind
from app.charters.queries import (
    broken_in,
    chain_of,
    charter_by_code,
    charter_with,
    event_with,
    file_with,
    sealed_digest,
)
from app.charters.queries.sealing import published_roots
from app.charters.rules import FileAnswer, FileFacts, Held, Proof, ReceiptAnswer, SealState
from app.documents.inspection import APPROVED, EVIDENCE, Inspection, SealFound, inspect_apart
from app.pairing import rules as pairing

_HELD = {FileKind.FINAL: Held.SEALED, FileKind.FROZEN: Held.PROPOSED}


@dataclass(frozen=True)
class Point:
    """One thing that was recomputed, and whether it holds; `values` are for its sentence."""

    code: str
    holds: bool
    values: tuple[int, ...] = ()


@dataclass(frozen=True)
class FileReport:
    """The answer about a file: what it is, the charter it names, the seal that decided, and what was recomputed."""

    answer: FileAnswer
    charter: Charter | None = None
    seal: SealFound | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class ReceiptReport:
    """The answer about a receipt: the link, its charter, how long the chain is and where it breaks."""

    answer: ReceiptAnswer
    charter: Charter | None = None
    event: CharterEvent | None = None
    length: int = 0
    broken_at: int | None = None


def verify_file(data: bytes, code: str = "") -> FileReport:
    """Return what a file is. `code` says which charter it is meant to be; the file may name another.

    The charter meant answers for a file that says nothing of itself; our seal, once it holds, says where it comes from.
    Raises `NoPlaceFree` when too many files are being looked at.
    """
    roots = [each.pem for each in published_roots()]
    found = inspect_apart(data, roots)
    stored = file_with(hashlib.sha256(data).hexdigest())
    asked = charter_by_code(code) if code else None
    proof = _proof_in(found)
    inside = _charter_of_parts(found, proof)
    answer = rules.file_answer(_facts(found, stored, asked=asked, inside=inside))
    meant = None if any(seal.trusted and seal.intact for seal in found.seals) else asked
    charter = charter_with(stored.charter_id) if stored else inside or meant
    points = (*_outer(charter, found, stored), *_points(charter, found, proof))
    return FileReport(answer, charter, _deciding(found.seals), points)


def verify_receipt(digest: str, code: str = "") -> ReceiptReport:
    """Return what a receipt proves: whether its link is in the chain, and the chain whole up to it and beyond."""
    asked = charter_by_code(code) if code else None
    event = event_with(digest)
    charter = charter_with(event.charter_id) if event else asked
    chain = chain_of(charter) if charter else ()
    broken = broken_in(charter, chain) if charter else None
    answer = rules.receipt_answer(
        found=event is not None,
        code_given=asked is not None,
        same_charter=asked is None or charter is None or asked.id == charter.id,
        broken_at=broken,
        complete=charter is not None and _complete(charter, chain),
    )
    return ReceiptReport(answer, charter, event, len(chain), broken)


def register_points(charter: Charter) -> tuple[Point, ...]:
    """Return what can be recomputed from the register alone."""
    chain = chain_of(charter)
    broken = broken_in(charter, chain)
    whole = Point("register_chain", holds=broken is None, values=(len(chain), broken or 0))
    return whole, Point("register_complete", holds=_complete(charter, chain))


def ended_on(charter: Charter) -> date | None:
    """Return the day the mentoring ended, once it has."""
    pair = charter.pair
    return pairing.ended_on(pair.state, pair.ends_on, pair.closed_on)


def _facts(
    found: Inspection, stored: CharterFile | None, *, asked: Charter | None, inside: Charter | None
) -> FileFacts:
    return FileFacts(
        held=_HELD[stored.kind] if stored else Held.UNKNOWN,
        seals=found.seals,
        problem=found.problem.value,
        asked_for_another=bool(stored and asked and stored.charter_id != asked.id),
        names_one=inside is not None or asked is not None,
        parts_of_ours=inside is not None,
        sealed_otherwise=inside is not None and sealed_digest(inside) is not None,
    )


def _proof_in(found: Inspection) -> Proof | None:
    evidence = found.attachment(EVIDENCE)
    return rules.read_proof(evidence.content) if evidence else None


def _charter_of_parts(found: Inspection, proof: Proof | None) -> Charter | None:
    """Return the charter of the register whose approved file, or whose very proof, is inside."""
    approved = found.attachment(APPROVED)
    stored = file_with(approved.sha256) if approved else None
    if stored is not None:
        return charter_with(stored.charter_id)
    named = charter_by_code(proof.code) if proof and rules.is_public_code(proof.code) else None
    return named if named and proof and proof.frozen_sha256 == named.frozen_sha256 else None


def _outer(charter: Charter | None, found: Inspection, stored: CharterFile | None) -> tuple[Point, ...]:
    """Return what decides: the bytes, which the register knows or not, and the seal. A document to sign has neither."""
    if stored is not None and stored.kind is FileKind.FROZEN:
        return ()
    state = rules.seal_state(found.seals)
    seal = Point(f"seal_{state}", holds=state is SealState.HOLDS)
    if charter is None or sealed_digest(charter) is None:
        return (seal,)
    return Point("same_bytes", holds=stored is not None), seal


def _points(charter: Charter | None, found: Inspection, proof: Proof | None) -> tuple[Point, ...]:
    """Return what was recomputed: of the register when it knows the charter, and of the proof when there is one."""
    points = register_points(charter) if charter is not None else ()
    if proof is None:
        return points
    approved = found.attachment(APPROVED)
    digest = approved.sha256 if approved else ""
    inner = (
        Point("file_chain", holds=proof.broken_at is None, values=(len(proof.hashes), proof.broken_at or 0)),
        Point("three_digests", holds=proof.agrees_on(digest)),
        Point("snapshot", holds=proof.snapshot_holds),
    )
    if charter is None:
        return inner
    same = (
        Point("same_chain", holds=proof.begins([each.hash for each in chain_of(charter)])),
        Point(
            "same_digests", holds=digest == charter.frozen_sha256 and proof.snapshot_sha256 == charter.snapshot_sha256
        ),
    )
    return (*points, *inner, *same)


def _complete(charter: Charter, chain: Sequence[CharterEvent]) -> bool:
    """Tell whether the chain holds every signature that the charter says was given: its end could be cut off."""
    given = sum(1 for slot in charter.slots if slot.signed_at is not None)
    return sum(1 for each in chain if each.kind in rules.SIGNING) == given


def _deciding(seals: Sequence[SealFound]) -> SealFound | None:
    """Return the seal to describe: ours first, then one that holds together, then any."""
    return max(seals, key=lambda seal: (seal.trusted, seal.intact, seal.whole, seal.legible), default=None)
