"""RPPS numbers, mistyped addresses and names of communes: what people write, understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.addresses import AddressRefused, normal_email
from app.core.text import fold
from app.programmes.definition import Territory
from app.programmes.geography import Commune, by_code, match, search

RPPS_LENGTH = 11

_COMMON_DOMAINS = (
    *("gmail.com", "orange.fr", "wanadoo.fr", "hotmail.fr", "hotmail.com", "outlook.fr", "outlook.com", "yahoo.fr"),
    *("yahoo.com", "free.fr", "laposte.net", "sfr.fr", "icloud.com", "live.fr", "bbox.fr", "neuf.fr", "proton.me"),
    *("protonmail.com", "aphp.fr", "gmx.fr", "msn.com", "me.com", "mac.com", "gmx.com", "yahoo.co.uk", "live.com"),
)
_KNOWN_SLIPS = {"gmail.fr": "gmail.com", "laposte.fr": "laposte.net", "icloud.fr": "icloud.com"}
_NAMESAKES, _OFFERED = 50, 8
_SHORT = 7  # a shorter domain has too many honest neighbours


def is_rpps(text: str) -> bool:
    """Whether it is a number of the national directory of health professionals: 11 digits, the last one Luhn's key."""
    if not re.fullmatch(rf"[0-9]{{{RPPS_LENGTH}}}", text):
        return False
    total = 0
    for position, digit in enumerate(reversed(text)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def email(text: str) -> str | None:
    """Return one address, trimmed and in lower case; `None` if it is none or several."""
    try:
        return normal_email(text)
    except AddressRefused:
        return None


def suggestion(address: str) -> str | None:
    """Return the address that was probably meant, when its end looks like a slip for a common one."""
    local, _, domain = address.rpartition("@")
    if domain in _COMMON_DOMAINS:
        return None
    meant = _KNOWN_SLIPS.get(domain)
    if meant is None and len(domain) >= _SHORT:
        meant = next((known for known in _COMMON_DOMAINS if _one_slip_apart(domain, known)), None)
    return f"{local}@{meant}" if meant else None


def _one_slip_apart(left: str, right: str) -> bool:
    """Whether one letter was added, lost, changed, or two neighbours swapped."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest_left, rest_right = left[start:], right[start:]
    if len(left) > len(right):
        return rest_left[1:] == rest_right
    if len(left) < len(right):
        return rest_left == rest_right[1:]
    swapped = rest_left[:2] == rest_right[:2][::-1] and rest_left[2:] == rest_right[2:]
    return swapped or rest_left[1:] == rest_right[1:]


@dataclass(frozen=True)
class Place:
    """What a typed name of a commune means: one, or several to choose from, or none."""

    commune: Commune | None = None
    candidates: tuple[Commune, ...] = ()


def place(text: str, code: str = "") -> Place:
    """Return the commune of a typed name; `code` is the one picked among several, believed if it bears that name."""
    if not text:
        return Place()
    picked = by_code(code) if code else None
    found = search(text, limit=_NAMESAKES)
    if picked and (picked in found or fold(text) == fold(picked.label)):
        return Place(commune=picked)
    meant = match(text) or (found[0] if len(found) == 1 else None)
    return Place(commune=meant) if meant else Place(candidates=tuple(found))


def candidates(text: str, territory: Territory) -> tuple[Commune, ...]:
    """Return the communes to choose from when a typed name does not say which one, those of the territory first."""
    around = [commune for code in territory.communes if (commune := by_code(code))]
    nearest = sorted(place(text).candidates, key=lambda commune: _distance(commune, territory, around))
    return tuple(nearest[:_OFFERED])


def _distance(commune: Commune, territory: Territory, around: Sequence[Commune]) -> int:
    """In the territory, then in an inter-communality, a department, a region that it touches, then elsewhere."""
    inside = (
        commune.code in territory.communes,
        commune.department_code in territory.departments,
        commune.region_code in territory.regions,
    )
    touching = (
        any(inside),
        commune.epci_code != "" and commune.epci_code in {each.epci_code for each in around},
        commune.department_code in {each.department_code for each in around},
        commune.region_code in {each.region_code for each in around},
    )
    return touching.index(True) if any(touching) else len(touching)
