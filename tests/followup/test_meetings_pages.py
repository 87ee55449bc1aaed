"""Meetings by their pages: two taps from a letter, bad input that loses nothing."""

from collections.abc import Callable

import pytest
from app.core.clock import now as present
from app.core.clock import today
from app.core.database import db
from app.core.declarations import dues
from app.followup.models import Meeting, MeetingState
from app.followup.queries.meetings import counted, open_meetings
from app.pairing.models import Pair, PairState
from flask import Flask

from tests.charters.cast import ADA, MILO
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.documents.agendas import Read, with_icalendar, with_vobject
from tests.followup.meetings import (
    MENTEE,
    PHONE,
    again,
    agreed,
    at,
    held,
    home,
    plan,
)
from tests.support.letters import last_letter, sign_in_path
from tests.support.mailbox import link_in, newest


def test_a_date_goes_back_and_forth_until_both_agree(pair: Pair, ada: Visitor, milo: Visitor) -> None:
    page = ada.get(ada.get(home(pair)).link("Proposer une date"))
    assert page.has("Seuls le présentiel et la visio comptent parmi les rencontres prévues par la charte.")
    page = ada.follow(
        ada.submit(page, "Proposer cette date", day="2026-10-22", hour="19:00", mode="video", message="À bientôt !")
    )
    assert page.has("Votre proposition est envoyée.")
    assert page.has("Vous avez proposé jeudi 22 octobre à 19 h.")
    page = milo.get(home(pair))
    assert page.has("Ada propose jeudi 22 octobre à 19 h.")
    assert page.has("« À bientôt ! »")
    page = milo.get(page.link("Proposer une autre date"))
    page = milo.follow(milo.submit(page, "Proposer cette date", day="2026-10-23", hour="18 h 30"))
    assert page.has("La nouvelle date est proposée.")
    page = ada.get(home(pair))
    assert page.has("Milo propose vendredi 23 octobre à 18 h 30.")
    page = ada.follow(ada.submit(page, "Accepter"))
    assert page.has("C’est noté. Un message part à vous deux, avec la date pour votre agenda.")
    assert page.has("Vendredi 23 octobre à 18 h 30")
    assert page.has("En visio. Proposée par Milo, acceptée par vous.")
    assert milo.get(home(pair)).has("Proposée par vous, acceptée par Ada.")


def test_the_letter_of_a_planned_meeting_leads_to_its_date(pair: Pair, ada: Visitor) -> None:
    agreed(pair)
    page = ada.get(link_in(last_letter(ADA), home(pair)))
    assert page.title == "Changer la date"
    page = ada.get(page.link("Annuler la rencontre"))
    page = ada.follow(ada.submit(page, "Annuler la rencontre"))
    assert page.has("La rencontre est annulée.")
    assert newest(MILO, "meeting_cancelled").attachments


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": ""}, "Choisissez une date à venir"),
        ({"day": "2026-10-01"}, "Choisissez une date à venir"),
        ({"day": "pas un jour"}, "Choisissez une date à venir"),
        ({"day": "9999-12-31"}, "Votre mentorat se termine le 12 octobre 2027 : choisissez une date jusqu’à ce jour"),
        ({"hour": ""}, "Écrivez l’heure, par exemple 19:00"),
        ({"hour": "25:00"}, "Écrivez l’heure, par exemple 19:00"),
        ({"day": "2027-03-28", "hour": "02:30"}, "Cette heure n’existe pas ce jour-là"),
        ({"mode": None}, "Choisissez comment vous vous verrez"),
        ({"mode": "pigeon"}, "Choisissez comment vous vous verrez"),
        ({"place": "a" * 301}, "Raccourcissez le lieu à 300 caractères au plus"),
        ({"message": "a" * 1001}, "Raccourcissez votre message à 1 000 caractères au plus"),
    ],
)
def test_what_cannot_be_proposed_says_so_and_keeps_what_was_typed(
    pair: Pair, ada: Visitor, typed: dict[str, str | None], sentence: str
) -> None:
    filled = {"day": "2026-10-22", "hour": "19:00", "mode": "video", "place": "Valmont", "message": "Un mot"} | typed
    page = ada.submit(ada.get(f"{home(pair)}/rencontres/proposer"), "Proposer cette date", status=422, **filled)
    assert any(sentence in error.replace("\u00a0", " ") for error in page.errors()), page.errors()
    kept = dict(page.form("Proposer cette date").fields())
    for name in ("place", "message", "hour"):
        assert kept[name] == filled[name]
    assert not open_meetings([pair.id])[pair.id]


def test_hours_are_taken_as_people_write_them(pair: Pair, ada: Visitor) -> None:
    for number, hour in enumerate(("9h", "19 h", "19h05", "7:30", "08.15", "18:00:00")):
        page = ada.get(f"{home(pair)}/rencontres/proposer")
        ada.submit(page, "Proposer cette date", day=f"{22 + number}/10/2026", hour=hour, mode="in_person")
    assert len(open_meetings([pair.id])[pair.id]) == 6


def test_held_in_two_taps_from_the_letter(app: Flask, pair: Pair, now: FixedClock, run: Callable[[str], None]) -> None:
    meeting = agreed(pair)
    now.set(2026, 10, 23, 8)
    run("followup.ask_after_meetings")
    stranger = Visitor(app)
    path = link_in(newest(MILO, "meeting_question"), at(pair, meeting, "/faite"))
    refused = stranger.get(path, status=403)
    page = stranger.get(refused.link("Me connecter"))
    stranger.submit(page, "Recevoir mon lien", email=MILO)
    opened = stranger.submit(stranger.get(sign_in_path(MILO)), "Ouvrir mon espace")
    assert opened.location == path
    page = stranger.follow(opened)
    assert page.title == "Vous êtes-vous vus ?"
    assert again(pair, meeting).state is MeetingState.AGREED
    page = stranger.follow(stranger.submit(page, "Oui, noter la rencontre"))
    assert page.has("Rencontre du 22 octobre 2026 enregistrée.")
    assert again(pair, meeting).state is MeetingState.HELD
    assert counted([pair.id])[pair.id].counted == 1


