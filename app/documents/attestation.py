"""The page that ends a signed charter: what the evidence shows, what it does not, the register, how to check it."""

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.core.text import NBSP
from app.documents import body, style, wording
from app.documents.fingerprint import short
from app.documents.flowing import Text, columns, table
from app.documents.fonts import Stretch, name_stretches, stretches
from app.documents.model import AttachedFile, EvidenceEvent, Run, SignedCharterDocument
from app.documents.qr import QrCode
from app.documents.tagging import Element, Tag

_COLUMNS = (22, 114, 142, 108)
_QR_SIZE = 92
_HEAD_OF_REGISTER = 120  # the heading and a few lines: less room than that, and they go to the next page


def attestation(document: SignedCharterDocument) -> list[Flowable]:
    """Return the attestation, on a page of its own, in words that need no lawyer."""
    charter = document.charter
    return [
        PageBreak(),
        body.title(wording.ATTESTATION),
        body.paragraph(wording.summary(charter, document.signatures, document.completed_at)),
        body.heading(wording.PROVES),
        *body.bullets(wording.proves(document)),
        body.heading(wording.DOES_NOT_PROVE),
        *body.bullets(wording.does_not_prove(document)),
        body.heading(wording.FINGERPRINTS),
        *_fingerprints(document),
        *_attached(document.attachments),
        body.heading(wording.VERIFY),
        _verification(document),
        *_register(document.events),
    ]


def _fingerprints(document: SignedCharterDocument) -> list[Flowable]:
    lines = [(wording.FROZEN, document.frozen_sha256), (wording.SNAPSHOT, document.snapshot_sha256)]
    if document.events:
        lines.append((wording.CHAIN, document.events[-1].digest))
    return [
        flowable
        for label, digest in lines
        for flowable in (
            Text(stretches((Run(label),), bold=True), style.FINGERPRINT_LABEL, Element(Tag.P)),
            Text(stretches((Run(digest),)), style.FINGERPRINT, Element(Tag.P)),
        )
    ]


def _attached(files: tuple[AttachedFile, ...]) -> list[Flowable]:
    if not files:
        return []
    where = Text(stretches((Run(wording.ATTACHED_WHERE),)), style.BODY_BEFORE_LIST, Element(Tag.P))
    return [body.heading(wording.ATTACHED), where, *body.bullets(map(wording.attached, files))]


def _verification(document: SignedCharterDocument) -> Flowable:
    advice = [body.paragraph(text) for text in wording.how_to_verify(document.charter)]
    look = [
        ("LEFTPADDING", (1, 0), (1, 0), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
    ]
    code = QrCode(document.charter.verification_url, _QR_SIZE, wording.code_to_photograph(document.charter))
    return columns([[code], advice], [_QR_SIZE, style.WIDTH - _QR_SIZE], look)


def _register(events: tuple[EvidenceEvent, ...]) -> list[Flowable]:
    look = [
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.PETROL),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.HAIRLINE),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    heads = [stretches((Run(text),), bold=True) for text in wording.EVENT_HEADS]
    title = Text(stretches((Run(wording.EVENTS),), bold=True), style.HEADING_OF_TABLE, Element(Tag.H2))
    lines = table(heads, map(_line, events), [*_COLUMNS, style.WIDTH - sum(_COLUMNS)], look)
    return [CondPageBreak(_HEAD_OF_REGISTER), title, lines]


def _line(event: EvidenceEvent) -> list[tuple[Stretch, ...]]:
    number, at, digest = str(event.number), wording.instant(event.at), short(event.digest).replace(" ", NBSP)
    plain = [stretches((Run(text),)) for text in (number, at, event.what, digest)]
    return [*plain[:3], name_stretches(event.who), plain[3]]
