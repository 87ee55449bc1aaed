"""What speaks for a pair: facts both may read, never a grade."""

from collections.abc import Iterator

from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.rules.findings import Reason
from app.pairing.rules.places import in_the_same_place

EITHER = "either"
ANY = "any"
SAME = "same"


def find_reasons(mentor: Profile, mentee: Profile) -> list[Reason]:
    """Return why these two could work well together."""
    return [
        *_objectives(mentor, mentee),
        *_slots(mentor, mentee),
        *_ways(mentor, mentee),
        *_profession(mentor, mentee),
        *_apart(mentor, mentee),
    ]


def _objectives(mentor: Profile, mentee: Profile) -> Iterator[Reason]:
    covered = mentor.objectives & mentee.objectives
    if covered:
        yield Reason("objectives_covered", {"count": len(covered), "total": len(mentee.objectives)})


def _slots(mentor: Profile, mentee: Profile) -> Iterator[Reason]:
    common = mentor.availability & mentee.availability
    if common:
        yield Reason("common_slots", {"slots": tuple(sorted(common))})


def _ways(mentor: Profile, mentee: Profile) -> Iterator[Reason]:
    styles = mentor.working_style & mentee.working_style
    if styles:
        yield Reason("common_style", {"styles": tuple(sorted(styles))})
    modes = {mentor.meeting_mode, mentee.meeting_mode} - {""}
    if modes and len(modes - {EITHER}) <= 1 and mentor.meeting_mode and mentee.meeting_mode:
        yield Reason("same_mode", {"mode": next(iter(modes - {EITHER}), EITHER)})


def _profession(mentor: Profile, mentee: Profile) -> Iterator[Reason]:
    same = bool(mentor.profession) and fold(mentor.profession) == fold(mentee.profession)
    if same and mentee.same_profession in (SAME, ANY):
        yield Reason("same_profession")
    elif not same and mentee.same_profession == "other":
        yield Reason("other_profession")


def _apart(mentor: Profile, mentee: Profile) -> Iterator[Reason]:
    if in_the_same_place(mentor, mentee) is False:
        yield Reason("not_the_same_place")
