"""Geography: the smallest level at which two people are in the same place, and what the programme makes of it."""

from collections.abc import Iterator
from functools import lru_cache

from app.applications.rules import Profile
from app.pairing.rules.findings import Finding, severity
from app.programmes.definition import Geography, PlaceRule, Sign
from app.programmes.geography import Commune, by_code

LEVELS = ("commune", "epci", "department", "region")


def _name(commune: Commune, level: str) -> str:
    return str(commune.name if level == "commune" else getattr(commune, level))


def code_at(commune: Commune, level: str) -> str:
    """Return the official code of the place a commune is in, empty where it is in none."""
    return str(commune.code if level == "commune" else getattr(commune, f"{level}_code"))


def _communes(profile: Profile) -> dict[str, Commune]:
    """The places of a person: where they practise, and where they mean to."""
    named = {"now": profile.commune, "project": profile.project_commune}
    return {when: commune for when, code in named.items() if code and (commune := _by_code(code))}


_by_code = lru_cache(maxsize=2048)(by_code)
"""The same few communes are asked for again and again while a cohort is judged."""


def _shared(one: dict[str, Commune], other: dict[str, Commune], level: str) -> tuple[Commune, bool] | None:
    """Return a commune of `one` that is at that level where `other` is too, and whether a project is meant."""
    pairs = [
        (commune, "project" in (when, where))
        for when, commune in one.items()
        for where, another in other.items()
        if code_at(commune, level) and code_at(commune, level) == code_at(another, level)
    ]
    return min(pairs, key=lambda pair: pair[1], default=None)


def place_findings(mentor: Profile, mentee: Profile, geography: Geography) -> Iterator[Finding]:
    """Say what the programme's rules of geography make of two people; an unknown place says nothing.

    A larger level repeats a smaller one: it is said only where it is stricter.
    """
    here, there = _communes(mentor), _communes(mentee)
    if not here or not there:
        return
    said = 0
    for level in LEVELS:
        rule: PlaceRule = getattr(geography, level)
        shared = _shared(here, there, level)
        if rule.verdict is None or (rule.sign is Sign.KEEP_APART) != (shared is not None):
            continue
        if severity(rule.verdict) <= said:
            continue
        said = severity(rule.verdict)
        if shared is None:
            yield Finding(f"other_{level}", rule.verdict)
        else:
            commune, project = shared
            code = "same_project_commune" if project and level == "commune" else f"same_{level}"
            yield Finding(code, rule.verdict, {"place": _name(commune, level)})


def in_the_same_place(mentor: Profile, mentee: Profile) -> bool | None:
    """Tell whether the two are, or mean to be, in the same commune; `None` when a place is not known."""
    here, there = _communes(mentor), _communes(mentee)
    if not here or not there:
        return None
    return _shared(here, there, "commune") is not None
