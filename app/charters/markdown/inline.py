"""A line of Markdown as runs: bold, italic, https links, and nothing else."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.charters.markdown.blocks import Run, Runs
from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.fields import unknown_field
from app.charters.markdown.typography import polish
from app.core.printable import code_point, unprintable, without_invisible

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES = {
    "strong_open": ("bold", True),
    "strong_close": ("bold", False),
    "em_open": ("italic", True),
    "em_close": ("italic", False),
}
_TEXTS = {"text", "text_special", "entity"}
_HOST = re.compile(r"[a-z0-9.-]+\.[a-z0-9-]+")
_BREAKS = {"softbreak", "hardbreak"}
_REFUSED = {"html_inline": Reason.HTML, "image": Reason.IMAGE}


def runs_of(tokens: "Iterable[Token]", line: int) -> Runs:
    """Return the runs of the inline tokens. Refuses tags, images, links other than https, unknown fields."""
    runs: list[Run] = []
    style = Run("")
    for token in tokens:
        if token.type in _REFUSED:
            raise MarkdownRefused(line, _REFUSED[token.type], token.content)
        line += token.type in _BREAKS
        style = _restyled(style, token, line)
        text = " " if token.type in _BREAKS else token.content if token.type in _TEXTS else ""
        if text and runs and replace(runs[-1], text="") == style:
            runs[-1] = replace(runs[-1], text=runs[-1].text + text)
        elif text:
            runs.append(replace(style, text=text))
    return _trimmed(_polished(run, line) for run in runs)


def _restyled(style: Run, token: "Token", line: int) -> Run:
    if token.type in _STYLES:
        name, value = _STYLES[token.type]
        return replace(style, bold=value) if name == "bold" else replace(style, italic=value)
    if token.type == "link_open":
        return replace(style, link=_https(str(token.attrs.get("href", "")), line))
    return replace(style, link="") if token.type == "link_close" else style


def _https(address: str, line: int) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        raise MarkdownRefused(line, Reason.LINK, address) from None
    if parts.scheme != "https" or not _HOST.fullmatch(parts.hostname or "") or parts.username or parts.password:
        raise MarkdownRefused(line, Reason.LINK, address)
    return address


def _polished(run: Run, line: int) -> Run:
    if (unknown := unknown_field(run.text)) is not None:
        raise MarkdownRefused(line, Reason.UNKNOWN_FIELD, unknown)
    text = polish(without_invisible(run.text))
    if found := unprintable(text):  # an entity may have brought in what no line showed
        raise MarkdownRefused(line, Reason.CONTROL_CHARACTER, code_point(found))
    return replace(run, text=text)


def _trimmed(runs: Iterable[Run]) -> Runs:
    kept = list(runs)
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(run for run in kept if run.text)
