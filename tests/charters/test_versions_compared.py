"""Two versions side by side show their fields as the text shows them, and their numbers whole."""

from app.charters.differences import Change, compare
from app.charters.markdown import parse
from app.charters.services import import_text
from app.core.database import db

from tests.charters.cast import TEXT, Signing
from tests.charters.conftest import Visitor
from tests.charters.texts import BASE


def test_fields_read_in_a_comparison_as_they_read_in_the_text(rachid: Visitor, signing: Signing) -> None:
    assert "{{mentor}}" in TEXT
    assert "{{meetings_min}} fois" in TEXT
    import_text(signing.programme.id, TEXT.replace("{{meetings_min}} fois", "4 fois, {{mentee}} prévient,"), actor="x")
    db.session.commit()
    page = rachid.get(f"{BASE}/2?avec=1")
    assert "{{" not in page.text
    assert page.has("[prénom et nom du mentor]")
    assert page.has("[prénom et nom de la personne mentorée]")
    assert page.all("del"), "a field replaced by what fills it is a change still"


def test_a_number_that_changes_takes_its_full_stop_along() -> None:
    before, after = (
        parse(f"# Charte\n\n## Partie\n\n### {number} Durée du mentorat\n\nFin.") for number in ("1.", "2.")
    )
    (block,) = [each for passage in compare(before, after) for each in passage.blocks if each.change is Change.CHANGED]
    assert [(run.text, run.change) for run in block.lines[0].runs][:2] == [("1.", Change.REMOVED), ("2.", Change.ADDED)]
