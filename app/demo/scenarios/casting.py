"""The cast, read from its file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_CAST, _COHORT = (Path(__file__).with_name(name) for name in ("cast.toml", "cohort.toml"))


@dataclass(frozen=True)
class StaffMember:
    """Somebody who runs the programmes, or the `only` one of that address."""

    key: str
    first_name: str
    last_name: str
    email: str
    roles: tuple[str, ...]
    only: str = ""


@dataclass(frozen=True)
class Applicant:
    """Somebody who applies, and everything they answer."""

    key: str
    role: str
    eligibility: Mapping[str, str]
    answers: Mapping[str, Any]

    @property
    def email(self) -> str:
        """Who they are here."""
        return str(self.answers["email"])

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.answers['first_name']} {self.answers['last_name']}"


@dataclass(frozen=True)
class Story:
    """One programme of the demo: its preset, how it is adapted, and who applies."""

    preset: str
    slug: str
    adapted: Mapping[str, Any]
    applicants: Mapping[str, Applicant]


@dataclass(frozen=True)
class Committee:
    """What the committee of the cohort decides, by the keys of its members and of those who apply."""

    meets_at: str
    place: str
    lasts: str
    why: str
    why_waiting: str
    links: Mapping[str, Sequence[str]]
    doubts: Mapping[str, Mapping[str, str]]
    pairs: Sequence[Mapping[str, str]]
    derogation: Mapping[str, str]
    resemblance: Mapping[str, Any]
    waiting: Sequence[str]
    left_over: Sequence[str]
    declined: Mapping[str, str]


@dataclass(frozen=True)
class Character:
    """One of the cast as the demo presents them; `name` for who has no account."""

    email: str
    part: str
    sees: str
    name: str = ""


@dataclass(frozen=True)
class Group:
    """Those who live in one programme."""

    title: str
    programme: str
    people: tuple[Character, ...]


@dataclass(frozen=True)
class Moment:
    """A moment one can go to: what has been lived, and what there is to try, by whom."""

    key: str
    title: str
    lived: str
    tries: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Cast:
    """Everybody and everything invented."""

    host: Mapping[str, str]
    signatory: Mapping[str, str]
    referents: tuple[Mapping[str, Any], ...]
    partners: tuple[Mapping[str, str], ...]
    staff: Mapping[str, StaffMember]
    rolling: Story
    cohort: Story
    committee: Committee
    groups: tuple[Group, ...]
    moments: Mapping[str, Moment]
    year: Mapping[str, Moment]
    question: str


@cache
def cast() -> Cast:
    """Return the cast."""
    raw, cohort = tomllib.loads(_CAST.read_text()), tomllib.loads(_COHORT.read_text())
    staff = [StaffMember(**{**each, "roles": tuple(each["roles"])}) for each in raw["staff"]]
    return Cast(
        question=raw["question"],
        host=raw["host"],
        signatory=raw["signatory"],
        referents=tuple(raw["referents"]),
        partners=tuple(raw["partners"]),
        staff={each.key: each for each in staff},
        rolling=_story(raw["rolling"]),
        cohort=_story(cohort),
        committee=Committee(**cohort["committee"]),
        groups=tuple(
            Group(each["title"], each["programme"], tuple(Character(**one) for one in each["people"]))
            for each in (*raw["groups"], *cohort["groups"])
        ),
        moments=_moments(cohort),
        year=_moments(raw),
    )


def _moments(raw: Mapping[str, Any]) -> Mapping[str, Moment]:
    return {each["key"]: Moment(**each) for each in raw["moments"]}


def _story(raw: Mapping[str, Any]) -> Story:
    applicants = [_applicant(each, raw[each["role"]]) for each in raw["applicants"]]
    return Story(
        preset=raw["preset"],
        slug=raw["slug"],
        adapted=raw["adapted"],
        applicants={each.key: each for each in applicants},
    )


def _applicant(raw: Mapping[str, Any], usual: Mapping[str, Any]) -> Applicant:
    return Applicant(
        key=raw["key"],
        role=raw["role"],
        eligibility={**usual["eligibility"], **raw.get("eligibility", {})},
        answers={**usual["answers"], **raw["answers"]},
    )
