from difflib import SequenceMatcher

import pytest
from app.pairing.rules import Likeness, compare_with_person, compare_with_place
from app.pairing.rules.names import are_close
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("written", "likeness"),
    [
        ("Inès Roth", "same"),
        ("INES ROTH", "same"),
        ("Dr Inès Roth", "same"),
        ("Mme Ines  Roth.", "same"),
        ("Roth Inès", "resembles"),
        ("Roth", "resembles"),
        ("Inès Rothe", "resembles"),
        ("Inès Rot", "resembles"),
        ("Le docteur Roth, cabinet du Pont", "resembles"),
        ("Paul Roth", "resembles"),
        ("Inès", "different"),
        ("Inès Muller", "different"),
        ("Karim Benali", "different"),
        ("", "different"),
        ("Dr", "different"),
    ],
)
def test_line_is_compared_with_a_name(written: str, likeness: str) -> None:
    assert compare_with_person(written, "Inès Roth") == likeness


@pytest.mark.parametrize("written", ["Anne-Marie Roth", "Roth-Meyer", "Anne Marie Meyer"])
def test_composed_names_resemble_by_either_part(written: str) -> None:
    assert compare_with_person(written, "Anne-Marie Roth-Meyer") == "resembles"


@pytest.mark.parametrize(
    ("written", "likeness"),
    [
        ("Centre hospitalier de Valmont", "same"),
        ("centre hospitalier Valmont", "same"),
        ("Centre Hospitalier de Valmonts", "resembles"),
        ("Le centre hospitalier de Valmont, service des urgences", "resembles"),
        ("Clinique du Parc", "different"),
        ("Valmont", "different"),
    ],
)
def test_line_is_compared_with_a_place(written: str, likeness: str) -> None:
    assert compare_with_place(written, "Centre hospitalier de Valmont") == likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Institut médico-social de Recy", "Institut médico-social de Damery", "different"),
        ("Centre hospitalier intercommunal de Thann", "Centre hospitalier intercommunal de Colmar", "different"),
        ("Centre hospitalier de Rouen", "Centre hospitalier de Roeun", "resembles"),
        ("Maison de santé Saint-Denis", "Maison de santé Saintdenis", "resembles"),
        ("Maison de santé Voltaire", "Maison de santé Volter", "resembles"),
    ],
)
def test_two_places_of_one_kind_resemble_by_what_tells_them_apart(one: str, other: str, likeness: str) -> None:
    assert compare_with_place(one, other) == likeness


SIMILAR = st.text("abé -'Œ", max_size=10)


@given(st.one_of(SIMILAR, st.text(max_size=80)), SIMILAR, st.sampled_from([0.6, 0.85]))
def test_shortcuts_never_change_what_is_close(left: str, right: str, least: float) -> None:
    first, second = sorted((left, right))
    slow = SequenceMatcher(None, first, second, autojunk=False).ratio() >= least
    assert are_close(left, right, least) == slow


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared_either_way_round_for_places(left: str, right: str) -> None:
    assert compare_with_place(left, right) is compare_with_place(right, left)
    assert compare_with_person(left, right) in Likeness


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_never_different_from_itself(name: str) -> None:
    assert (compare_with_person(name, name) is Likeness.DIFFERENT) == (
        compare_with_place(name, name) is Likeness.DIFFERENT
    )
