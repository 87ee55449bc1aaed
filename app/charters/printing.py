"""From what is frozen to what the printer is given."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from app.charters import markdown, proof, wording
from app.charters.models import Charter, CharterEvent, CharterText, FileKind, Party, SignatureSlot
from app.charters.queries import chain_to_completion, file_of, paper_scans, slot_of, snapshot_of
from app.charters.snapshot import Snapshot
from app.charters.wording.sealing import seal_reason
from app.core.clock import now, to_paris
from app.documents import model as printed

if TYPE_CHECKING:
    from app.documents.sealing import SealKey


def frozen_pdf(snapshot: Snapshot) -> bytes:
    """Return the PDF that everybody signs. The same snapshot always gives the same bytes."""
    from app.documents.charter import draw_charter  # the printer is heavy: loaded when something is drawn

    return draw_charter(_document(snapshot))


def final_pdf(charter: Charter) -> bytes:
    """Return the charter with its three filled blocks and the attestation; the proof is attached.

    Attached are the very file that was approved, `preuve.json`, and the sheets signed by hand. The same register always
    gives the same bytes.
    """
    if charter.completed_at is None:
        raise ValueError("a charter is printed as signed once the three have signed")
    snapshot = snapshot_of(charter)
    from app.documents.charter import draw_signed_charter  # the printer is heavy: loaded when something is drawn

    return draw_signed_charter(
        printed.SignedCharterDocument(
            charter=_document(snapshot),
            signatures=tuple(_signature(slot_of(charter, each.party)) for each in snapshot.parties),
            events=tuple(_event(each, snapshot) for each in chain_to_completion(charter)),
            frozen_sha256=charter.frozen_sha256,
            snapshot_sha256=charter.snapshot_sha256,
            completed_at=charter.completed_at,
            attachments=_attachments(charter),
        )
    )


def sealed_pdf(charter: Charter, key: "SealKey", *, timestamp_url: str = "") -> bytes:
    """Return the final document under the seal of the host; raises `NoTimestamp` when one is wanted and not had."""
    from app.documents.sealing import seal  # heavy, and of the worker alone

    reason = seal_reason(snapshot_of(charter).party(Party.HOST).represents)
    return seal(final_pdf(charter), key, reason=reason, timestamp_url=timestamp_url, at=now())


def text_pdf(text: CharterText, values: Mapping[str, str], *, programme: str, organisation: str) -> bytes:
    """Return the PDF of a text for anyone to read; the last ones drawn are kept."""
    version_on = to_paris(text.published_at or now()).date()
    head = printed.Letterhead(programme, organisation)
    return _text_pdf(text.source, tuple(sorted(values.items())), head, text.version, version_on)


@lru_cache(maxsize=16)
def _text_pdf(
    source: str, values: tuple[tuple[str, str], ...], head: printed.Letterhead, version: int, version_on: date
) -> bytes:
    read = markdown.parse(source)
    from app.documents.charter import draw_charter_text  # the printer is heavy: loaded when something is drawn

    return draw_charter_text(
        printed.CharterTextDocument(
            letterhead=head,
            title=read.title,
            blocks=_blocks(markdown.merge(read.blocks, dict(values))),
            version=version,
            version_on=version_on,
            clauses=tuple(_runs(clause.runs) for clause in markdown.merge_clauses(read.clauses, dict(values))),
        )
    )


def _document(snapshot: Snapshot) -> printed.CharterDocument:
    return printed.CharterDocument(
        letterhead=printed.Letterhead(snapshot.programme, snapshot.organisation),
        title=snapshot.title,
        parties=tuple(printed.Party(each.label, each.name, each.represents) for each in snapshot.parties),
        blocks=_blocks(snapshot.blocks),
        reference=snapshot.reference,
        version=snapshot.version,
        version_on=snapshot.version_on,
        issued_at=snapshot.issued_at,
        verification_code=snapshot.code,
        verification_page=snapshot.verification_page,
        verification_url=snapshot.verification_url,
        clauses=tuple(_runs(clause.runs) for clause in snapshot.clauses),
    )


def _blocks(blocks: Iterable[markdown.Block]) -> tuple[printed.Block, ...]:
    return tuple(_block(block) for block in blocks if not isinstance(block, markdown.Title))


def _block(block: markdown.Block) -> printed.Block:
    match block:
        case markdown.BulletList(items):
            return printed.BulletList(tuple(map(_runs, items)))
        case markdown.NumberedList(items, start):
            return printed.NumberedList(tuple(map(_runs, items)), start)
        case markdown.Paragraph(runs):
            return printed.Paragraph(_runs(runs))
        case markdown.Subheading(runs):
            return printed.Heading(_runs(runs), level=3)
        case _:
            return printed.Heading(_runs(block.runs), level=2)


def _runs(runs: Sequence[markdown.Run]) -> tuple[printed.Run, ...]:
    return tuple(printed.Run(run.text, run.bold, run.italic, run.link) for run in runs)


def _signature(slot: SignatureSlot) -> printed.SignatureGiven:
    if slot.signed_at is None:
        raise ValueError("this party has not signed")
    return printed.SignatureGiven(slot.name, slot.signed_at, printed.Means(slot.means.value), slot.signed_on)


def _attachments(charter: Charter) -> tuple[printed.AttachedFile, ...]:
    frozen = file_of(charter, FileKind.FROZEN)
    if frozen is None:
        raise ValueError("the document that was approved is no longer kept")
    approved = printed.AttachedFile(
        printed.APPROVED, "application/pdf", frozen.content, wording.FROZEN_ATTACHED, "Source"
    )
    proved = printed.AttachedFile(
        printed.EVIDENCE, "application/json", proof.proof_json(charter), wording.PROOF_ATTACHED, "Data"
    )
    sheets = (
        printed.AttachedFile(
            f"signature-papier-{scan.number}.pdf",
            "application/pdf",
            scan.content,
            wording.scan_attached(scan.number),
            "Supplement",
        )
        for scan in paper_scans(charter)
    )
    return (approved, proved, *sheets)


def _event(event: CharterEvent, snapshot: Snapshot) -> printed.EvidenceEvent:
    names = {each.party: each.name for each in snapshot.parties}
    host = snapshot.party(Party.HOST).represents
    what, who = wording.events_by(event.kind, event.facts, names, host)
    return printed.EvidenceEvent(event.number, event.at, what, who, event.hash)
