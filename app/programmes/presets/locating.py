"""On which line of a TOML source a value stands. Reads sources that `tomllib` has already accepted."""

import re

Place = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")


def line_of(source: str, place: Place) -> int:
    """Return the line of what stands at `place`, or of the nearest part around it that is written down."""
    lines = _Scanner(source).scan()
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Scanner:
    """Walks the source once and notes the line of every key, table and list item."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.lines: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}

    def scan(self) -> dict[Place, int]:
        table: Place = ()
        self._skip_blank()
        while self.at < len(self.source):
            if self.source.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self.lines

    def _note(self, place: Place, at: int) -> None:
        for depth in range(1, len(place) + 1):
            self.lines.setdefault(place[:depth], self.source.count("\n", 0, at) + 1)

    def _skip_blank(self) -> None:
        found = _BLANK.match(self.source, self.at)
        self.at = found.end() if found else self.at

    def _header(self) -> Place:
        start = self.at
        repeated = self.source.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        place = self._resolved(self._keys("]"))
        self.at += 2 if repeated else 1
        if repeated:
            self.counts[place] = self.counts.get(place, -1) + 1
            place = (*place, self.counts[place])
        self._note(place, start)
        return place

    def _resolved(self, keys: list[str]) -> Place:
        """Follow each key of a header into the last item of the list of tables that bears its name."""
        place: Place = ()
        for n, key in enumerate(keys):
            place = (*place, key)
            if n < len(keys) - 1 and place in self.counts:
                place = (*place, self.counts[place])
        return place

    def _keys(self, end: str) -> list[str]:
        keys = []
        while True:
            self._skip_blank()
            keys.append(self._key())
            self._skip_blank()
            if self.source.startswith(end, self.at):
                return keys
            self.at += 1  # the dot

    def _key(self) -> str:
        start = self.at
        if self.source[self.at] in "\"'":
            self._string()
            return self.source[start + 1 : self.at - 1]
        found = _BARE.match(self.source, self.at)
        self.at = found.end() if found else self.at + 1
        return self.source[start : self.at]

    def _pair(self, table: Place) -> None:
        start = self.at
        place = (*table, *self._keys("="))
        self._note(place, start)
        self.at += 1
        self._skip_blank()
        self._value(place)

    def _value(self, place: Place) -> None:
        char = self.source[self.at]
        if char == "[":
            self._items(place, "]")
        elif char == "{":
            self._items(place, "}")
        elif char in "\"'":
            self._string()
        else:
            found = _SCALAR.match(self.source, self.at)
            self.at = found.end() if found else self.at + 1

    def _items(self, place: Place, end: str) -> None:
        """Walk a list (`]`) or an inline table (`}`)."""
        self.at += 1
        position = 0
        while True:
            self._skip_blank()
            if self.source.startswith(end, self.at):
                self.at += 1
                return
            if end == "]":
                self._note((*place, position), self.at)
                self._value((*place, position))
            else:
                self._pair(place)
            position += 1
            self._skip_blank()
            self.at += self.source.startswith(",", self.at)

    def _string(self) -> None:
        quote = self.source[self.at]
        fence = quote * 3 if self.source.startswith(quote * 3, self.at) else quote
        self.at += len(fence)
        while not self.source.startswith(fence, self.at):
            self.at += 2 if quote == '"' and self.source[self.at] == "\\" else 1
        self.at += len(fence)
        while len(fence) == len('"""') and self.source.startswith(quote, self.at):
            self.at += 1  # a fence may be followed by up to two quotes of the text