@pytest.fixture
def run(app: Flask) -> Callable[[str], None]:
    """Have the worker do one thing that is due."""

    def do(name: str) -> None:
        dues[name].run(present())
        db.session.commit()

    return do


def test_not_held_from_the_letter_is_put_off_or_said(pair: Pair, ada: Visitor, now: FixedClock) -> None:
    first, second = agreed(pair), agreed(pair, plan(11))
    now.set(2026, 10, 24, 8)
    page = ada.get(at(pair, first, "/pas-eu-lieu"))
    page = ada.get(page.link("Reportée : proposer une autre date"))
    ada.submit(page, "Proposer cette date", day="2026-11-05", hour="19:00")
    assert again(pair, first).state is MeetingState.PROPOSED
    page = ada.follow(ada.submit(ada.get(at(pair, second, "/pas-eu-lieu")), "Elle n’a pas eu lieu"))
    assert page.has("C’est noté : elle n’a pas eu lieu.")
    assert ada.get(at(pair, second)).has("Pas eu lieu")


def test_a_meeting_is_noted_with_its_notes(pair: Pair, ada: Visitor) -> None:
    page = ada.get(f"{home(pair)}/rencontres/noter")
    page = ada.submit(
        page,
        "Enregistrer la rencontre",
        day="2026-10-12",
        mode="phone",
        minutes="75",
        private="Pour moi",
        shared="Bail",
    )
    page = ada.follow(page)
    assert page.has("Rencontre du 12 octobre 2026 enregistrée.")
    assert page.has("Par téléphone, 1 h 15. Notée par vous.")
    page = ada.get(home(pair))
    assert page.has("Aucune rencontre notée depuis octobre, pour 4 au minimum sur l’année.")
    assert page.has("S’y ajoute 1 rencontre par téléphone : elle ne compte pas dans ce minimum.")


@pytest.mark.parametrize(
    ("typed", "sentence", "status"),
    [
        ({"day": ""}, "Écrivez la date de la rencontre", 422),
        ({"day": "2026-10-13"}, "La date doit être passée", 422),
        ({"day": "2026-10-11"}, "Votre mentorat commence le 12 octobre 2026", 422),
        ({"mode": None}, "Choisissez comment vous vous êtes vus", 422),
        ({"private": "a" * 10001}, "Raccourcissez vos notes à 10 000 caractères au plus", 422),
        ({"minutes": "17"}, "", 422),
    ],
)
def test_what_cannot_be_noted_says_so_and_keeps_the_notes(
    pair: Pair, ada: Visitor, typed: dict[str, str | None], sentence: str, status: int
) -> None:
    filled = {"day": "2026-10-12", "mode": "video", "private": "Pour moi", "shared": "Pour nous"} | typed
    page = ada.get(f"{home(pair)}/rencontres/noter")
    page = ada.submit(page, "Enregistrer la rencontre", status=status, **filled)
    assert any(sentence in error.replace("\u00a0", " ") for error in page.errors()), page.errors()
    kept = dict(page.form("Enregistrer la rencontre").fields())
    assert kept["shared"] == "Pour nous"
    assert kept["private"] == filled["private"]


def test_a_day_already_noted_by_the_other_is_said_and_nothing_is_lost(pair: Pair, ada: Visitor) -> None:
    held(pair, today(), by=MENTEE)
    page = ada.get(f"{home(pair)}/rencontres/noter")
    page = ada.submit(page, "Enregistrer", status=409, day="2026-10-12", mode="video", shared="Mes mots")
    assert page.errors() == ["Une rencontre du 12 octobre 2026 est déjà notée"]
    assert dict(page.form("Enregistrer").fields())["shared"] == "Mes mots"


@pytest.mark.parametrize("read", [with_vobject, with_icalendar])
def test_the_file_of_a_meeting_agreed_on_is_given(pair: Pair, ada: Visitor, read: Callable[[bytes], Read]) -> None:
    meeting = agreed(pair)
    answer = ada.http.get(ada.get(home(pair)).link("Ajouter à mon agenda"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert 'filename="rencontre.ics"' in answer.headers["Content-Disposition"]
    assert read(answer.data).begins == meeting.starts_at
    assert answer.headers["Cache-Control"] == "no-store"
    for state in (MeetingState.PROPOSED, MeetingState.HELD):
        other = Meeting(
            ref=f"x{state}",
            pair_id=pair.id,
            state=state,
            proposed_by=MENTEE,
            happens_on=today(),
            starts_at=meeting.starts_at,
            mode=PHONE,
            created_at=meeting.created_at,
        )
        db.session.add(other)
        db.session.commit()
        ada.get(at(pair, other, ".ics"), status=404)


def test_a_pause_or_an_end_offers_no_planning(pair: Pair, ada: Visitor) -> None:
    pair.state = PairState.PAUSED
    db.session.commit()
    page = ada.get(f"{home(pair)}/rencontres/proposer", status=409)
    assert page.has("Ce mentorat n’est pas en cours.")
    ada.get(f"{home(pair)}/rencontres/noter")
    pair.state = PairState.ENDED_EARLY
    db.session.commit()
    ada.get(f"{home(pair)}/rencontres/noter", status=409)
