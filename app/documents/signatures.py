"""The three blocks at the end of a charter, topped petrol, copper and mirabelle: empty to be signed, or filled."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.documents import body, style, wording
from app.documents.flowing import Text, columns
from app.documents.fonts import name_stretches, stretches
from app.documents.model import Party, Run, SignatureGiven
from app.documents.tagging import Element, Tag

_ROOM_TO_SIGN = 82  # points: a date, then a signature of two centimetres
_ACROSS = 3


def empty_blocks(parties: Sequence[Party]) -> list[Flowable]:
    """Return the blocks as they are approved: who is expected to sign, and room for a hand on paper."""
    blocks = [_block(party, party.name, wording.DATE_AND_SIGNATURE, _ROOM_TO_SIGN) for party in parties]
    return _section(blocks, closed=True)


def filled_blocks(parties: Sequence[Party], signatures: Sequence[SignatureGiven], host: str) -> list[Flowable]:
    """Return the blocks with the name each person wrote and when; parties and signatures come in the same order.

    `host` names, in words, who recorded what was signed on paper.
    """
    pairs = zip(parties, signatures, strict=True)
    return _section([_block(party, given.name, wording.signed(given, host), 0) for party, given in pairs], closed=False)


def _block(party: Party, name: str, note: str, room: float) -> list[Flowable]:
    return [
        Text(name_stretches(party.label, bold=True), style.LABEL, Element(Tag.H3)),
        Text(name_stretches(name, bold=True), style.NAME, Element(Tag.P)),
        Text(stretches((Run(note),)), style.SMALL, Element(Tag.P)),
        Spacer(0, room),
    ]


def _section(blocks: list[list[Flowable]], *, closed: bool) -> list[Flowable]:
    rows = [blocks[start : start + _ACROSS] for start in range(0, len(blocks), _ACROSS)]
    lines = [_row(row, closed=closed) for row in rows]
    return [CondPageBreak(120), KeepTogether([body.heading(wording.SIGNATURES), *lines])]


def _row(blocks: list[list[Flowable]], *, closed: bool) -> Flowable:
    colours = [
        ("LINEABOVE", (column, 0), (column, 0), 2, style.STRANDS[column % len(style.STRANDS)])
        for column in range(len(blocks))
    ]
    look = [
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        *colours,
        *([("LINEBELOW", (0, 0), (-1, 0), 0.5, style.HAIRLINE)] if closed else []),
    ]
    return columns(blocks, [style.WIDTH / len(blocks)] * len(blocks), look)
