"""Where lines break, and in which fonts the letters of all people are drawn."""

import pytest
from app.documents import fonts
from app.documents.breaking import break_lines
from app.documents.fonts import BOLD, MISSING, REGULAR, SPARE, SPARE_BOLD, Stretch, name_stretches, stretches, width
from app.documents.model import Run
from app.documents.press import LOCK

SIZE = 10.0


@pytest.fixture(autouse=True)
def loaded() -> None:
    with LOCK:
        fonts.load()


def _lines(text: str, room: float) -> list[str]:
    return ["".join(piece for _, piece in line) for line in break_lines((Stretch(REGULAR, text),), SIZE, room)]


def test_broken_lines_keep_their_space_and_join_to_the_same_text() -> None:
    text = "Le mentorat est une aide entre pairs, et chacun peut y mettre fin quand il le veut."
    lines = _lines(text, 90)
    assert len(lines) > 3
    assert all(line.endswith(" ") for line in lines[:-1])
    assert "".join(lines) == text


def test_no_line_is_wider_than_its_room_save_by_its_last_space() -> None:
    lines = _lines("Un texte dont les mots ont " + "destaillesdifférentes" * 9 + " et des fins.", 75)
    assert all(width(line.rstrip(), REGULAR, SIZE) <= 75 for line in lines)


def test_word_cut_between_two_lines_gets_no_space() -> None:
    word = "x" * 300
    assert "".join(_lines(f"Avant {word} après", 60)) == f"Avant {word} après"


def test_no_break_space_holds_and_several_spaces_are_one() -> None:
    assert _lines("à 21\u00a0h\u00a007", 36) == ["à ", "21\u00a0h\u00a007"]
    assert _lines("un   deux ", 400) == ["un deux"]


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("de La Rochefoucauld-Montmorency", 75, ["de La ", "Rochefoucauld-", "Montmorency"]),
        ("Anne-Charlotte-du-Fort", 95, ["Anne-Charlotte-du-", "Fort"]),
        ("Bartholomäuswilhelminenstraße-Fort", 75, ["Bartholomäusw", "ilhelminenstraß", "e-Fort"]),
        ("Le rendez-vous", 60, ["Le ", "rendez-vous"]),
        ("--------------------", 40, ["--------", "--------", "----"]),
    ],
)
def test_a_word_too_long_breaks_after_its_hyphens_first(name: str, room: float, lines: list[str]) -> None:
    assert _lines(name, room) == lines


def test_accent_stays_on_its_letter() -> None:
    lines = _lines("q\u0303" * 60, 50)
    assert not any(line.startswith("\u0303") for line in lines)


def test_nothing_gives_no_line() -> None:
    assert break_lines((), SIZE, 50) == ()
    assert _lines("  ", 50) == []


def test_each_word_has_a_font_with_all_its_letters() -> None:
    drawn = stretches((Run("Avec Nguyễn Thị, Ελένη et Łucja"),))
    assert [(stretch.font, stretch.text) for stretch in drawn if stretch.font == SPARE] == [
        (SPARE, " Nguyễn"),
        (SPARE, " Ελένη"),
    ]
    assert "".join(stretch.text for stretch in drawn) == "Avec Nguyễn Thị, Ελένη et Łucja"


def test_name_is_drawn_in_one_font() -> None:
    assert name_stretches("Nguyễn Thị Ánh", bold=True) == (Stretch(SPARE_BOLD, "Nguyễn Thị Ánh"),)
    assert name_stretches("Łucja Çelik", bold=True) == (Stretch(BOLD, "Łucja Çelik"),)


def test_letter_that_the_bold_lacks_is_drawn_all_the_same() -> None:
    only_light = fonts._letters(SPARE) - fonts._letters(SPARE_BOLD) - fonts._letters(BOLD)
    lacking = next(char for char in map(chr, sorted(only_light)) if char in fonts._drawable(SPARE))
    (stretch,) = name_stretches(lacking, bold=True)
    assert stretch.font in {REGULAR, SPARE}


def test_letter_of_no_font_is_a_box() -> None:
    (stretch,) = name_stretches("李")
    assert stretch.text == MISSING
