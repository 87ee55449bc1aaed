"""One rule at a time, then what holds of all of them."""

from dataclasses import replace
from typing import Any

import pytest
from app.applications.models import ApplicantRole
from app.applications.rules import DeclaredLink, Profile
from app.pairing.rules import Finding, History, find_conflicts, rank, worst
from app.programmes.definition import Geography, PlaceRule, ProgrammeDefinition, Sign, Verdict
from app.programmes.presets import load_preset, preset_path
from hypothesis import given
from hypothesis import strategies as st

from tests.pairing.world import ALTKIRCH, COLMAR, KINGERSHEIM, MULHOUSE, PARIS, codes, make_profile

PRACTICE = load_preset(preset_path("installation-liberale"))
HOSPITAL = load_preset(preset_path("encadrement-hospitalier"))
RULED_OUT, DEROGATION, DISCUSS = Verdict.RULED_OUT, Verdict.NEEDS_DEROGATION, Verdict.TO_DISCUSS


def find(
    mentor: dict[str, Any] | None = None,
    mentee: dict[str, Any] | None = None,
    definition: ProgrammeDefinition = PRACTICE,
    **history: Any,
) -> dict[str, Finding]:
    ada = make_profile("mentor", **{"name": "Ada Roth"} | (mentor or {}))
    milo = make_profile("mentee", **{"name": "Milo Humbert"} | (mentee or {}))
    return {each.code: each for each in find_conflicts(ada, milo, definition, History(**history))}


def with_geography(**levels: PlaceRule) -> ProgrammeDefinition:
    matching = PRACTICE.matching.model_copy(update={"geography": Geography(**levels)})
    return PRACTICE.model_copy(update={"matching": matching})


def test_nothing_speaks_against_two_strangers() -> None:
    assert find() == {}


@pytest.mark.parametrize(
    ("mentor", "mentee", "code", "verdict"),
    [
        ({"email": "x@exemple.fr"}, {"email": "X@exemple.fr"}, "same_person", RULED_OUT),
        ({}, {"name": "ADA ROTH", "email": "other@exemple.fr"}, "same_name", DISCUSS),
        ({"avoid": ("milo humbert",)}, {}, "avoided", RULED_OUT),
        ({}, {"avoid": ("Ada Roth",)}, "avoided", RULED_OUT),
        ({}, {"avoid": ("Cabinet du Pont",)}, "avoided", RULED_OUT),
        ({}, {"avoid": ("Roth",)}, "avoided_name_resembles", DISCUSS),
        ({"links": (("hierarchy", "Milo Humbert"),)}, {}, "link_hierarchy", RULED_OUT),
        ({}, {"links": (("family", "Ada Roth"),)}, "link_family", RULED_OUT),
        ({}, {"links": (("business", "cabinet du pont"),)}, "link_business", DEROGATION),
        ({}, {"links": (("premises", "Ada Roth"),)}, "link_premises", DEROGATION),
        ({}, {"links": (("contest", "Ada Roth"),)}, "link_contest", DISCUSS),
        ({}, {"links": (("other", "Ada Roth"),)}, "link_other", DISCUSS),
        ({}, {"links": (("hierarchy", "A. Roth"),)}, "link_name_resembles", DISCUSS),
        ({}, {"establishment": "cabinet du PONT"}, "same_establishment", DEROGATION),
        ({}, {"establishment": "Cabinet du Pond"}, "establishment_resembles", DISCUSS),
        ({"hospital_group": "GHT 12"}, {"hospital_group": "ght 12"}, "same_hospital_group", DISCUSS),
        ({"commune": MULHOUSE}, {}, "same_commune", DISCUSS),
        ({}, {"project_commune": PARIS}, "same_project_commune", DISCUSS),
        ({"availability": frozenset({"evening"})}, {}, "few_common_slots", DISCUSS),
        ({"years": 2}, {}, "little_experience", DISCUSS),
        ({"stakes": "Vend son cabinet"}, {}, "stakes_declared", DISCUSS),
    ],
)
def test_each_rule_says_its_verdict(
    mentor: dict[str, Any], mentee: dict[str, Any], code: str, verdict: Verdict
) -> None:
    found = find(mentor, mentee)
    assert code in found, found
    assert found[code].verdict is verdict


def test_capacity_and_history_are_never_overridable() -> None:
    assert find(load=1)["no_place_left"].verdict is RULED_OUT
    assert find({"capacity": 2}, load=1) == {}
    assert find(failed_before=True)["earlier_pair_failed"].verdict is RULED_OUT


def test_whoever_declared_is_named_and_their_words_are_not_kept() -> None:
    found = find({}, {"avoid": ("Roth, de Valmont",)})["avoided_name_resembles"]
    assert found.by is ApplicantRole.MENTEE
    assert found.params["written"] == "Roth, de Valmont"
    assert "Valmont" not in str(found.to_json())


