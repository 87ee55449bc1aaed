"""Dates, numbers and sizes as French readers see them."""

from datetime import UTC, date, datetime

from app.core.wording import date_fr, day_fr, instant_fr, number_fr, of, plural, size_fr, time_fr

EVENING = datetime(2026, 12, 14, 20, 7, tzinfo=UTC)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_dates_are_written_in_full() -> None:
    assert _plain(date_fr(date(2027, 5, 27))) == "27 mai 2027"
    assert _plain(date_fr(date(2027, 6, 1))) == "1er juin 2027"
    assert _plain(date_fr(date(2027, 6, 11))) == "11 juin 2027"
    assert _plain(day_fr(date(2027, 5, 27))) == "jeudi 27 mai 2027"
    assert _plain(instant_fr(EVENING)) == "14 décembre 2026 à 21 h 07"
    assert _plain(time_fr(datetime(2026, 12, 14, 18, 0, tzinfo=UTC))) == "19 h"


def test_numbers_and_plurals_are_french() -> None:
    assert _plain(number_fr(1000)) == "1 000"
    assert _plain(size_fr(62_300)) == "62 Ko"
    assert _plain(size_fr(1_400_000)) == "1,4 Mo"
    assert [_plain(plural(count, "personne", "personnes")) for count in (0, 1, 2)] == [
        "0 personne",
        "1 personne",
        "2 personnes",
    ]


def test_article_melts_into_its_preposition() -> None:
    assert [of(called) for called in ("la CPTS", "le CNG", "les cliniques", "l’agence")] == [
        "de la CPTS",
        "du CNG",
        "des cliniques",
        "de l’agence",
    ]


def test_preposition_loses_its_vowel_before_another() -> None:
    assert [of(name) for name in ("Ada Ferreira", "Élise", "Hélène", "Milo", "Yann")] == [
        "d’Ada Ferreira",
        "d’Élise",
        "d’Hélène",
        "de Milo",
        "de Yann",
    ]
