"""Six lines out of a hundred: what each reads, what it ignores, and what silence counts for."""

import json
from dataclasses import replace
from typing import Any

import pytest
from app.pairing.rules import OUT_OF, TOP, Criterion, ScoreLine, score_line_from, score_pair
from app.programmes.definition import ProgrammeDefinition
from app.programmes.presets import load_preset, preset_path
from hypothesis import given
from hypothesis import strategies as st

from tests.pairing.world import make_profile

PRACTICE = load_preset(preset_path("installation-liberale"))


def lines(
    mentor: dict[str, Any] | None = None,
    mentee: dict[str, Any] | None = None,
    definition: ProgrammeDefinition = PRACTICE,
) -> dict[Criterion, ScoreLine]:
    found = score_pair(make_profile("mentor", **(mentor or {})), make_profile("mentee", **(mentee or {})), definition)
    return {line.criterion: line for line in found.lines}


def line(criterion: str, mentor: dict[str, Any], mentee: dict[str, Any]) -> tuple[str, int]:
    found = lines(mentor, mentee)[Criterion(criterion)]
    return found.code, found.points


def test_the_lines_weigh_a_hundred_in_all_and_a_perfect_pair_has_them() -> None:
    assert [OUT_OF[each] for each in Criterion] == [40, 20, 15, 10, 10, 5]
    assert sum(each.points for each in lines().values()) == TOP == 100


@pytest.mark.parametrize(
    ("offered", "wanted", "code", "points"),
    [
        ({"project", "place", "network"}, {"project", "place"}, "needs_met", 40),
        ({"project"}, {"project", "place", "network"}, "needs_met", 13),
        ({"project", "place"}, {"project", "place", "network"}, "needs_met", 27),
        ({"network"}, {"project", "place"}, "needs_met", 0),
        ({"project"}, {"project", "other"}, "needs_met", 40),  # one's own words are read by people
        ({"project"}, {"other"}, "needs_unsaid", 20),
        ({"project"}, set(), "needs_unsaid", 20),
        (set(), {"project"}, "needs_unsaid", 20),
        (set(), set(), "needs_unsaid", 20),
    ],
)
def test_needs(offered: set[str], wanted: set[str], code: str, points: int) -> None:
    assert line("needs", {"objectives": frozenset(offered)}, {"objectives": frozenset(wanted)}) == (code, points)


@pytest.mark.parametrize(
    ("mentor", "mentee", "code", "points"),
    [
        ({"evening", "lunch", "saturday"}, {"evening", "lunch", "saturday"}, "slots_common", 20),
        ({"evening", "lunch"}, {"evening", "lunch"}, "slots_common", 20),
        ({"evening"}, {"evening", "lunch"}, "slots_common", 10),
        ({"saturday"}, {"evening", "lunch"}, "slots_common", 0),
        (set(), {"evening"}, "slots_unsaid", 10),
        (set(), set(), "slots_unsaid", 10),
    ],
)
def test_slots(mentor: set[str], mentee: set[str], code: str, points: int) -> None:
    assert line("slots", {"availability": frozenset(mentor)}, {"availability": frozenset(mentee)}) == (code, points)


@pytest.mark.parametrize(
    ("mentor", "mentee", "code", "points"),
    [
        ({"questions", "story"}, {"questions"}, "style_shared", 15),
        ({"questions"}, {"questions", "story"}, "style_shared", 8),
        ({"network"}, {"questions"}, "style_shared", 0),
        (set(), {"questions"}, "style_unsaid", 8),
    ],
)
def test_way_of_working(mentor: set[str], mentee: set[str], code: str, points: int) -> None:
    assert line("style", {"working_style": frozenset(mentor)}, {"working_style": frozenset(mentee)}) == (code, points)


@pytest.mark.parametrize(
    ("mentor", "mentee", "code", "points"),
    [
        ("video", "video", "mode_agreed", 10),
        ("either", "in_person", "mode_agreed", 10),
        ("either", "either", "mode_agreed", 10),
        ("video", "in_person", "mode_opposed", 0),
        ("", "video", "mode_unsaid", 5),
        ("", "", "mode_unsaid", 5),
    ],
)
def test_mode(mentor: str, mentee: str, code: str, points: int) -> None:
    assert line("mode", {"meeting_mode": mentor}, {"meeting_mode": mentee}) == (code, points)


@pytest.mark.parametrize(
    ("mentor", "mentee", "wish", "profession", "kept"),
    [
        ("nurse", "nurse", "same", ("profession_same", 10), ("wish_kept", 5)),
        ("nurse", "doctor", "same", ("profession_other", 0), ("wish_not_kept", 0)),
        ("nurse", "doctor", "other", ("profession_other", 10), ("wish_kept", 5)),
        ("nurse", "nurse", "other", ("profession_same", 0), ("wish_not_kept", 0)),
        ("nurse", "nurse", "any", ("profession_same", 10), ("wish_none", 5)),
        ("nurse", "doctor", "any", ("profession_other", 5), ("wish_none", 5)),
        ("nurse", "doctor", "", ("profession_other", 5), ("wish_unsaid", 3)),
        ("", "nurse", "same", ("profession_unsaid", 5), ("wish_unsaid", 3)),
        ("", "nurse", "any", ("profession_unsaid", 5), ("wish_none", 5)),
    ],
)
def test_profession_and_wish(
    mentor: str, mentee: str, wish: str, profession: tuple[str, int], kept: tuple[str, int]
) -> None:
    facts = {"profession": mentor}, {"profession": mentee, "same_profession": wish}
    assert line("profession", *facts) == profession
    assert line("wish", *facts) == kept


@given(st.sampled_from(["mentor", "mentee"]), st.text(), st.text(), st.text(), st.integers(0, 60))
def test_who_somebody_is_where_and_for_how_long_never_counts(
    role: str, name: str, place: str, words: str, years: int
) -> None:
    pair = {each: make_profile(each) for each in ("mentor", "mentee")}
    other: dict[str, Any] = {
        "full_name": name,
        "email": name,
        "commune": place,
        "project_commune": place,
        "establishment": place,
        "hospital_group": place,
        "years": years,
        "expectations": words,
        "stakes": words,
        "avoid": (words,),
        "profession_label": words,
        "ref": name,
    }
    changed = pair | {role: replace(pair[role], **other)}
    assert score_pair(changed["mentor"], changed["mentee"], PRACTICE) == score_pair(
        pair["mentor"], pair["mentee"], PRACTICE
    )


def test_a_line_is_kept_and_read_again() -> None:
    for each in lines().values():
        assert score_line_from(json.loads(json.dumps(each.to_json()))) == each
