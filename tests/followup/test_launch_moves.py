"""A launch day that moves: told once, by the letter of the calendar or by the button, and agendas follow."""

from datetime import date

import icalendar
import pytest
from app.core.database import db
from app.mail.models import OutboxMail
from flask import Flask

from tests.conftest import FixedClock
from tests.documents.agendas import with_ics, with_vobject
from tests.followup.launching import (
    ANSWER,
    PAGE,
    PLACE,
    Launch,
    file_of,
    launch_letters,
    make_launch,
    mentor,
    names,
    tick,
)
from tests.support.letters import letters_to
from tests.support.pages import PageClient

SHIFT = "/coordination/cohorte/decaler"
SIX_WEEKS = {"combien": "6", "unite": "semaines", "sens": "plus-tard", "depuis": "sign_by"}


@pytest.fixture
def launch(app: Flask, now: FixedClock) -> Launch:
    made = make_launch(app, now)
    made.invite()
    now.set(2027, 12, 2, 9)
    return made


def shift(rachid: PageClient) -> None:
    rachid.submit(rachid.get(SHIFT, query_string=SIX_WEEKS), "Changer ces dates")


def change_place(launch: Launch, where: str = "à la mairie de Dijon") -> None:
    known = launch.programme.definition
    launch.programme.definition = known | {"calendar": known["calendar"] | {"launch_place": where}}
    launch.programme.revision += 1
    db.session.commit()


def days_in(mail: OutboxMail) -> tuple[str, int, object]:
    read = with_vobject(file_of(mail).content)
    return read.uid, read.sequence, read.begins


def test_one_letter_tells_the_new_dates_and_replaces_the_day_in_agendas(launch: Launch, now: FixedClock) -> None:
    milo, first = launch.first.mentee, launch_letters(launch.first.mentee)[0]
    rachid = launch.rachid()
    page = rachid.get(SHIFT, query_string=SIX_WEEKS)
    preview = "".join(page.one("pre", class_="letter-preview").itertext())
    assert "Le fichier joint remplace la journée de lancement dans votre agenda." in preview
    rachid.submit(page, "Changer ces dates", tell="y")
    told = letters_to(milo.email)[-1]
    assert told.name == "calendar_moved"
    text = told.text.replace("\u00a0", " ")
    assert "Journée de lancement : lundi 21 février 2028, au lieu du 10 janvier 2028." in text
    assert "changez-la : http://localhost/mon-binome/lancement/cohorte" in text
    uid, sequence, day = days_in(first)
    assert (uid, sequence + 1, date(2028, 2, 21)) == days_in(told)
    assert day == date(2028, 1, 10)
    assert with_ics(file_of(told).content).sequence == 1
    tick(now)
    assert names(milo) == ["launch_invited"]
    assert not rachid.get(PAGE).has("Prévenir")
    assert not rachid.get("/coordination/cohorte").has("ancienne journée")


def test_when_nobody_was_told_the_button_tells_it_once(launch: Launch, now: FixedClock) -> None:
    milo = launch.first.mentee
    browser = launch.member(milo)
    browser.submit(browser.get(ANSWER), "Enregistrer", reponse="oui")
    now.advance(minutes=5)
    rachid = launch.rachid()
    shift(rachid)
    tick(now)
    assert names(milo) == ["launch_invited"]
    line = "4 personnes ont encore l’ancienne journée de lancement dans leur agenda"
    assert rachid.get("/coordination/cohorte").has(line)
    page = rachid.get(PAGE)
    assert page.has(f"4 personnes ont encore l’ancien rendez-vous : lundi 10 janvier 2028, {PLACE}.")
    assert page.has("avant le changement")
    rachid.submit(page, "Prévenir 4 personnes")
    tick(now)
    assert names(milo) == ["launch_invited", "launch_moved"]
    letter = launch_letters(milo)[-1]
    assert letter.subject == "La journée de lancement change de date"
    assert "Nous vous avions dit : le lundi 10 janvier 2028" in letter.text.replace("\u00a0", " ")
    assert "Vous aviez répondu que vous venez. Votre réponse tient" in letter.text
    assert "Dites-nous si vous venez." in launch_letters(launch.first.mentor)[-1].text
    assert days_in(letter)[1:] == (1, date(2028, 2, 21))
    assert browser.get(ANSWER).has("Vous aviez répondu avant que la journée change.")
    now.set(2028, 1, 8, 9)
    tick(now)
    assert names(milo) == ["launch_invited", "launch_moved"]
    now.set(2028, 2, 19, 9)
    tick(now)
    assert names(milo)[-1] == "launch_reminder"


def test_another_place_is_another_file(launch: Launch) -> None:
    change_place(launch)
    rachid = launch.rachid()
    rachid.submit(rachid.get(PAGE), "Prévenir 4 personnes")
    letter = launch_letters(launch.second.mentor)[-1]
    assert letter.subject == "La journée de lancement change de lieu"
    (event,) = icalendar.Calendar.from_ical(file_of(letter).content).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    assert (event.location, event.sequence) == ("À la mairie de Dijon", 1)


def test_one_button_tells_the_change_and_invites_the_others(launch: Launch, now: FixedClock) -> None:
    change_place(launch)
    late = launch.world.committed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    db.session.commit()
    tick(now)
    assert names(late.mentee) == []
    rachid = launch.rachid()
    page = rachid.get(PAGE)
    assert page.has("2 autres personnes reçoivent l’invitation.")
    assert len(page.all("pre")) == 2
    rachid.submit(page, "Prévenir 6 personnes")
    assert names(late.mentee) == ["launch_invited"]
    assert names(launch.first.mentee) == ["launch_invited", "launch_moved"]


def test_the_file_of_ones_page_is_newer_than_the_one_mailed_before_the_change(launch: Launch) -> None:
    milo = launch.member(launch.first.mentee)
    change_place(launch)
    read = with_vobject(milo.http.get(f"{ANSWER}/agenda.ics").data)
    assert (read.sequence, read.location) == (1, "À la mairie de Dijon")


def test_two_days_before_a_change_nobody_told_is_told_to_everybody(launch: Launch, now: FixedClock) -> None:
    zoe = launch.member(launch.second.mentee)
    zoe.submit(zoe.get(ANSWER), "Enregistrer", reponse="non")
    change_place(launch)
    now.set(2028, 1, 8, 9)
    tick(now, times=3)
    assert names(launch.first.mentee) == ["launch_invited", "launch_reminder"]
    assert "à la mairie de Dijon" in launch_letters(launch.first.mentee)[-1].text
    assert days_in(launch_letters(launch.first.mentee)[-1])[1] == 1
    assert names(launch.second.mentee) == ["launch_invited", "launch_moved"]


def test_the_calendar_page_says_what_leaves_for_the_day(launch: Launch, now: FixedClock) -> None:
    launch.world.committed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    page = launch.rachid().get("/coordination/cohorte/reglages/calendrier")
    assert page.has("Invitations à la journée de lancement, avec un fichier d’agenda : 2 personnes.")
    assert page.has("Rappel de la journée de lancement à qui vient ou n’a pas répondu : 6 personnes.")
    page = launch.rachid().get(SHIFT, query_string=SIX_WEEKS)
    assert page.has("Rappel de la journée de lancement à qui vient ou n’a pas répondu : 6 personnes.")
