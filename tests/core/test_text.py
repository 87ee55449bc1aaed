"""Cleaning, folding and typography."""

import pytest
from app.core.text import clean_line, clean_text, fold, typo
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("control", ["\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\u202e", "\r\n"])
def test_clean_line_any_control_character_leaves_one_harmless_line(control: str) -> None:
    cleaned = clean_line(f"Anne{control}Muller")
    assert control not in cleaned
    assert "\n" not in cleaned
    assert cleaned.startswith("Anne")
    assert cleaned.endswith("Muller")


@given(st.text())
def test_clean_line_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


def test_clean_text_keeps_lines_and_emoji() -> None:
    assert clean_text("a\r\nb 👩‍⚕️\x07") == "a\nb 👩‍⚕️"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Élise  BŒUF", "elise boeuf"), ("e\u0301lise", "Élise"), ("Łucja", "lucja"), ("Jean-Marc", "jean marc")],
)
def test_fold_same_name_written_otherwise_is_equal(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Êtes-vous prêt ?", "Êtes-vous prêt\u00a0?"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("l'accord", "l’accord"),
        ("12 mois", "12\u00a0mois"),
        ("à 19 h 30", "à 19\u00a0h\u00a030"),
        ("https://exemple.fr", "https://exemple.fr"),
    ],
)
def test_typo_ordinary_writing_becomes_french(typed: str, printed: str) -> None:
    assert typo(typed) == printed
