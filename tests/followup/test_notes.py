"""Notes of meetings: for oneself or shared; never for the other unless shared, never for the host, nor in a letter."""

import pytest
from app.core.clock import today
from app.core.database import db
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import NotesChanged
from app.followup.models import Meeting, MeetingNote
from app.followup.services.meetings import cancel_meeting
from app.followup.services.notes import Written, write_notes
from app.mail.models import OutboxMail
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import Visitor, as_
from tests.followup.meetings import MENTEE, MENTOR, agreed, held, plan, proposed

SECRET, OPEN = "Canari privé d’Ada", "Canari partagé par Ada"


@pytest.fixture
def meeting(pair: Pair) -> Meeting:
    """A meeting of which Ada wrote twice."""
    found = held(pair, today())
    write_notes(pair, found, MENTOR, private=Written(SECRET), shared=Written(OPEN), actor="visitor")
    db.session.commit()
    return found


def at(pair: Pair, meeting: Meeting, page: str = "") -> str:
    return f"/mon-binome/{pair.ref}/rencontres/{meeting.ref}{page}"


def visits(pair: Pair, meeting: Meeting) -> list[str]:
    home = f"/mon-binome/{pair.ref}"
    here = at(pair, meeting)
    return [home, f"{home}/rencontres", f"{home}/notes", f"{home}/notes.md", here, f"{here}/contester"]


def test_the_partner_reads_what_is_shared_and_nothing_else_anywhere(app: Flask, pair: Pair, meeting: Meeting) -> None:
    milo = as_(app, MILO)
    pages = {path: milo.http.get(path) for path in visits(pair, meeting)}
    assert {answer.status_code for answer in pages.values()} == {200}
    assert not [path for path, answer in pages.items() if "privé" in answer.text]
    shown = [path for path, answer in pages.items() if "partagé par Ada" in answer.text]
    assert len(shown) >= 5
    db.session.rollback()
    mails = db.session.scalars(select(OutboxMail)).all()
    assert not [mail.name for mail in mails if "Canari" in mail.text + mail.html + mail.subject]


def test_the_author_reads_both_everywhere(app: Flask, pair: Pair, meeting: Meeting) -> None:
    ada = as_(app, ADA)
    for path in visits(pair, meeting)[:5]:
        text = ada.http.get(path).text
        assert "privé" in text, path
        assert "partagé" in text, path


def test_the_host_reads_none(app: Flask, pair: Pair, meeting: Meeting) -> None:
    rachid = as_(app, RACHID)
    for path in visits(pair, meeting):
        rachid.get(path, status=404)
    for path in ("/coordination/local", "/coordination/local/binomes", f"/coordination/local/binomes/{pair.ref}"):
        assert "Canari" not in rachid.http.get(path).text


def test_what_is_kept_is_encrypted(pair: Pair, meeting: Meeting) -> None:
    rows = db.session.connection().exec_driver_sql("SELECT text FROM meeting_note").all()
    assert len(rows) == 2
    assert not [row for row in rows if "Canari" in row[0]]


def test_notes_are_written_changed_and_taken_away(app: Flask, pair: Pair, meeting: Meeting) -> None:
    ada = as_(app, ADA)
    page = ada.get(at(pair, meeting))
    assert page.has("La CPTS ne les lit jamais. N’écrivez rien sur des patients.")
    page = ada.follow(ada.submit(page, "Enregistrer mes notes", private="", shared="Le bail"))
    assert page.has("Vos notes sont enregistrées.")
    kept = dict(page.form("Enregistrer mes notes").fields())
    assert (kept["private"], kept["shared"]) == ("", "Le bail")
    db.session.rollback()
    assert len(db.session.scalars(select(MeetingNote)).all()) == 1


def test_a_second_window_writes_over_nothing_and_keeps_what_was_typed(app: Flask, pair: Pair, meeting: Meeting) -> None:
    ada = as_(app, ADA)
    first, second = ada.get(at(pair, meeting)), ada.get(at(pair, meeting))
    ada.submit(first, "Enregistrer mes notes", shared="Depuis la première")
    page = ada.submit(second, "Enregistrer mes notes", status=409, shared="Depuis la seconde")
    assert page.has("Ces notes ont changé dans une autre fenêtre.")
    assert dict(page.form("Enregistrer mes notes").fields())["shared"] == "Depuis la seconde"
    ada.submit(page, "Enregistrer mes notes")
    assert as_(app, MILO).get(at(pair, meeting)).has("Depuis la seconde")


