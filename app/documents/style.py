"""Colours, sizes and paragraph styles of every document: the two strands, the ink, one family of letters."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.documents.fonts import BOLD, REGULAR

INK = HexColor("#12302F")
INK_SOFT = HexColor("#365050")
PETROL = HexColor("#0A4D55")
COPPER = HexColor("#A94A12")
MIRABELLE = HexColor("#F6BE3B")
HAIRLINE = HexColor("#B9CCC8")
STRANDS = (PETROL, COPPER, MIRABELLE)

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    fontSize=10.5,
    leading=15,
    textColor=INK,
    spaceAfter=6,
    allowWidows=0,
    allowOrphans=0,
    bulletFontName=REGULAR,
)
BODY_BEFORE_LIST = ParagraphStyle("body_before_list", BODY, spaceAfter=4, keepWithNext=1)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=23, leading=28, spaceBefore=0, spaceAfter=8)
HEADING = ParagraphStyle(
    "heading", BODY, fontName=BOLD, fontSize=13.5, leading=18, spaceBefore=10, spaceAfter=4, keepWithNext=1
)
HEADING_OF_TABLE = ParagraphStyle("heading_of_table", HEADING, keepWithNext=0)  # a table would follow it whole
SUBHEADING = ParagraphStyle("subheading", HEADING, fontSize=11, leading=15, spaceBefore=6, spaceAfter=2)
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=1, spaceAfter=3)
ITEM_LAST = ParagraphStyle("item_last", ITEM, spaceAfter=8)
NUMBERED = ParagraphStyle("numbered", ITEM, leftIndent=20)
NUMBERED_LAST = ParagraphStyle("numbered_last", NUMBERED, spaceAfter=8)
SMALL = ParagraphStyle("small", BODY, fontSize=8.5, leading=12, textColor=INK_SOFT, spaceAfter=4)
FINGERPRINT = ParagraphStyle("fingerprint", BODY, fontSize=10, leading=14, spaceAfter=6)
LABEL = ParagraphStyle("label", SMALL, fontName=BOLD, spaceAfter=0)
FINGERPRINT_LABEL = ParagraphStyle("fingerprint_label", LABEL, keepWithNext=1)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=12.5, leading=16, spaceBefore=4, spaceAfter=2)
BRAND = ParagraphStyle("brand", BODY, fontName=BOLD, fontSize=9.5, leading=12, spaceAfter=0)
HOST = ParagraphStyle("host", BRAND, fontName=REGULAR, textColor=INK_SOFT)
FOOTER = ParagraphStyle("footer", SMALL, fontSize=8, leading=11, spaceAfter=0)
CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=11.5, spaceAfter=0)
CELL_HEAD = ParagraphStyle("cell_head", CELL, fontName=BOLD)

# reportlab sets a font of its own in every cell, which would name Helvetica in the file without embedding it
CELLS = (
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
)
