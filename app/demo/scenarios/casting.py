"""The cast, read from its file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("cast.toml")


@dataclass(frozen=True)
class StaffMember:
    """Somebody who runs the programmes."""

    key: str
    first_name: str
    last_name: str
    email: str
    roles: tuple[str, ...]


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
class Cast:
    """Everybody and everything invented."""

    host: Mapping[str, str]
    signatory: Mapping[str, str]
    referents: tuple[Mapping[str, Any], ...]
    partners: tuple[Mapping[str, str], ...]
    staff: Mapping[str, StaffMember]
    rolling: Story
    cohort: Story
    groups: tuple[Group, ...]
    question: str


@cache
def cast() -> Cast:
    """Return the cast."""
    raw = tomllib.loads(_FILE.read_text())
    staff = [StaffMember(**{**each, "roles": tuple(each["roles"])}) for each in raw["staff"]]
    return Cast(
        question=raw["question"],
        host=raw["host"],
        signatory=raw["signatory"],
        referents=tuple(raw["referents"]),
        partners=tuple(raw["partners"]),
        staff={each.key: each for each in staff},
        rolling=_story(raw["rolling"]),
        cohort=_story(raw["cohort"]),
        groups=tuple(
            Group(each["title"], each["programme"], tuple(Character(**one) for one in each["people"]))
            for each in raw["groups"]
        ),
    )


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
        eligibility=usual["eligibility"],
        answers={**usual["answers"], **raw["answers"]},
    )
