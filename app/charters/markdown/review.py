"""Everything that stands in the way of a text at once, rather than its first fault alone."""

from dataclasses import dataclass

from app.charters.markdown.blocks import CharterSource
from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.parser import parse

_MOST = 10
_WHOLE = {Reason.TOO_LONG, Reason.AFTER_SIGNATURES}
_CAUSED = {Reason.EMPTY, Reason.NO_TITLE}


@dataclass(frozen=True)
class Review:
    """A text as far as it can be read. `source` is what remains without the lines that are refused, if anything."""

    source: CharterSource | None
    refusals: tuple[MarkdownRefused, ...]

    @property
    def accepted(self) -> CharterSource | None:
        """The text, when nothing stands in the way."""
        return None if self.refusals else self.source


def review(source: str) -> Review:
    """Read a text again and again without its faulty lines, to name them all (the ten first)."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    refusals: list[MarkdownRefused] = []
    while True:
        try:
            return Review(parse("\n".join(lines)), tuple(refusals))
        except MarkdownRefused as refused:
            if refusals and refused.reason in _CAUSED:  # taking a line off left nothing: no fault of the text
                return Review(None, tuple(refusals))
            refusals.append(refused)
            if refused.reason in _WHOLE | _CAUSED or len(refusals) == _MOST:
                return Review(None, tuple(refusals))
            if not lines[refused.line - 1].strip():
                return Review(None, tuple(refusals))
            lines[refused.line - 1] = ""