def test_too_long_a_note_says_so_and_is_kept(app: Flask, pair: Pair, meeting: Meeting) -> None:
    ada = as_(app, ADA)
    page = ada.submit(ada.get(at(pair, meeting)), "Enregistrer mes notes", status=422, private="a" * 10001)
    assert page.errors() == ["Raccourcissez vos notes à 10 000 caractères au plus"]
    assert len(dict(page.form("Enregistrer mes notes").fields())["private"]) == 10001


def test_the_same_text_sent_twice_changes_nothing(pair: Pair, meeting: Meeting) -> None:
    write_notes(pair, meeting, MENTOR, private=Written(SECRET), shared=Written(OPEN), actor="visitor")
    with pytest.raises(NotesChanged):
        write_notes(pair, meeting, MENTOR, private=Written("Autre"), shared=Written(OPEN), actor="visitor")


def test_the_file_holds_all_one_may_read_in_order(app: Flask, pair: Pair, meeting: Meeting) -> None:
    write_notes(
        pair, meeting, MENTEE, private=Written("À moi"), shared=Written("À nous\n# pas un titre"), actor="visitor"
    )
    db.session.commit()
    milo = as_(app, MILO)
    answer = milo.http.get(milo.get(f"/mon-binome/{pair.ref}/notes").link("Télécharger mes notes"))
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert 'filename="mes-notes-de-mentorat.md"' in answer.headers["Content-Disposition"]
    assert answer.text == (
        "# Mes notes de mentorat avec Ada Lovelace\n\nTéléchargées le 12\u00a0octobre 2026.\n\n"
        "## Lundi 12\u00a0octobre 2026, en présentiel\n\n"
        "### Pour moi seul·e\n\nÀ moi\n\n### Partagée avec Ada\n\nÀ nous\n# pas un titre\n\n"
        "### Partagée par Ada\n\nCanari partagé par Ada\n"
    )


def test_without_notes_page_and_file_say_so(app: Flask, pair: Pair) -> None:
    ada = as_(app, ADA)
    assert ada.get(f"/mon-binome/{pair.ref}/notes").has("Rien d’écrit pour l’instant.")
    assert "Aucune note pour l’instant." in ada.http.get(f"/mon-binome/{pair.ref}/notes.md").text


def test_a_pause_keeps_nobody_from_writing_and_an_end_leaves_them_to_read(
    app: Flask, pair: Pair, meeting: Meeting
) -> None:
    pair.state = PairState.PAUSED
    write_notes(pair, meeting, MENTEE, private=Written("En pause"), shared=Written(""), actor="visitor")
    pair.state = PairState.ENDED_EARLY
    with pytest.raises(MentorshipNotUnderWay):
        write_notes(pair, meeting, MENTEE, private=Written("Trop tard", 1), shared=Written(""), actor="visitor")
    db.session.commit()
    page = as_(app, MILO).get(at(pair, meeting))
    assert page.has("En pause")
    assert page.has(OPEN)
    assert not page.all("textarea")


def test_notes_survive_a_meeting_given_up(app: Flask, pair: Pair) -> None:
    meeting = agreed(pair)
    write_notes(pair, meeting, MENTEE, private=Written("À préparer"), shared=Written(""), actor="visitor")
    cancel_meeting(pair, meeting, MENTEE, seen=2, actor="visitor")
    db.session.commit()
    milo: Visitor = as_(app, MILO)
    assert milo.get(f"/mon-binome/{pair.ref}/notes").has("À préparer")


def test_what_is_typed_is_shown_as_text(app: Flask, pair: Pair, meeting: Meeting) -> None:
    ada = as_(app, ADA)
    page = ada.get(at(pair, meeting))
    ada.submit(page, "Enregistrer mes notes", shared="<script>alert(1)</script> & \u0007 fin")
    answer = as_(app, MILO).http.get(at(pair, meeting))
    assert "<script>alert" not in answer.text
    assert "\u0007" not in answer.text


def test_place_and_message_are_not_readable_in_the_database(pair: Pair) -> None:
    proposed(pair, asked=plan(place="12 rue du Manège", message="Un mot pour vous"))
    row = db.session.connection().exec_driver_sql("SELECT place, message FROM meeting").one()
    assert not any("Manège" in each or "mot" in each for each in row)
