"""Meetings by their pages, by several: double clicks, whoever is slower, strangers; and what sixty of them cost."""

from datetime import timedelta

from app.core.clock import today
from app.core.database import db
from app.followup.models import Meeting, MeetingState
from app.pairing.models import Pair
from app.programmes.queries import by_id
from flask import Flask

from tests.charters.cast import RACHID, make_pair
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.meetings import (
    IN_PERSON,
    MENTOR,
    PHONE,
    again,
    agreed,
    at,
    held,
    home,
    proposed,
    sixty,
    the_only,
)
from tests.followup.underway import a_year
from tests.support.letters import make_person
from tests.support.pages import Page


def everything(pair: Pair, meeting: Meeting) -> tuple[list[str], list[str]]:
    """Every address of a meeting: those visited, those sent to."""
    here, base = at(pair, meeting), f"{home(pair)}/rencontres"
    pages = ["", "/changer", "/annuler", "/faite", "/pas-eu-lieu", "/corriger", "/retirer", "/contester", ".ics"]
    deeds = ["/changer", "/annuler", "/faite", "/pas-eu-lieu", "/corriger", "/retirer", "/contester"]
    visits = [base, f"{base}/proposer", f"{base}/noter", *(here + each for each in pages)]
    visits += [f"{home(pair)}/notes", f"{home(pair)}/notes.md"]
    sent = [f"{base}/proposer", f"{base}/noter", *(here + each for each in deeds)]
    return visits, [*sent, *(here + each for each in ("/accepter", "/confirmer", "/notes"))]


def test_a_second_click_does_it_once_and_shows_where_things_stand(
    pair: Pair, ada: Visitor, milo: Visitor, now: FixedClock
) -> None:
    form = ada.get(f"{home(pair)}/rencontres/proposer")
    for _ in range(2):
        ada.submit(form, "Proposer cette date", day="2026-10-22", hour="19:00", mode="video")
    meeting = the_only(pair)
    move, page = milo.get(at(pair, meeting, "/changer")), milo.get(home(pair))
    for _ in range(2):
        milo.submit(move, "Proposer cette date", day="2026-10-23", hour="19:00", mode="video")
    page = ada.get(home(pair))
    for _ in range(2):
        ada.submit(page, "Accepter")
    assert the_only(pair).version == 3
    now.set(2026, 10, 24, 8)
    page = ada.get(at(pair, meeting, "/faite"))
    for _ in range(2):
        ada.submit(page, "Oui, noter la rencontre", shared="Le bail")
    contest = milo.get(at(pair, meeting, "/contester"))
    for _ in range(2):
        milo.submit(contest, "Ce n’est pas juste")
    assert again(pair, meeting).contested_at is not None
    back = ada.get(at(pair, meeting, "/retirer"))
    for _ in range(2):
        ada.submit(back, "Retirer la rencontre")
    assert again(pair, meeting).state is MeetingState.NOT_HELD


def test_whoever_is_slower_learns_it_and_keeps_what_they_typed(pair: Pair, ada: Visitor, milo: Visitor) -> None:
    meeting = agreed(pair)
    page, theirs = ada.get(at(pair, meeting, "/changer")), milo.get(at(pair, meeting, "/changer"))
    milo.submit(theirs, "Proposer cette date", day="2026-10-25", hour="10:00")
    page = ada.submit(page, "Proposer cette date", status=409, day="2026-10-26", hour="11:00", message="Plutôt lundi")
    assert page.has("L’autre membre du binôme vient de changer cette rencontre.")
    assert dict(page.form("Proposer").fields())["message"] == "Plutôt lundi"
    ada.submit(page, "Proposer cette date")
    assert again(pair, meeting).proposed_by is MENTOR


def test_a_yes_to_a_date_that_has_changed_is_refused(pair: Pair, ada: Visitor, milo: Visitor) -> None:
    meeting = proposed(pair)
    page = milo.get(home(pair))
    ada.submit(ada.get(at(pair, meeting, "/changer")), "Proposer cette date", day="2026-10-29", hour="8:00")
    page = milo.submit(page, "Accepter", status=409)
    assert page.has("Cette rencontre a changé entre-temps.")
    assert again(pair, meeting).state is MeetingState.PROPOSED


