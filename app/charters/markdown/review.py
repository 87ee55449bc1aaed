"""Everything that stands in the way of a text at once, rather than its first fault alone."""

from dataclasses import dataclass

from app.charters.markdown.blocks import CharterSource
from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.parser import parse

_MOST, _MOST_LONG = 10, 3  # readings of a text; a long one takes its time
_LONG, _MANY = 20_000, 1_000  # characters, lines
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
    """Read a text again and again without its faulty lines, to name them all (the first ones)."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    refusals: list[MarkdownRefused] = []
    most = _MOST_LONG if len(source) > _LONG or len(lines) > _MANY else _MOST
    while True:
        try:
            return Review(parse("\n".join(lines)), tuple(refusals))
        except MarkdownRefused as refused:
            if refusals and refused.reason in _CAUSED:  # taking a line off left nothing: no fault of the text
                return Review(None, tuple(refusals))
            refusals.append(refused)
            if refused.reason in _WHOLE | _CAUSED or len(refusals) == most:
                return Review(None, tuple(refusals))
            if not lines[refused.line - 1].strip():
                return Review(None, tuple(refusals))
            lines[refused.line - 1] = ""
