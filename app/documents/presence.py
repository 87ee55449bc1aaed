"""A list of presence as a PDF: who is expected, and room for each to sign."""

from reportlab.platypus import Flowable, Spacer

from app.documents import body, style
from app.documents.flowing import Text, shared_out, table
from app.documents.fonts import name_stretches, stretches
from app.documents.letterhead import Furniture
from app.documents.metadata import Metadata
from app.documents.model import PresenceList, Run
from app.documents.press import press
from app.documents.tagging import Element, Tag

_ROOM = 13  # points above and below the text of a row: what a hand needs to sign
_BEFORE = 8
_LOOK = (
    ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.PETROL),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.HAIRLINE),
    ("LINEBEFORE", (-1, 1), (-1, -1), 0.5, style.HAIRLINE),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("LEFTPADDING", (-1, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 1), (-1, -1), _ROOM),
    ("BOTTOMPADDING", (0, 1), (-1, -1), _ROOM),
)


def draw_presence(document: PresenceList) -> bytes:
    """Return the PDF of a list of presence. The same list always gives the same bytes."""

    def compose() -> list[Flowable]:
        return [
            body.title(document.title),
            body.paragraph(document.when),
            Spacer(0, _BEFORE),
            _sheet(document),
            Spacer(0, _BEFORE),
            Text(stretches((Run(document.note),)), style.SMALL, Element(Tag.P)),
        ]

    said = Metadata(f"{document.title}, {document.reference}", document.letterhead.organisation, document.at)
    return press(compose, Furniture(document.letterhead, document.foot), said)


def _sheet(document: PresenceList) -> Flowable:
    heads = [stretches((Run(head),), bold=True) for head in document.heads]
    rows = [[*(name_stretches(cell) for cell in row), ()] for row in document.rows]
    return table(heads, rows, shared_out(document.shares), _LOOK)