def test_both_say_at_once_that_it_was_held_and_both_notes_stay(
    pair: Pair, ada: Visitor, milo: Visitor, now: FixedClock
) -> None:
    meeting = agreed(pair)
    now.set(2026, 10, 23, 8)
    pages = [(each, each.get(at(pair, meeting, "/faite"))) for each in (ada, milo)]
    for each, page in pages:
        each.submit(page, "Oui, noter la rencontre", shared="Nos mots", private="Les miens")
    page = milo.get(at(pair, meeting))
    assert page.has("Notée par Ada.")
    assert dict(page.form("Enregistrer mes notes").fields())["private"] == "Les miens"


def test_nobody_else_finds_anything_of_a_meeting(app: Flask, pair: Pair) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    meeting, before = agreed(pair), "agreed"
    other = make_pair(by_id(pair.programme_id), 3)
    db.session.commit()
    visits, sent = everything(pair, meeting)
    for email in ("zoe@exemple.fr", RACHID, other.mentor.email):
        visitor = as_(app, email)
        token = dict(visitor.get("/mon-compte").form().fields())
        for path in visits:
            visitor.get(path, status=404)
        for path in sent:
            assert _status(visitor, path, token) == 404, path
    assert again(pair, meeting).state == before


def test_a_meeting_of_another_pair_of_mine_is_not_found_under_this_one(app: Flask, pair: Pair, ada: Visitor) -> None:
    other = a_year(by_id(pair.programme_id), number=2)
    meeting = agreed(other)
    ada.get(at(pair, meeting), status=404)


def _status(visitor: Visitor, path: str, data: dict[str, str]) -> int:
    db.session.rollback()
    return visitor.http.post(path, data=data).status_code


def test_sixty_meetings_cost_as_many_questions_as_three(pair: Pair, ada: Visitor) -> None:
    def costs() -> list[int]:
        found = []
        for path in (home(pair), f"{home(pair)}/rencontres", f"{home(pair)}/notes"):
            ada.get(path)
            ada.get(path)
            found.append(ada.queries)
        return found

    pair.starts_on = today() - timedelta(days=100)
    sixty(pair, 3)
    few = costs()
    sixty(pair, 60, first=3)
    assert costs() == few
    page: Page = ada.get(home(pair))
    assert len([link for link in page.links() if "/rencontres/held" in link]) == 5
    page = ada.get(page.link("Voir toutes vos rencontres"))
    assert page.has("Page 1 sur 4")
    page = ada.get(page.link("Page suivante"))
    assert page.has("Page 2 sur 4")
    ada.get(f"{home(pair)}/rencontres?page=9", status=404)
    for odd in ("x", "0", "-1", "²", "9" * 40):
        ada.get(f"{home(pair)}/rencontres?page={odd}")


def test_contest_then_agree_again_by_the_pages(pair: Pair, ada: Visitor, milo: Visitor) -> None:
    meeting = held(pair, today(), PHONE)
    page = milo.get(milo.get(at(pair, meeting)).link("Ce n’est pas juste"))
    page = milo.follow(milo.submit(page, "Ce n’est pas juste"))
    assert page.has("Contestée")
    assert ada.get(home(pair)).has("Contestée")
    page = ada.get(ada.get(at(pair, meeting)).link("Corriger"))
    ada.submit(page, "Enregistrer la rencontre", mode="video")
    assert not milo.get(at(pair, meeting)).has("Contestée")
    milo.submit(milo.get(at(pair, meeting, "/contester")), "Ce n’est pas juste")
    page = milo.follow(milo.submit(milo.get(at(pair, meeting)), "Finalement, c’est juste"))
    assert page.has("C’est noté : cette rencontre compte à nouveau.")


def test_pages_of_a_deed_that_is_done_show_what_became_of_it(pair: Pair, ada: Visitor) -> None:
    meeting = held(pair, today(), IN_PERSON)
    for page in ("/faite", "/pas-eu-lieu", "/changer", "/annuler", "/contester"):
        assert ada.get(at(pair, meeting, page), status=303).location == at(pair, meeting)
