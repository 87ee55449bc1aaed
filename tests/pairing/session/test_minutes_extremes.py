"""Minutes of whatever may happen: names without end, files and people erased since, rules changed since."""

from pathlib import Path

import pytest
from app.applications.services.erasing import blank
from app.core.clock import now as instant
from app.core.database import db
from app.pairing.services import forbid_pair
from sqlalchemy.exc import IntegrityError

from tests.conftest import FixedClock
from tests.documents.referees import broken_rules
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import (
    NEAR,
    begin,
    both,
    close,
    decide,
    declare_again,
    derogate,
    minutes_page,
    minutes_pdf,
    said_aloud,
    words_on,
)
from tests.pairing.world import MULHOUSE


def test_twelve_derogations_and_names_without_end(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    for number in range(12):
        mentee = desk.mentee(
            f"Anne-Françoise Élisabeth {'é' * (number + 1)}", "Łukasik-von-Hohenstaufen-Rappoltsweiler" * 3, **NEAR
        )
        mentor = desk.mentor(f"Nguyễn Thị Ánh {'o' * (number + 1)}", "Ł" * 90)
        derogate(desk, mentee, mentor, f"{number} " + "Une raison écrite en toutes lettres. " * 24)
    declare_again(desk)
    pdf = minutes_pdf(desk, desk.lea)
    assert broken_rules(pdf, tmp_path) == []
    assert minutes_page(desk, desk.lea).text.count("Règle levée : même département") == 12
    assert said_aloud(pdf, tmp_path) == words_on(minutes_page(desk, desk.lea))


def test_what_was_written_of_somebody_erased_is_not_said_any_more(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    people = decide(desk)
    close(desk)
    people.zoe.reference = "EH-2027-ABCD"
    blank(people.zoe)
    people.zoe.erased_at = instant()
    db.session.commit()
    said = both(desk, desk.lea)
    for gone in ("Marchand", "Un parcours rare", "Le mentor change de région"):
        assert gone not in said, gone
    assert "EH-2027-ABCD et Inès Weber" in said
    assert "Ce qui en a été écrit est effacé avec le dossier" in said


def test_somebody_of_the_staff_forgotten_leaves_no_name(desk: Desk) -> None:
    begin(desk, desk.lea, desk.hugo)
    decide(desk)
    close(desk)
    db.session.delete(desk.hugo)
    db.session.commit()
    said = both(desk, desk.lea)
    assert "Schmitt" not in said
    assert "Une personne dont le compte est effacé" in said
    assert "quelqu’un dont le compte est effacé" in said


@pytest.mark.parametrize("reason", ["", "Deux lignes\n\n  et une autre"])
def test_a_refusal_is_said_with_or_without_its_reason(desk: Desk, reason: str) -> None:
    begin(desk)
    milo, ada = desk.mentee("Milo", commune=MULHOUSE), desk.mentor("Ada")
    forbid_pair(ada, milo, reason=reason, actor=desk.lea.ref)
    declare_again(desk)
    page = minutes_page(desk, desk.lea)
    assert page.has("Refusé par Léa Dietrich")
    assert page.has("Motif :") is bool(reason)


def test_rules_are_those_of_the_day_it_closed(desk: Desk) -> None:
    begin(desk)
    close(desk)
    before = words_on(minutes_page(desk, desk.lea))
    programme = desk.world.programme
    changed = {**programme.definition["matching"], "common_slots_min": 5}
    programme.definition = {**programme.definition, "matching": changed}
    programme.revision += 1
    db.session.commit()
    assert words_on(minutes_page(desk, desk.lea)) == before
    begin(desk)
    assert minutes_page(desk, desk.lea).has("moins de 5 créneaux communs")


@pytest.mark.parametrize("record", [None, {}])
def test_the_database_wants_a_record_of_what_is_closed_and_of_nothing_else(
    desk: Desk, record: dict[str, str] | None
) -> None:
    session = begin(desk)
    session.record = record
    session.closed_at = session.opened_at if record is None else None
    with pytest.raises(IntegrityError):
        db.session.flush()
