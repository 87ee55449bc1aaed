"""Everything that stands in the way of a text at once, rather than its first fault alone."""

from dataclasses import dataclass

from app.charters.markdown.blocks import CharterSource
from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.mending import blank, mend
from app.charters.markdown.parser import parse

_MOST, _MOST_LONG = 20, 3  # readings of a text; a long one takes its time
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
    """Read a text again and again without its faults, to name them all (the first ones), in the order of its lines."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    refusals, goes_on = _faults(lines)
    for refused in sorted(refusals, key=lambda each: each.reason is not Reason.TABLE):  # a table while it is whole
        blank(lines, refused)
    remains = _read(lines) if goes_on else None
    return Review(remains, tuple(sorted(refusals, key=lambda each: each.line)))


def _faults(lines: list[str]) -> tuple[list[MarkdownRefused], bool]:
    """Return the faults, and whether the text goes on beside them. A line may have several."""
    left, refusals = list(lines), list[MarkdownRefused]()
    most = _MOST_LONG if sum(map(len, lines)) > _LONG or len(lines) > _MANY else _MOST
    while True:
        try:
            parse("\n".join(left))
        except MarkdownRefused as refused:
            if refusals and refused.reason in _CAUSED:  # taking a fault off left nothing: no fault of the text
                return refusals, False
            refusals.append(refused)
            if refused.reason in _WHOLE | _CAUSED or len(refusals) == most or not left[refused.line - 1].strip():
                return refusals, False
            mend(left, refused)
        else:
            return refusals, True


def _read(lines: list[str]) -> CharterSource | None:
    try:
        return parse("\n".join(lines))
    except MarkdownRefused:
        return None
