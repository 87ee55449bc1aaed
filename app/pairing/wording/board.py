"""The board in words: one column for the request, one for each mentor compared, the others in a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.applications.models import Application
from app.applications.rules import Profile
from app.core.wording import plural
from app.pairing.queries import Candidate
from app.pairing.wording.findings import finding, tone, verdict
from app.pairing.wording.reasons import for_staff
from app.programmes.definition import Meaning, ProgrammeDefinition, Verdict

COLUMNS = 3
OTHERS = 40


@dataclass(frozen=True)
class Sayings:
    """What one column says of availability and of what is expected or offered."""

    profession: str
    objectives: tuple[str, ...]
    words: str
    moments: str


@dataclass(frozen=True)
class MentorColumn:
    """One mentor beside the request."""

    ref: str
    version: int
    name: str
    first: bool
    possible: bool
    to_discuss: bool
    verdict: str
    tone: str
    findings: tuple[str, ...]
    sayings: Sayings
    load: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """One request, the mentors compared, and those left aside with the first thing said against them."""

    request: Sayings
    declared: str
    mentors: tuple[MentorColumn, ...]
    others: tuple[MentorColumn, ...]
    unseen: int
    none_possible: bool


def board(
    mentee: Application, asked: Profile, found: Sequence[Candidate], definition: ProgrammeDefinition, chosen: str = ""
) -> Board:
    """Draw the board of one request; `chosen` is the ref of a mentor to look at first, whatever the rules say."""
    ordered = sorted(found, key=lambda each: each.application.ref != chosen) if chosen else list(found)
    columns = [_column(each, mentee, definition, first=n == 0) for n, each in enumerate(ordered[: COLUMNS + OTHERS])]
    return Board(
        request=_sayings(asked, definition),
        declared=_declared(asked),
        mentors=tuple(columns[:COLUMNS]),
        others=tuple(columns[COLUMNS:]),
        unseen=max(0, len(ordered) - COLUMNS - OTHERS),
        none_possible=not any(each.possible for each in found),
    )


def _column(each: Candidate, mentee: Application, definition: ProgrammeDefinition, *, first: bool) -> MentorColumn:
    mentor = each.application
    names = {"mentor": mentor.full_name, "mentee": mentee.full_name}
    return MentorColumn(
        ref=mentor.ref,
        version=mentor.version,
        name=mentor.full_name,
        first=first and each.possible,
        possible=each.possible,
        to_discuss=each.verdict is Verdict.TO_DISCUSS,
        verdict=verdict(each.verdict),
        tone=tone(each.verdict),
        findings=tuple(finding(found, names, definition) for found in each.findings),
        sayings=_sayings(each.profile, definition),
        load=f"{plural(each.load, 'binôme', 'binômes')} sur {each.profile.capacity}",
        reasons=tuple(for_staff(reason, definition) for reason in each.reasons) if each.possible else (),
    )


def _declared(asked: Profile) -> str:
    count = len(asked.links) + len(asked.avoid)
    return f"{plural(count, 'lien ou nom déclaré', 'liens ou noms déclarés')}" if count else "Aucun lien déclaré"


def _sayings(profile: Profile, definition: ProgrammeDefinition) -> Sayings:
    moments = _labels(profile, Meaning.AVAILABILITY, profile.availability, definition)
    modes = _labels(profile, Meaning.MEETING_MODE, {profile.meeting_mode}, definition)
    return Sayings(
        profession=profile.profession_label,
        objectives=tuple(_labels(profile, Meaning.OBJECTIVES, profile.objectives, definition)),
        words=profile.expectations,
        moments=", ".join([*moments, *modes]).capitalize(),
    )


def _labels(profile: Profile, meaning: Meaning, chosen: Iterable[str], definition: ProgrammeDefinition) -> list[str]:
    question = definition.form(profile.role.value).by_meaning(meaning)
    picked = set(chosen)
    return [each.label for each in definition.choices(question) if each.value in picked] if question else []
