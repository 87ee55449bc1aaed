"""A cohort that slips by six weeks in the middle: everything told of its dates follows, nothing happens twice."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole
from app.charters.models import SigningLink
from app.charters.queries import chain_of, charter_of_pair
from app.core import events
from app.core.clock import end_of_day
from app.core.database import db
from app.mail.models import OutboxMail
from app.pairing.models import Answer
from app.programmes.events import CalendarChanged

from tests.conftest import FixedClock
from tests.pairing.world import World, say
from tests.programmes.shifting import (
    SHIFT,
    calendar,
    day_after_day,
    names,
    out_with_proposals,
    plain,
    preview,
    rows,
)
from tests.support.contents import whole_database
from tests.support.letters import letters_to
from tests.support.pages import PageClient


def test_after_closing_only_what_is_to_come_moves(coordinator: PageClient, slipping: World, now: FixedClock) -> None:
    waiting = slipping.applicant("mentee", "Milo", "Humbert", state="eligible")
    waiting.submitted_at = now()
    db.session.commit()
    now.set(2027, 11, 10)
    form = coordinator.get(SHIFT)
    assert form.has("Réunion du comité, 23 novembre 2027")
    assert form.has("Clôture des candidatures, 2 novembre 2027")
    assert not form.has("Ouverture des candidatures, 27")
    before = whole_database()
    page = preview(coordinator, depuis="committee_on")
    assert whole_database() == before
    assert page.has("6 semaines plus tard, à partir de la réunion du comité")
    assert "Réunion du comité | mardi 23 novembre 2027 | mardi 4 janvier 2028" in rows(page)
    answer = "vendredi 26 novembre 2027 | vendredi 7 janvier 2028"
    assert f"Réponses aux candidatures | {answer}" in rows(page)
    assert f"1 personne à qui une réponse est annoncée | {answer}" in rows(page)
    assert page.has("1 personne reçoit un message, un seul chacune.")
    assert not page.has("Rouvrir les candidatures")
    done = coordinator.follow(coordinator.submit(page, "Changer ces dates", tell="y"))
    assert done.has("1 personne est prévenue par e-mail.")
    moved = calendar()
    assert moved.closes_on == date(2027, 11, 2)
    assert moved.committee_on == date(2028, 1, 4)
    assert moved.report_month == date(2029, 3, 15)
    letter = letters_to(waiting.email)[-1]
    assert letter.name == "calendar_moved"
    assert "Notre réponse à votre candidature : vendredi 7 janvier 2028, au lieu du 26 novembre 2027." in plain(letter)
    assert coordinator.get("/programmes/cohorte").has("4 janvier 2028")
    assert coordinator.get("/programmes/cohorte/candidater/mentore/verifier").has("closes depuis le 2 novembre 2027")


def test_with_proposals_and_charters_out_all_follow_and_nothing_ends_on_the_old_day(
    coordinator: PageClient, slipping: World, now: FixedClock
) -> None:
    silent, signing = out_with_proposals(slipping, now)
    assert names(silent.mentee.email) == ["pair_proposed", "pair_reminder"]
    page = preview(coordinator, depuis="confirm_by")
    answer, signature = "mercredi 8 décembre 2027 | mercredi 19", "mercredi 15 décembre 2027 | mercredi 26"
    assert f"1 binôme proposé, qui attend une réponse | {answer} janvier 2028" in rows(page)
    assert f"1 charte qui attend une signature | {signature} janvier 2028" in rows(page)
    assert page.has("4 personnes reçoivent un message")
    assert page.has("Les chartes déjà émises gardent le début et la fin qu’elles écrivent")
    coordinator.submit(page, "Changer ces dates", tell="y")
    db.session.expire_all()
    charter = charter_of_pair(signing.id)
    assert charter is not None
    assert silent.answer_by == date(2028, 1, 19)
    assert charter.sign_by == date(2028, 1, 26)
    assert {link.expires_at for link in db.session.query(SigningLink)} == {end_of_day(date(2028, 1, 26))}
    assert [event.kind for event in chain_of(charter)][-1] == "day_moved"
    day_after_day(now, date(2028, 1, 18))
    assert silent.state.value == "proposed"
    assert charter.state.value == "open"
    say(silent, ApplicantRole.MENTOR, Answer.YES)
    db.session.commit()
    day_after_day(now, date(2028, 1, 21))
    db.session.expire_all()
    assert silent.state.value == "expired"
    before, reminder = ["pair_proposed", "pair_reminder", "calendar_moved"], "pair_reminder"
    assert names(silent.mentee.email) == [*before, reminder, reminder, "pair_expired"]
    assert names(silent.mentor.email) == [*before, reminder, "pair_expired"]
    told = [mail for mail in letters_to(signing.mentee.email) if mail.name == "calendar_moved"]
    assert len(told) == 1
    assert "Votre signature de la charte : mercredi 26 janvier 2028" in plain(told[0])
    assert "Journée de lancement : lundi 21 février 2028, au lieu du 10 janvier 2028." in plain(told[0])
    day_after_day(now, date(2028, 1, 27))
    db.session.expire_all()
    assert charter.state.value == "expired"


def test_nobody_is_told_unless_it_is_said(coordinator: PageClient, slipping: World, now: FixedClock) -> None:
    out_with_proposals(slipping, now)
    before = db.session.query(OutboxMail).count()
    done = coordinator.follow(coordinator.submit(preview(coordinator, depuis="confirm_by"), "Changer ces dates"))
    assert done.has("Personne n’a été prévenu.")
    assert db.session.query(OutboxMail).count() == before


def test_letter_shown_before_is_the_one_that_leaves_without_its_name(
    coordinator: PageClient, slipping: World, now: FixedClock
) -> None:
    _, signing = out_with_proposals(slipping, now)
    page = preview(coordinator, depuis="confirm_by")
    shown = "".join(page.one("pre", class_="letter-preview").itertext())
    assert "Milo" not in shown
    coordinator.submit(page, "Changer ces dates", tell="y")
    sent = letters_to(signing.mentee.email)[-1].text
    assert sent.replace("Bonjour Milo,", "Bonjour,").split() == shown.split()


def test_whatever_refuses_to_follow_undoes_everything(
    coordinator: PageClient, slipping: World, now: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    out_with_proposals(slipping, now)
    page = preview(coordinator, depuis="confirm_by")
    before = whole_database()

    def fail(_event: CalendarChanged) -> None:
        raise RuntimeError("the last of those who follow")

    monkeypatch.setitem(events._handlers, CalendarChanged, [*events._handlers[CalendarChanged], fail])
    coordinator.submit(page, "Changer ces dates", status=500, tell="y")
    assert whole_database() == before
    assert calendar().confirm_by == date(2027, 12, 8)
