"""The page that ends a signed charter: what the evidence shows, what it does not, the register, how to check it."""

from reportlab.platypus import Flowable, PageBreak, Paragraph, Table, TableStyle

from app.core.text import NBSP
from app.documents import body, style, wording
from app.documents.fingerprint import short
from app.documents.fonts import markup, name_markup
from app.documents.model import EvidenceEvent, Run, SignedCharterDocument
from app.documents.qr import QrCode

_COLUMNS = (22, 114, 142, 108)
_QR_SIZE = 92


def attestation(document: SignedCharterDocument) -> list[Flowable]:
    """Return the attestation, on a page of its own, in words that need no lawyer."""
    charter = document.charter
    host = next((party.represents for party in charter.parties if party.represents), charter.letterhead.organisation)
    return [
        PageBreak(),
        body.title(wording.ATTESTATION),
        body.paragraph(wording.summary(charter, document.signatures, document.completed_at)),
        body.heading(wording.PROVES),
        *body.bullets(wording.proves(document.signatures)),
        body.heading(wording.DOES_NOT_PROVE),
        *body.bullets(wording.does_not_prove(document.signatures, host)),
        body.heading(wording.FINGERPRINTS),
        *_fingerprints(document),
        body.heading(wording.VERIFY),
        _verification(document),
        body.heading(wording.EVENTS),
        _register(document.events),
    ]


def _fingerprints(document: SignedCharterDocument) -> list[Flowable]:
    lines = [(wording.FROZEN, document.frozen_sha256), (wording.SNAPSHOT, document.snapshot_sha256)]
    if document.events:
        lines.append((wording.CHAIN, document.events[-1].digest))
    return [
        flowable
        for label, digest in lines
        for flowable in (
            Paragraph(markup((Run(label),), bold=True), style.LABEL),
            Paragraph(markup((Run(digest),)), style.FINGERPRINT),
        )
    ]


def _verification(document: SignedCharterDocument) -> Flowable:
    advice = [body.paragraph(text) for text in wording.how_to_verify(document.charter)]
    look = TableStyle(
        [
            *style.CELLS,
            ("LEFTPADDING", (1, 0), (1, 0), 14),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    code = QrCode(document.charter.verification_url, _QR_SIZE)
    return Table([[code, advice]], colWidths=[_QR_SIZE, style.WIDTH - _QR_SIZE], style=look, hAlign="LEFT")


def _register(events: tuple[EvidenceEvent, ...]) -> Flowable:
    head = [Paragraph(markup((Run(text),), bold=True), style.CELL_HEAD) for text in wording.EVENT_HEADS]
    look = TableStyle(
        [
            *style.CELLS,
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.PETROL),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.HAIRLINE),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    widths = [*_COLUMNS, style.WIDTH - sum(_COLUMNS)]
    rows = [head, *map(_line, events)]
    return Table(rows, colWidths=widths, style=look, repeatRows=1, splitInRow=1, hAlign="LEFT")


def _line(event: EvidenceEvent) -> list[Flowable]:
    texts = (str(event.number), wording.instant(event.at), event.what)
    return [
        *(Paragraph(markup((Run(text),)), style.CELL) for text in texts),
        Paragraph(name_markup(event.who), style.CELL),
        Paragraph(markup((Run(short(event.digest).replace(" ", NBSP)),)), style.CELL),
    ]
