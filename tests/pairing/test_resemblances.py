"""What merely resembles is to be discussed until the coordination has verified it."""

from typing import Any

import pytest
from app.pairing.rules import (
    Finding,
    History,
    Resemblance,
    Resemblances,
    find_conflicts,
    lift,
    resemblance_of,
    worst,
)
from app.programmes.definition import Verdict
from app.programmes.presets import load_preset, preset_path

from tests.pairing.world import codes, make_profile

PRACTICE = load_preset(preset_path("installation-liberale"))
RULED_OUT, DEROGATION, DISCUSS = Verdict.RULED_OUT, Verdict.NEEDS_DEROGATION, Verdict.TO_DISCUSS
CASES: list[tuple[dict[str, Any], dict[str, Any], str, str, Verdict]] = [
    ({}, {"avoid": ("Roth",)}, "avoided_name_resembles", "avoided", RULED_OUT),
    ({"avoid": ("Humbert",)}, {}, "avoided_name_resembles", "avoided", RULED_OUT),
    ({}, {"links": (("hierarchy", "A. Roth"),)}, "link_name_resembles", "link_hierarchy", RULED_OUT),
    ({"links": (("business", "Humbert"),)}, {}, "link_name_resembles", "link_business", DEROGATION),
    ({}, {"name": "ADA ROTH", "email": "other@exemple.fr"}, "same_name", "same_person", RULED_OUT),
    ({}, {"establishment": "Cabinet du Pond"}, "establishment_resembles", "same_establishment", DEROGATION),
]


def find(mentor: dict[str, Any], mentee: dict[str, Any], verified: Resemblances) -> list[Finding]:
    ada = make_profile("mentor", **{"name": "Ada Roth"} | mentor)
    milo = make_profile("mentee", **{"name": "Milo Humbert"} | mentee)
    return find_conflicts(ada, milo, PRACTICE, History(), verified)


def seen(mentor: dict[str, Any], mentee: dict[str, Any]) -> Resemblance:
    """The resemblance that staff are asked to verify."""
    ada = make_profile("mentor", **{"name": "Ada Roth"} | mentor)
    milo = make_profile("mentee", **{"name": "Milo Humbert"} | mentee)
    (found,) = [resemblance_of(each, ada, milo) for each in find(mentor, mentee, Resemblances())]
    assert found is not None
    return found


@pytest.mark.parametrize(("mentor", "mentee", "before", "after", "verdict"), CASES)
def test_a_resemblance_confirmed_counts_as_the_same_and_denied_as_nothing(
    mentor: dict[str, Any], mentee: dict[str, Any], before: str, after: str, verdict: Verdict
) -> None:
    resemblance = seen(mentor, mentee)
    assert codes(find(mentor, mentee, Resemblances())) == {before}
    (found,) = find(mentor, mentee, Resemblances.of(confirmed=[resemblance]))
    assert (found.code, found.verdict) == (after, verdict)
    assert find(mentor, mentee, Resemblances.of(denied=[resemblance])) == []
    both = Resemblances.of(confirmed=[resemblance], denied=[resemblance])
    assert codes(find(mentor, mentee, both)) == {after}


def test_denying_one_of_two_lines_leaves_the_other_to_be_verified() -> None:
    links = {"links": (("hierarchy", "A. Roth"), ("hierarchy", "Roth"))}
    denied = Resemblances.of(denied=[Resemblance("mentee", "mentor", "A. Roth")])
    (found,) = find({}, links, denied)
    assert found.params["written"] == "Roth"


def test_what_was_verified_of_one_person_says_nothing_of_another() -> None:
    elsewhere = Resemblances.of(denied=[Resemblance("mentee", "somebody-else", "Roth")])
    assert codes(find({}, {"avoid": ("Roth",)}, elsewhere)) == {"avoided_name_resembles"}


def test_the_very_same_name_cannot_be_denied() -> None:
    denied = Resemblances.of(denied=[Resemblance("mentee", "mentor", "Ada Roth")])
    assert codes(find({}, {"avoid": ("Ada Roth",)}, denied)) == {"avoided"}


def test_nothing_is_verified_behind_a_finding_that_rests_on_no_resemblance() -> None:
    ada, milo = make_profile("mentor"), make_profile("mentee")
    assert resemblance_of(Finding("same_establishment", DEROGATION), ada, milo) is None


def test_two_addresses_that_differ_by_a_sign_are_two_people() -> None:
    assert find({"email": "jean-paul@exemple.fr"}, {"email": "jean.paul@exemple.fr"}, Resemblances()) == []


def test_a_derogation_lifts_what_it_names_and_nothing_else() -> None:
    found = [
        Finding("same_establishment", DEROGATION),
        Finding("link_business", DEROGATION, {"kind": "business"}),
        Finding("few_common_slots", DISCUSS, {"count": 1, "minimum": 2}),
    ]
    partly = lift(found, {"same_establishment"})
    assert worst(partly) is DEROGATION
    wholly = lift(found, {"same_establishment", "link_business"})
    assert worst(wholly) is DISCUSS
    assert [each.params.get("derogated", False) for each in wholly] == [True, True, False]


def test_no_derogation_lifts_what_nobody_may_override() -> None:
    found = [Finding("earlier_pair_failed", RULED_OUT)]
    assert lift(found, {"earlier_pair_failed"}) == found
