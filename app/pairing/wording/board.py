"""The board in words: one column for the request, one for each mentor compared, the others in a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.applications.rules import Profile
from app.core.wording import plural
from app.pairing.queries import Column, Layout, Place, Room
from app.pairing.rules import Finding
from app.pairing.wording.findings import finding, tone, verdict
from app.pairing.wording.reasons import for_staff
from app.pairing.wording.score import score_line
from app.pairing.wording.solving import DECLARED, finding_for_committee, what_changes, why_left_out
from app.programmes.definition import Meaning, ProgrammeDefinition, Verdict

TAGS = {
    Place.CHOSEN: ("Retenu", "success"),
    Place.PROPOSED: ("Proposition", "gold"),
    Place.LOOKED_AT: ("À comparer", ""),
}
_REGRETS = {"mode_opposed", "wish_not_kept"}
_NONE_SHARED = {"slots_common": "slots", "style_shared": "styles"}


@dataclass(frozen=True)
class Sayings:
    """What one column says of availability and of what is expected or offered."""

    profession: str
    objectives: tuple[str, ...]
    words: str
    moments: str


@dataclass(frozen=True)
class MentorColumn:
    """One mentor beside the request.

    `regrets` is what does not fit without speaking against, `effect` what choosing them changes for the others, `asked`
    whether a derogation waits for its second member.
    """

    ref: str
    version: int
    name: str
    tag: str
    tag_tone: str
    first: bool
    possible: bool
    to_discuss: bool
    derogable: bool
    verdict: str
    tone: str
    findings: tuple[str, ...]
    sayings: Sayings
    load: str
    reasons: tuple[str, ...]
    regrets: tuple[str, ...]
    effect: tuple[str, ...]
    asked: bool


@dataclass(frozen=True)
class Board:
    """One request, the mentors compared, and those left aside with the first thing said against them."""

    request: Sayings
    declared: str
    mentors: tuple[MentorColumn, ...]
    others: tuple[MentorColumn, ...]
    unseen: int
    none_possible: bool
    why: tuple[str, ...]


def board(layout: Layout, room: Room, *, committee: bool) -> Board:
    """Draw the board of one request. A committee reads that a link was declared, never which nor by whom."""
    names = room.names()
    left = layout.left_out
    asked = room.profiles[layout.mentee.ref]
    return Board(
        request=sayings(asked, room.definition),
        declared=_declared(asked, committee=committee),
        mentors=tuple(mentor_column(each, layout, room, committee=committee) for each in layout.columns),
        others=tuple(mentor_column(each, layout, room, committee=committee) for each in layout.others),
        unseen=layout.unseen,
        none_possible=layout.none_possible,
        why=tuple(why_left_out(left, names, committee=committee)) if left else (),
    )


def mentor_column(each: Column, layout: Layout, room: Room, *, committee: bool) -> MentorColumn:
    """Say one mentor beside a request."""
    mentor, known = each.mentor, room.definition
    names = {"mentor": mentor.full_name, "mentee": layout.mentee.full_name}
    tag, tag_tone = TAGS.get(each.place, ("", ""))
    return MentorColumn(
        ref=mentor.ref,
        version=mentor.version,
        name=mentor.full_name,
        tag=tag,
        tag_tone=tag_tone,
        first=each.place in (Place.CHOSEN, Place.PROPOSED),
        possible=each.possible,
        to_discuss=each.verdict is Verdict.TO_DISCUSS,
        derogable=each.verdict is Verdict.NEEDS_DEROGATION,
        verdict=verdict(each.verdict),
        tone=tone(each.verdict),
        findings=tuple(say_finding(found, names, known, committee=committee) for found in each.findings),
        sayings=sayings(room.profiles[mentor.ref], known),
        load=f"{plural(each.load, 'binôme', 'binômes')} sur {room.profiles[mentor.ref].capacity}",
        reasons=tuple(for_staff(reason, known) for reason in each.reasons) if each.possible else (),
        regrets=_regrets(each, known) if each.possible else (),
        effect=_effect(each, layout, room),
        asked=room.asks_derogation(mentor.ref, layout.mentee.ref),
    )


def _effect(each: Column, layout: Layout, room: Room) -> tuple[str, ...]:
    """Say what choosing this mentor would change for the others in the proposal; nothing when it changes nothing."""
    if each.effect is None:
        return ()
    others = room.names() | {layout.mentee.ref: ""}
    return tuple(said for said in what_changes(each.effect, others, nothing="") if said and not said.startswith(" "))


def say_finding(found: Finding, names: dict[str, str], known: ProgrammeDefinition, *, committee: bool) -> str:
    """Say one finding to whoever reads."""
    return (finding_for_committee if committee else finding)(found, names, known)


def _regrets(each: Column, known: ProgrammeDefinition) -> tuple[str, ...]:
    """Return what does not fit, of what no rule speaks of."""
    return tuple(
        score_line(line, known)
        for line in each.score.lines
        if line.code in _REGRETS or (line.code in _NONE_SHARED and not line.params.get(_NONE_SHARED[line.code]))
    )


def _declared(asked: Profile, *, committee: bool) -> str:
    count = len(asked.links) + len(asked.avoid)
    if not count:
        return "Aucun lien déclaré"
    return DECLARED.capitalize() if committee else plural(count, "lien ou nom déclaré", "liens ou noms déclarés")


def sayings(profile: Profile, definition: ProgrammeDefinition) -> Sayings:
    """Say what somebody expects or offers, and when."""
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
