"""Minutes are drawn from plain values: accessible, durable, the same bytes each time, whatever they hold."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from app.documents.minutes import draw_minutes
from app.documents.model import Letterhead
from app.documents.sections import Listing, Minutes, Passage, Quoted, Section

from tests.documents.referees import broken_rules, images_of, qpdf_complaints, spoken, unmarked_paint
from tests.documents.samples import PEOPLE, boxes_of, fonts_of, words_of

LONG = "Une raison écrite en toutes lettres, sur deux lignes au moins quand la feuille est étroite. "


def _sample(names: tuple[str, ...] = ("Claire Humbert", "Karim Benali"), *, times: int = 1) -> Minutes:
    """Minutes with something of every kind."""
    couple = " et ".join(names[:2])
    passages = tuple(
        Passage(
            couple,
            (f"Retenu par {names[0]}", "Pourquoi\u00a0: mêmes moments"),
            (Quoted("Motif\u00a0:", f"Première ligne\n\n  seconde ligne {number}"),),
        )
        for number in range(times)
    )
    rows = tuple((name, "Était là", "1 dossier") for name in names) * times
    return Minutes(
        letterhead=Letterhead("Mentorat 2027", "CPTS des Trois Vallées"),
        title="Procès-verbal du comité",
        warning="Séance en cours\u00a0: ce procès-verbal est provisoire.",
        facts=(("Programme\u00a0:", "Mentorat 2027"), ("Exemplaire de\u00a0:", names[0])),
        opening=("Ce document est un exemplaire personnel.", LONG * 2),
        sections=(
            Section("Présence", listing=Listing(("Membre", "Présence", "Liens"), rows, (4, 3, 4))),
            Section("Règles", points=("Même structure\u00a0: écarté", LONG)),
            Section("Binômes retenus", passages=passages),
            Section("Dérogations", ("Aucune dérogation.",)),
            Section("Liste d’attente", ranks=names),
        ),
        foot=("Procès-verbal du comité", f"Exemplaire de {names[0]}"),
        reference="séance n° 1",
        at=datetime(2026, 12, 10, 9, 0, tzinfo=UTC),
    )


EMPTY = replace(_sample(), warning="", facts=(("Programme\u00a0:", "Mentorat"),), opening=(), sections=())


@pytest.mark.parametrize("kind", [*PEOPLE, "many", "empty"])
def test_minutes_break_no_rule(kind: str, tmp_path: Path) -> None:
    sample = {"many": _sample(times=40), "empty": EMPTY}.get(kind) or _sample(PEOPLE[kind])
    pdf = draw_minutes(sample)
    assert broken_rules(pdf, tmp_path) == []
    assert qpdf_complaints(pdf, tmp_path) == ""
    assert list(unmarked_paint(pdf)) == []


def test_everything_is_read_aloud_in_order_and_once(tmp_path: Path) -> None:
    sample = _sample(times=3)
    found = spoken(draw_minutes(sample), tmp_path)
    start = next(at for at, (kind, _) in enumerate(found) if kind == "H1")
    said = " ".join(text for kind, text in found[start:] if kind != "Lbl").split()
    assert said == " ".join(sample.words()).split()


def test_parts_are_headings_and_people_are_headings_below_them(tmp_path: Path) -> None:
    found = [each for each in spoken(draw_minutes(_sample()), tmp_path) if each[0] in ("H1", "H2", "H3")]
    assert [(kind, text.strip()) for kind, text in found] == [
        ("H1", "Procès-verbal du comité"),
        ("H2", "Présence"),
        ("H2", "Règles"),
        ("H2", "Binômes retenus"),
        ("H3", "Claire Humbert et Karim Benali"),
        ("H2", "Dérogations"),
        ("H2", "Liste d’attente"),
    ]


def test_the_same_minutes_have_the_same_bytes() -> None:
    assert draw_minutes(_sample()) == draw_minutes(_sample())
    assert draw_minutes(_sample()) != draw_minutes(_sample(("Claire Humbert", "Karim Benala")))


@pytest.mark.parametrize("kind", PEOPLE)
def test_nothing_leaves_the_sheet_and_no_letter_is_lost(kind: str) -> None:
    names = PEOPLE[kind]
    pdf = draw_minutes(_sample(names))
    for sheet in boxes_of(pdf):
        assert all(left >= 50 and right <= 546 for left, _, right, _ in sheet)
    flat = words_of(pdf).replace(" ", "")
    assert all(name.replace(" ", "") in flat for name in names[:2])
    assert "Helvetica" not in fonts_of(pdf)


def test_a_table_of_eighty_rows_repeats_its_head_and_is_spoken_once(tmp_path: Path) -> None:
    sample = _sample(times=40)
    pdf = draw_minutes(sample)
    assert len(images_of(pdf, dots=20)) > 5
    assert [text.strip() for kind, text in spoken(pdf, tmp_path) if kind == "TH"] == ["Membre", "Présence", "Liens"]