def test_an_unknown_place_says_nothing() -> None:
    assert find({"commune": ""}, definition=HOSPITAL) == {}
    assert find({"commune": "99999"}, definition=HOSPITAL) == {}


def test_departments_are_kept_apart_where_the_programme_says_so() -> None:
    assert find({"commune": ALTKIRCH}, definition=HOSPITAL)["same_department"].verdict is DEROGATION
    assert find({"commune": ALTKIRCH}) == {}


def test_a_larger_place_is_not_repeated_unless_it_is_stricter() -> None:
    assert codes(find({"commune": MULHOUSE}, definition=HOSPITAL).values()) == {"same_commune"}
    stricter = with_geography(
        commune=PlaceRule(sign=Sign.KEEP_APART, verdict=DISCUSS),
        region=PlaceRule(sign=Sign.KEEP_APART, verdict=RULED_OUT),
    )
    assert set(find({"commune": MULHOUSE}, definition=stricter)) == {"same_commune", "same_region"}


@pytest.mark.parametrize(("commune", "near"), [(KINGERSHEIM, True), (MULHOUSE, True), (COLMAR, False), (PARIS, False)])
def test_people_are_brought_together_where_the_programme_says_so(commune: str, near: bool) -> None:
    together = with_geography(epci=PlaceRule(sign=Sign.BRING_TOGETHER, verdict=DISCUSS))
    assert (find({"commune": commune}, definition=together) == {}) is near


def test_a_project_in_the_right_place_brings_together_too() -> None:
    together = with_geography(commune=PlaceRule(sign=Sign.BRING_TOGETHER, verdict=RULED_OUT))
    assert find({}, {"project_commune": PARIS}, definition=together) == {}
    assert set(find(definition=together)) == {"other_commune"}


NAMES = st.sampled_from(
    ["Ada Roth", "Roth Ada", "Milo Humbert", "Humbert", "Cabinet du Pont", "Personne d’autre", "Adda Roth"]
)
DECLARED = (("family", "Ada Roth"), ("other", "Humbert"))
AVOIDED = ("Ada Roth", "Humbert", "Personne d’autre")
LINKS = st.builds(DeclaredLink, st.sampled_from(["hierarchy", "family", "business", "other", "unknown"]), NAMES)
PEOPLE = st.builds(
    make_profile,
    name=NAMES,
    email=st.sampled_from(["a@exemple.fr", "b@exemple.fr"]),
    commune=st.sampled_from([MULHOUSE, ALTKIRCH, PARIS, ""]),
    project_commune=st.sampled_from([MULHOUSE, PARIS, ""]),
    establishment=NAMES,
    availability=st.frozensets(st.sampled_from(["evening", "lunch", "saturday"])),
    avoid=st.lists(NAMES, max_size=3).map(tuple),
)


def as_role(profile: Profile, role: str, links: tuple[DeclaredLink, ...]) -> Profile:
    return replace(profile, role=ApplicantRole(role), links=links)


@given(PEOPLE, PEOPLE, st.lists(LINKS, max_size=2), st.lists(LINKS, max_size=2), st.sampled_from([PRACTICE, HOSPITAL]))
def test_what_two_people_are_to_each_other_does_not_depend_on_who_mentors(
    one: Profile,
    other: Profile,
    of_one: list[DeclaredLink],
    of_other: list[DeclaredLink],
    definition: ProgrammeDefinition,
) -> None:
    forth = find_conflicts(
        as_role(one, "mentor", tuple(of_one)), as_role(other, "mentee", tuple(of_other)), definition, History()
    )
    back = find_conflicts(
        as_role(other, "mentor", tuple(of_other)), as_role(one, "mentee", tuple(of_one)), definition, History()
    )
    assert worst(forth) is worst(back)
    assert sorted((each.code, each.verdict) for each in forth) == sorted((each.code, each.verdict) for each in back)


@given(
    PEOPLE,
    PEOPLE,
    st.permutations(AVOIDED),
    st.permutations(DECLARED),
)
def test_the_order_in_which_things_were_written_changes_nothing(
    mentor: Profile, mentee: Profile, avoid: list[str], links: list[tuple[str, str]]
) -> None:
    def said(avoided: tuple[str, ...], declared: tuple[DeclaredLink, ...]) -> set[tuple[str, Verdict]]:
        found = find_conflicts(mentor, replace(mentee, avoid=avoided, links=declared), PRACTICE, History())
        return {(each.code, each.verdict) for each in found}

    ordered = tuple(DeclaredLink(*each) for each in DECLARED)
    shuffled = tuple(DeclaredLink(*each) for each in links)
    assert said(tuple(avoid), shuffled) == said(AVOIDED, ordered)


@given(PEOPLE, PEOPLE)
def test_findings_come_strictest_first_and_no_finding_ranks_best(one: Profile, other: Profile) -> None:
    found = find_conflicts(one, replace(other, role=ApplicantRole.MENTEE), PRACTICE, History())
    assert worst(found) is (found[0].verdict if found else None)
    assert rank([], []) <= rank(found, [])
