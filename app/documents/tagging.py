"""The accessible page: what everything painted means, written beside the paint.

reportlab (the free one) draws and says nothing of what it draws. This layer adds the meaning, and `archive` writes it
into the file, which then conforms to PDF/A-3a and PDF/UA-1. A document of the product is made so:

1. `compose` returns flowables made with `body` (title, headings, paragraphs, lists) and `flowing` (`Text`, `columns`,
   `table`, `Figure`). Nothing else of reportlab paints; `Spacer`, `PageBreak`, `KeepTogether` and `CondPageBreak` may
   stand between them.
2. `press.press(compose, furniture, metadata)` lays them out and returns the finished bytes. It takes attached files and
   prepares a place for a seal when asked.

Rules that hold everywhere: all that is painted stands in `canvas.content(element)` or in `canvas.artifact(kind)`; an
element whose parent was given belongs to it at once, any other joins the document when it is first painted, so the
order of reading is the order of painting; headings begin at H1 and skip no level; a figure has words in its place; a
line that goes on below ends with a space, or a screen reader joins two words (ISO 32000-1, 14.8.2.5).
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # streams stay binary: a fifth smaller


class Tag(StrEnum):
    """The standard structure types that our documents need (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FORM = "Form"


class Artifact(StrEnum):
    """What is painted and means nothing: ornaments, and what every page repeats (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "/Type /Layout"
    HEADER = "/Type /Pagination /Subtype /Header"
    FOOTER = "/Type /Pagination /Subtype /Footer"


@dataclass(frozen=True)
class Mark:
    """Where a piece of an element was painted: page, counted from 1, and number of the marked content on it."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A node of the structure tree. An element with a parent is one of its children from the start.

    `numbering` says how a list is labelled (Disc, Decimal), `alt` what a figure shows, `box` where it stands on its
    page, in points. A cell that `repeats` is meant once: painted again above the next page, it is only furniture.
    """

    tag: Tag
    parent: "Element | None" = None
    numbering: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    repeats: bool = False
    children: list["Element | Mark"] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def top(self) -> "Element":
        """Return the ancestor that has no parent yet, or the document."""
        return self if self.parent is None else self.parent.top()


class Structure:
    """The structure tree of one document, and the owner of every marked content of every page."""

    def __init__(self) -> None:
        self.document = Element(Tag.DOCUMENT)
        self.pages: dict[int, list[Element]] = {}

    def place(self, element: Element, page: int) -> int:
        """Note that a piece of the element is painted on the page; return its number there."""
        top = element.top()
        if top is not self.document:
            top.parent = self.document
            self.document.children.append(top)
        owners = self.pages.setdefault(page, [])
        owners.append(element)
        element.children.append(Mark(page, len(owners) - 1))
        return len(owners) - 1


class TaggedCanvas(Canvas):  # type: ignore[misc] # reportlab ships no types
    """A canvas on which everything painted says what it is."""

    def __init__(self, *args: Any, structure: Structure, **options: Any) -> None:
        super().__init__(*args, **options)
        self.structure = structure
        self._open = False

    @contextmanager
    def content(self, element: Element | Artifact) -> Iterator[None]:
        """What is painted inside is a piece of this element, or furniture."""
        if isinstance(element, Artifact):
            self.begin_artifact(element)
        elif element.repeats and any(isinstance(child, Mark) for child in element.children):
            self.begin_artifact(Artifact.HEADER)
        else:
            self._begin(f"/{element.tag} <</MCID {self.structure.place(element, self.getPageNumber())}>> BDC")
        yield
        self.end_artifact()

    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> AbstractContextManager[None]:
        """What is painted inside is passed over by those who listen."""
        return self.content(kind)

    def begin_artifact(self, kind: Artifact = Artifact.LAYOUT) -> None:
        """Begin an artifact where no `with` can be written: reportlab paints the lines of a table by itself."""
        self._begin(f"/Artifact <<{kind}>> BDC")

    def end_artifact(self) -> None:
        """End what `begin_artifact` began."""
        self._open = False
        self.addLiteral("EMC")

    def _begin(self, operator: str) -> None:
        if self._open:
            raise RuntimeError("a marked content inside another would belong to both")
        self._open = True
        self.addLiteral(operator)
