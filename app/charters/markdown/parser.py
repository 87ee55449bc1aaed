"""From a pasted text to blocks. What is not understood is refused with its line: nothing is dropped unseen."""

from typing import TYPE_CHECKING

from app.charters.markdown.blocks import (
    Block,
    BulletList,
    CharterSource,
    Clause,
    Heading,
    NumberedList,
    Paragraph,
    Runs,
    Subheading,
    Title,
    text_of,
)
from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.inline import runs_of
from app.charters.markdown.lines import Line, prepare
from app.charters.markdown.wording import CLAUSES_HEADING
from app.core.text import fold

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_HEADINGS: dict[str, type[Title | Heading | Subheading]] = {"h1": Title, "h2": Heading}
_UNWANTED_RULES = ["code", "reference", "backticks"]


class _Reader:
    """Turns Markdown nodes into blocks, knowing which pasted line each comes from."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines

    def line(self, node: "SyntaxTreeNode") -> int:
        """The pasted line on which the node starts, counted from 1."""
        start = node.map[0] if node.map else 0
        return self.lines[min(start, len(self.lines) - 1)].number

    def block(self, node: "SyntaxTreeNode") -> Block | None:
        """The block of a node; None for a rule across the page. Refuses what a charter has no use for."""
        match node.type:
            case "heading":
                return _HEADINGS.get(node.tag, Subheading)(self.runs(node))
            case "paragraph":
                return Paragraph(self.runs(node))
            case "bullet_list":
                return BulletList(tuple(map(self.item, node.children)))
            case "ordered_list":
                start = node.attrs.get("start", 1)
                return NumberedList(tuple(map(self.item, node.children)), int(start))
            case "hr":
                return None
        raise MarkdownRefused(self.line(node), Reason.HTML if node.type == "html_block" else Reason.UNSUPPORTED)

    def item(self, node: "SyntaxTreeNode") -> Runs:
        """One item: a single paragraph, no list inside it."""
        if len(node.children) != 1 or node.children[0].type != "paragraph":
            raise MarkdownRefused(self.line(node), Reason.UNSUPPORTED)
        return self.runs(node.children[0])

    def runs(self, node: "SyntaxTreeNode") -> Runs:
        """The runs of the only line of text under a node."""
        tokens: list[Token] = [token for token in node.to_tokens() if token.type == "inline"]
        runs = runs_of(tokens[0].children or [], self.line(node)) if tokens else ()
        if not runs:
            raise MarkdownRefused(self.line(node), Reason.EMPTY)
        return runs


def parse(source: str) -> CharterSource:
    """Return the charter text as blocks, from Markdown or from a plain text whose shape speaks for itself.

    Refuses with the line: no text, no title or two, tags, images, links other than https, characters that cannot be
    printed, unknown merge fields, and whatever would be lost (quotes, tables, code, lists inside lists, text after
    signatures).
    """
    from markdown_it.tree import SyntaxTreeNode

    prepared = prepare(source)
    reader = _Reader(prepared.lines)
    tree = SyntaxTreeNode(_markdown().parse("\n".join(line.text for line in prepared.lines)))
    found = [(reader.line(node), block) for node in tree.children if (block := reader.block(node)) is not None]
    _check_title(found)
    blocks, clauses = _split_clauses(found)
    return CharterSource(_joined(blocks), clauses, prepared.signature_tail, prepared.plain)


def _markdown() -> "MarkdownIt":
    """A CommonMark reader that sees tags, images and any link, so that each can be refused by its line."""
    from markdown_it import MarkdownIt  # loaded where a text is read: the worker reads none

    reader = MarkdownIt("commonmark", {"html": True}).disable(_UNWANTED_RULES)
    reader.validateLink = _any_address  # type: ignore[method-assign] # every address must reach our own refusal
    return reader


def _any_address(url: str) -> bool:
    """Accept any address: our own refusal names its line, the library would leave the link as text."""
    return bool(url)


def _check_title(found: list[tuple[int, Block]]) -> None:
    if not found or not isinstance(found[0][1], Title):
        raise MarkdownRefused(found[0][0] if found else 1, Reason.NO_TITLE)
    for line, block in found[1:]:
        if isinstance(block, Title):
            raise MarkdownRefused(line, Reason.SECOND_TITLE)
    if len(found) == 1:
        raise MarkdownRefused(found[0][0], Reason.EMPTY)


def _split_clauses(found: list[tuple[int, Block]]) -> tuple[list[Block], tuple[Clause, ...]]:
    """Take the last part « Clauses à approuver » off the text; it must hold one list and nothing else."""
    blocks = [block for _, block in found]
    for position, block in enumerate(blocks):
        if isinstance(block, Heading) and fold(text_of(block.runs)) == fold(CLAUSES_HEADING):
            rest = _joined(blocks[position + 1 :])
            if len(rest) != 1 or not isinstance(rest[0], BulletList | NumberedList):
                raise MarkdownRefused(found[position][0], Reason.CLAUSES)
            items = rest[0].items
            return blocks[:position], tuple(Clause(f"clause-{rank}", runs) for rank, runs in enumerate(items, 1))
    return blocks, ()


def _joined(blocks: list[Block]) -> tuple[Block, ...]:
    """Make one list of two that follow each other: an empty line inside a list is no new list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, BulletList) and isinstance(last, BulletList):
            joined[-1] = BulletList(last.items + block.items)
        else:
            joined.append(block)
    return tuple(joined)
