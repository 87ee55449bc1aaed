"""When a morning is worth a letter to the coordination."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from hashlib import sha256

from app.core.declarations import Attention
from app.home.models import Said

WEEK = timedelta(days=7)
"""What still waits and has been said is said again after so long: on the same day of the week."""


def said_of(found: Mapping[int, Iterable[Attention]]) -> Said:
    """Return what is to be remembered of a morning, by the id of each programme: no name, nothing of anybody."""
    return {
        str(programme): {each.code: [each.count, _print(each)] for each in lines} for programme, lines in found.items()
    }


def leaves(now: Said, before: Said, told_on: date | None, today: date) -> bool:
    """Tell whether to write: there is something new since the morning before, or what waits was said a week ago."""
    if not any(now.values()):
        return False
    return told_on is None or today - told_on >= WEEK or _has_news(now, before)


def _has_news(now: Said, before: Said) -> bool:
    return any(
        _is_new(line, before.get(programme, {}).get(code))
        for programme, lines in now.items()
        for code, line in lines.items()
    )


def _is_new(line: list[int], known: list[int] | None) -> bool:
    """Tell whether a line says more than it did. As many, of whom one is another, count; fewer do not."""
    if known is None:
        return True
    (count, which), (count_then, which_then) = line, known
    return count > count_then or (count == count_then and which != which_then)


def _print(line: Attention) -> int:
    """Whom it is about, where it says so: the day they wait since may move with any act on them."""
    said = sorted(line.whom()) if line.whom else [str(line.since), *map(str, sorted(line.values.items()))]
    return int.from_bytes(sha256("\n".join(said).encode()).digest()[:6])
