"""A list of presence is drawn from plain values: accessible, the same bytes each time, with room to sign."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from app.documents.model import Letterhead, PresenceList
from app.documents.presence import draw_presence

from tests.documents.referees import broken_rules, qpdf_complaints, spoken, spoken_text, unmarked_paint
from tests.documents.samples import PEOPLE

HEADS = ("Nom", "Profession", "Binôme", "Réponse", "Signature")


def _sample(names: tuple[str, ...] = ("Claire Humbert", "Karim Benali"), *, times: int = 1) -> PresenceList:
    rows = tuple((name, "Infirmière ou infirmier", f"Mentor, avec {name}", "Vient") for name in names) * times
    return PresenceList(
        letterhead=Letterhead("Mentorat 2027", "CPTS des Trois Vallées"),
        title="Journée de lancement\u00a0: liste de présence",
        when="Lundi 10 janvier 2028, au siège de l’agence régionale",
        heads=HEADS,
        rows=rows,
        shares=(4, 4, 5, 2, 6),
        note="Liste du 1er décembre 2027.",
        foot=("Liste de présence", "Mentorat 2027"),
        reference="mentorat-2027",
        at=datetime(2027, 12, 1, 9, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize("kind", [*PEOPLE, "many", "empty"])
def test_a_list_breaks_no_rule(kind: str, tmp_path: Path) -> None:
    sample = {"many": _sample(times=40), "empty": replace(_sample(), rows=())}.get(kind) or _sample(PEOPLE[kind])
    pdf = draw_presence(sample)
    assert broken_rules(pdf, tmp_path) == []
    assert qpdf_complaints(pdf, tmp_path) == ""
    assert list(unmarked_paint(pdf)) == []


def test_everybody_is_read_aloud_once_with_a_cell_to_sign(tmp_path: Path) -> None:
    pdf = draw_presence(_sample(times=30))
    said = spoken_text(pdf, tmp_path)
    assert said.count("Claire Humbert") == 2 * 30
    kinds = [kind for kind, _ in spoken(pdf, tmp_path)]
    assert kinds.count("TR") == 61
    assert kinds.count("TD") == 60 * len(HEADS)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert draw_presence(_sample()) == draw_presence(_sample())
