"""The words of a charter wherever it is read: what was frozen, the page, the tags of a PDF, its ink.

Spaces of all kinds are one, and nothing else is forgiven. A link reads as its words, then its address in brackets, as
it is printed. Numbers and bullets of lists are read too.
"""

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from tests.support.parsing import Page

Words = list[str]
CLAUSES = "Clauses à approuver"


def words_frozen(snapshot: bytes) -> Words:
    """Everything the snapshot says after its title, clauses last."""
    data = json.loads(snapshot)
    lines = [line for block in data["blocks"] if block["type"] != "title" for line in _lines(block)]
    if data["clauses"]:
        lines += [CLAUSES, *(f"• {_text(clause['runs'])}" for clause in data["clauses"])]
    return _split(lines)


def words_on_page(page: Page) -> Words:
    """Everything the signing page says of the charter after its title, clauses last."""
    article = page.one("article", class_="document")
    lines = [line for element in article if element.tag != "h2" for line in _of_element(element)]
    ticks = [label for label in page.tree.iter("label") if any(box.get("name") == "clauses" for box in label)]
    if ticks:
        lines += [CLAUSES, *(f"• {''.join(label.itertext())}" for label in ticks)]
    return _split(lines)


def words_tagged(pdf: bytes) -> Words:
    """Everything that a screen reader is given, in its order (the structure tree, read by poppler)."""
    told = _poppler(["pdfinfo", "-struct-text", "-"], pdf)
    text = ""
    for line in told.splitlines():
        said = re.fullmatch(r'\s*"(.*)"', line)
        text += said[1] if said else "" if line.endswith("(inline)") else "\n"
    return text.split()


def words_inked(pdf: bytes, furniture: Sequence[str]) -> Words:
    """Everything that the eye is given, but for the lines repeated on every page and the numbers of pages."""
    lines = _poppler(["pdftotext", "-raw", "-", "-"], pdf).replace("\f", "\n").splitlines()
    known = {_plain(each) for each in furniture}
    kept = [
        line for line in lines if _plain(line) not in known and not re.fullmatch(r"Page\s\d+\s/\s\d+", line.strip())
    ]
    return _split(kept)


def holds(whole: Words, part: Words) -> bool:
    """Tell whether those words stand in the whole without a break. A word cut at the end of a line counts as one."""
    return "".join(part) in "".join(whole) and (set(part) <= set(whole) or _rejoined(whole, part))


def _rejoined(whole: Words, part: Words) -> bool:
    """Only words longer than a line are ever cut."""
    return all(len(word) > _LINE for word in set(part) - set(whole))


_LINE = 60


def _lines(block: dict[str, Any]) -> Iterator[str]:
    if block["type"] == "bullets":
        yield from (f"• {_text(item)}" for item in block["items"])
    elif block["type"] == "numbered":
        yield from (f"{rank}. {_text(item)}" for rank, item in enumerate(block["items"], block["start"]))
    else:
        yield _text(block["runs"])


def _text(runs: Sequence[dict[str, Any]]) -> str:
    return "".join(_linked(run["text"], run.get("link", "")) for run in runs)


def _linked(text: str, address: str) -> str:
    return f"{text} ({address})" if address and address != text else text


def _of_element(element: Element) -> Iterator[str]:
    if element.tag == "ul":
        yield from (f"• {_inside(item)}" for item in element)
    elif element.tag == "ol":
        start = int(element.get("start") or 1)
        yield from (f"{rank}. {_inside(item)}" for rank, item in enumerate(element, start))
    else:
        yield _inside(element)


def _inside(element: Element) -> str:
    text = element.text or ""
    for child in element:
        inner = _inside(child)
        text += (_linked(inner, child.get("href") or "") if child.tag == "a" else inner) + (child.tail or "")
    return text


def _split(lines: Sequence[str]) -> Words:
    return " ".join(lines).split()


def _plain(line: str) -> str:
    return " ".join(line.split())


def _poppler(command: list[str], pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
