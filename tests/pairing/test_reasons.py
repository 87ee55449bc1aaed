import pytest
from app.applications.models import ApplicantRole
from app.pairing.rules import Reason, find_reasons
from app.pairing.wording import for_member, for_staff
from app.programmes.presets import load_preset, preset_path

from tests.pairing.world import MULHOUSE, codes, make_profile

PRACTICE = load_preset(preset_path("installation-liberale"))
MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE


def test_reasons_are_what_the_two_share() -> None:
    found = find_reasons(make_profile("mentor"), make_profile("mentee"))
    assert codes(found) == {
        "objectives_covered",
        "common_slots",
        "common_style",
        "same_mode",
        "same_profession",
        "not_the_same_place",
    }


def test_nothing_shared_gives_no_reason() -> None:
    mentor = make_profile(
        "mentor",
        objectives=frozenset(),
        availability=frozenset(),
        working_style=frozenset(),
        meeting_mode="video",
        commune=MULHOUSE,
    )
    mentee = make_profile("mentee", meeting_mode="in_person", same_profession="other")
    assert find_reasons(mentor, mentee) == []


def test_the_profession_wished_for_counts() -> None:
    other = make_profile("mentor", profession="midwife")
    assert "other_profession" in codes(find_reasons(other, make_profile("mentee", same_profession="other")))
    assert "same_profession" in codes(
        find_reasons(make_profile("mentor"), make_profile("mentee", same_profession="same"))
    )
    for wish in ("same", "any"):
        assert "other_profession" not in codes(find_reasons(other, make_profile("mentee", same_profession=wish)))


@pytest.mark.parametrize(
    ("count", "total", "to_mentee", "to_mentor"),
    [
        (
            3,
            3,
            "Vos trois objectifs correspondent à son expérience.",
            "Ses trois objectifs correspondent à votre expérience.",
        ),
        (1, 1, "Votre objectif correspond à son expérience.", "Son objectif correspond à votre expérience."),
        (
            2,
            3,
            "Deux de vos trois objectifs correspondent à son expérience.",
            "Deux de ses trois objectifs correspondent à votre expérience.",
        ),
        (
            1,
            3,
            "Un de vos trois objectifs correspond à son expérience.",
            "Un de ses trois objectifs correspond à votre expérience.",
        ),
    ],
)
def test_objectives_are_said_to_each_side(count: int, total: int, to_mentee: str, to_mentor: str) -> None:
    reason = Reason("objectives_covered", {"count": count, "total": total})
    assert for_member(reason, MENTEE, PRACTICE) == to_mentee
    assert for_member(reason, MENTOR, PRACTICE) == to_mentor


def test_every_reason_has_its_sentences_and_no_percentage() -> None:
    for reason in find_reasons(make_profile("mentor"), make_profile("mentee")):
        for sentence in (
            for_staff(reason, PRACTICE),
            for_member(reason, MENTEE, PRACTICE),
            for_member(reason, MENTOR, PRACTICE),
        ):
            assert sentence
            assert "%" not in sentence
            assert "{" not in sentence


def test_slots_are_named_as_the_programme_names_them() -> None:
    reason = Reason("common_slots", {"slots": ("evening", "late_afternoon")})
    assert for_member(reason, MENTEE, PRACTICE) == (
        "Vous êtes disponibles aux mêmes moments : fin de journée et soirée."
    )
