"""The table of communes, read at first use and kept folded: 12 MB for 35,000 of them, and no query."""

import csv
import gzip
import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path

from app.core.text import fold

TABLE = Path(__file__).with_name("communes.csv.gz")

_LAST = "\U0010ffff"
_MANY_POSTCODES = 3
_SHORT = {"st": "saint", "ste": "sainte"}
_ARTICLE = re.compile(r"^(?:l|la|le|les) (?=\S)")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune and the larger places it is in. A code or name is empty where there is none, as overseas."""

    code: str
    name: str
    postcodes: tuple[str, ...]
    population: int
    epci_code: str
    epci: str
    department_code: str
    department: str
    region_code: str
    region: str

    @property
    def label(self) -> str:
        """« Mulhouse (68100) », or the department for a city of many postcodes: « Paris (75) »."""
        few = len(self.postcodes) <= _MANY_POSTCODES
        return f"{self.name} ({self.postcodes[0] if few else self.department_code})"


def by_code(code: str) -> Commune | None:
    """Return the commune of that official code, if it still exists."""
    lines = _table().lines
    at = bisect_left(lines, f"{code},")
    return _commune(lines[at]) if at < len(lines) and lines[at].startswith(f"{code},") else None


def search(text: str, limit: int = 8) -> list[Commune]:
    """Return the communes whose name or postcode begins so: whole names first, then the most populated.

    Case, accents, hyphens and a leading article do not count; « st » is « saint ». « denis 93 » narrows by postcode.
    """
    name, digits = _words(text)
    if len(name) < 2 and len(digits) < 2:  # one letter begins thousands of names
        return []
    table = _table()
    found = table.beginning(table.names, name) if name else table.beginning(table.postcodes, digits)
    if name and digits:
        found = {at: whole for at, whole in found.items() if _has_postcode(table.lines[at], digits)}
    best = nsmallest(limit, found, key=lambda at: (not found[at], -table.populations[at]))
    return [_commune(table.lines[at]) for at in best]


def match(text: str) -> Commune | None:
    """Return the one commune written so, « Mulhouse » or « Mulhouse (68100) »; none when several bear the name."""
    name, _ = _words(text)
    named = [commune for commune in search(text, limit=50) if _is_named(commune, name)]
    exact = [commune for commune in named if fold(commune.label) == fold(text)]
    kept = exact or named
    return kept[0] if len(kept) == 1 else None


class _Table:
    """The lines of the file by code, and two sorted lists of « key, tab, position »."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.names: list[str] = []
        self.postcodes: list[str] = []
        self.populations = array("L")
        for at, (_, name, postcodes, population, *_) in enumerate(csv.reader(lines)):
            self.names += [f"{key}\t{at}" for key in _keys(name)]
            self.postcodes += [f"{code}\t{at}" for code in postcodes.split()]
            self.populations.append(int(population))
        self.names.sort()
        self.postcodes.sort()

    @staticmethod
    def beginning(keys: list[str], start: str) -> dict[int, bool]:
        """Return each position whose key begins so, and whether it is the whole key."""
        found: dict[int, bool] = {}
        for key in keys[bisect_left(keys, start) : bisect_left(keys, start + _LAST)]:
            name, _, at = key.partition("\t")
            found[int(at)] = name == start or found.get(int(at), False)
        return found


@cache
def _table() -> _Table:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    return _Table(lines[1:])


def _commune(line: str) -> Commune:
    code, name, postcodes, population, *places = next(csv.reader([line]))
    return Commune(code, name, tuple(postcodes.split()), int(population), *places)


def _has_postcode(line: str, digits: str) -> bool:
    return any(code.startswith(digits) for code in _commune(line).postcodes)


def _keys(name: str) -> set[str]:
    whole, _ = _words(name)
    return {whole, _ARTICLE.sub("", whole)}


def _is_named(commune: Commune, name: str) -> bool:
    return name in _keys(commune.name)


def _words(text: str) -> tuple[str, str]:
    """Cut what is typed into a folded name and digits."""
    words = fold(text).split()
    name = " ".join(_SHORT.get(word, word) for word in words if not word.isdigit())
    return name, "".join(word for word in words if word.isdigit())
