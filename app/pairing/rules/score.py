"""What speaks for a pair, out of 100: six lines, each a code with facts that wording makes into a sentence.

It orders possible pairs for the solver and is never a grade of people. It reads what people ask for and offer, and
nothing else: no gender, origin, health or age, nor the name, place, years or address of anybody. What a person has
not said counts for half of its line: neither for nor against, whoever left it unsaid, and once if both did.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.rules.findings import Fact
from app.pairing.rules.points import (
    OTHER,
    OUT_OF,
    Criterion,
    mode_points,
    profession_points,
    share_points,
    slot_points,
    wish_points,
)
from app.pairing.rules.reasons import EITHER, SAME
from app.programmes.definition import ProgrammeDefinition


@dataclass(frozen=True)
class ScoreLine:
    """One line: what it found (`code`, `params`) and the points it gives. The points order; they are not shown."""

    criterion: Criterion
    code: str
    points: int
    params: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def out_of(self) -> int:
        """The most this line can give."""
        return OUT_OF[self.criterion]

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with a decision."""
        kept = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in self.params.items()}
        return {"criterion": self.criterion.value, "code": self.code, "points": self.points, "params": kept}


def score_line_from(data: Mapping[str, Any]) -> ScoreLine:
    """Return a line as it was kept."""
    params = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in data["params"].items()}
    return ScoreLine(Criterion(data["criterion"]), data["code"], data["points"], params)


@dataclass(frozen=True)
class Score:
    """All the lines of a pair."""

    lines: tuple[ScoreLine, ...]

    @property
    def total(self) -> int:
        """The sum of its points, from 0 to 100."""
        return sum(line.points for line in self.lines)


def listed_objectives(definition: ProgrammeDefinition) -> frozenset[str]:
    """Return the objectives a mentor can offer: one of the mentee's own words is read by people, not by the score."""
    return frozenset(objective.value for objective in definition.objectives)


def score_pair(mentor: Profile, mentee: Profile, definition: ProgrammeDefinition) -> Score:
    """Return what speaks for this pair; not for pairs that are ruled out, of which nothing good is said."""
    return Score(
        (
            _needs(mentor, mentee, definition),
            _slots(mentor, mentee, definition),
            _style(mentor, mentee),
            _mode(mentor, mentee),
            *_profession_and_wish(mentor, mentee),
        )
    )


def _needs(mentor: Profile, mentee: Profile, definition: ProgrammeDefinition) -> ScoreLine:
    listed = listed_objectives(definition)
    wanted, offered = mentee.objectives & listed, mentor.objectives & listed
    common = wanted & offered
    points = share_points(Criterion.NEEDS, len(common), len(wanted), len(offered))
    facts: dict[str, Fact] = {"count": len(common), "total": len(wanted), "own": bool(mentee.objectives - listed)}
    return ScoreLine(Criterion.NEEDS, "needs_met" if wanted and offered else "needs_unsaid", points, facts)


def _slots(mentor: Profile, mentee: Profile, definition: ProgrammeDefinition) -> ScoreLine:
    minimum = definition.matching.common_slots_min
    common = mentor.availability & mentee.availability
    points = slot_points(len(common), len(mentor.availability), len(mentee.availability), minimum)
    if not mentor.availability or not mentee.availability:
        return ScoreLine(Criterion.SLOTS, "slots_unsaid", points)
    return ScoreLine(Criterion.SLOTS, "slots_common", points, {"slots": tuple(sorted(common))})


def _style(mentor: Profile, mentee: Profile) -> ScoreLine:
    wanted, offered = mentee.working_style, mentor.working_style
    common = wanted & offered
    points = share_points(Criterion.STYLE, len(common), len(wanted), len(offered))
    if not wanted or not offered:
        return ScoreLine(Criterion.STYLE, "style_unsaid", points)
    return ScoreLine(Criterion.STYLE, "style_shared", points, {"styles": tuple(sorted(common))})


def _mode(mentor: Profile, mentee: Profile) -> ScoreLine:
    points = mode_points(mentor.meeting_mode, mentee.meeting_mode)
    if not mentor.meeting_mode or not mentee.meeting_mode:
        return ScoreLine(Criterion.MODE, "mode_unsaid", points)
    asked = {mentor.meeting_mode, mentee.meeting_mode} - {EITHER}
    if len(asked) > 1:
        return ScoreLine(Criterion.MODE, "mode_opposed", points)
    return ScoreLine(Criterion.MODE, "mode_agreed", points, {"mode": next(iter(asked), EITHER)})


def _profession_and_wish(mentor: Profile, mentee: Profile) -> tuple[ScoreLine, ScoreLine]:
    known = bool(mentor.profession and mentee.profession)
    same, wish = known and fold(mentor.profession) == fold(mentee.profession), mentee.same_profession
    profession = "profession_unsaid" if not known else "profession_same" if same else "profession_other"
    points = profession_points(known=known, same=same, wish=wish)
    return (
        ScoreLine(Criterion.PROFESSION, profession, points),
        ScoreLine(
            Criterion.WISH, _wish(known=known, same=same, wish=wish), wish_points(known=known, same=same, wish=wish)
        ),
    )


def _wish(*, known: bool, same: bool, wish: str) -> str:
    if wish not in (SAME, OTHER):
        return "wish_none" if wish else "wish_unsaid"
    if not known:
        return "wish_unsaid"
    return "wish_kept" if same == (wish == SAME) else "wish_not_kept"
