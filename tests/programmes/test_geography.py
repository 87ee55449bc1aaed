"""Communes are found the way people write them."""

import csv
import gzip
import io

import pytest
from app.programmes.geography import by_code, match, search
from app.programmes.geography.rebuild import COLUMNS, TABLE


def labels(text: str, limit: int = 8) -> list[str]:
    return [commune.label for commune in search(text, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mulh", "Mulhouse (68100)"),
        ("MULHOUSE", "Mulhouse (68100)"),
        ("Mulhouse (68100)", "Mulhouse (68100)"),
        ("68200", "Mulhouse (68100)"),
        ("st etienne", "Saint-Étienne (42000)"),
        ("saint-étienne", "Saint-Étienne (42000)"),
        ("Ste Marie aux mines", "Sainte-Marie-aux-Mines (68160)"),
        ("le havre", "Le Havre (76600)"),
        ("havre", "Le Havre (76600)"),
        ("l'hay les roses", "L’Haÿ-les-Roses (94240)"),
        ("saint denis 93", "Saint-Denis (93200)"),
        ("paris", "Paris (75)"),
        ("75011", "Paris (75)"),
        ("ajaccio", "Ajaccio (20000)"),
    ],
)
def test_search_finds_first_what_people_mean(typed: str, first: str) -> None:
    assert labels(typed)[0] == first


@pytest.mark.parametrize("typed", ["", " ", "m", "6", "zzzz", "99999", "<b>", "\u0000", "()", "💡", "%"])
def test_search_of_nothing_finds_nothing(typed: str) -> None:
    assert labels(typed) == []


def test_search_puts_whole_names_then_large_towns_first() -> None:
    found = search("saint-denis", 20)
    assert [commune.name for commune in found[:2]] == ["Saint-Denis", "Saint-Denis"]
    assert len(search("saint", 5)) == 5


def test_commune_knows_the_larger_places_it_is_in() -> None:
    commune = by_code("68224")
    assert commune
    assert (commune.name, commune.postcodes) == ("Mulhouse", ("68100", "68200"))
    assert (commune.epci, commune.department, commune.region) == (
        "CA Mulhouse Alsace Agglomération",
        "Haut-Rhin",
        "Grand Est",
    )
    assert (commune.department_code, commune.region_code) == ("68", "44")


@pytest.mark.parametrize("code", ["", "00000", "99999", "6822", "68224,", "Mulhouse"])
def test_code_that_is_not_one_finds_nothing(code: str) -> None:
    assert by_code(code) is None


def test_match_accepts_one_commune_and_never_guesses_between_several() -> None:
    by_label, by_name = match("mulhouse (68100)"), match("Mulhouse")
    assert by_label
    assert by_label == by_name == by_code("68224")
    assert match("Saint-Denis") is None
    assert match("Saint-Denis (93200)") == by_code("93066")
    assert match("Mulh") is None
    assert match("Paris (75)") == by_code("75056")


def test_every_label_of_a_department_leads_back_to_its_commune() -> None:
    rows = list(csv.DictReader(io.StringIO(gzip.decompress(TABLE.read_bytes()).decode())))
    assert tuple(rows[0]) == COLUMNS
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    assert len(codes) > 34_000
    for row in rows:
        if row["department"] in ("68", "2A", "974"):
            commune = by_code(row["code"])
            assert commune
            assert match(commune.label) == commune
