import pytest
from app.pairing.rules import Likeness, compare_with_person, compare_with_place
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


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared_either_way_round_for_places(left: str, right: str) -> None:
    assert compare_with_place(left, right) is compare_with_place(right, left)
    assert compare_with_person(left, right) in Likeness


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_never_different_from_itself(name: str) -> None:
    assert (compare_with_person(name, name) is Likeness.DIFFERENT) == (
        compare_with_place(name, name) is Likeness.DIFFERENT
    )
