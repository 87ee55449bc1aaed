"""Saving what may not change any more: the reason, a way, and what was typed."""

from app.applications.models import Application, ApplicationState
from app.applications.services import begin_reading, mark_eligible
from app.core.database import db
from app.programmes.models import Programme
from flask import Flask

from tests.applications.looking import only
from tests.applications.world import COHORT, MILO, make_programme, make_sent
from tests.conftest import FixedClock
from tests.support.letters import sign_in
from tests.support.pages import PageClient


def test_step_saved_once_reading_began_says_why_and_keeps_the_words_on_screen(
    milo: PageClient, sent: Application, programme: Programme, actor: str
) -> None:
    step = milo.get(f"/programmes/{programme.slug}/candidater/mentore/projet")
    begin_reading(sent, actor=actor, seen=sent.version)
    mark_eligible(sent, actor=actor, seen=sent.version)
    db.session.commit()
    page = milo.submit(step, "Enregistrer", status=422, expectations="Trouver un local à Mulhouse")
    assert page.title == "Vos réponses ne changent plus"
    assert page.has("La coordination a commencé à lire votre candidature")
    assert page.has("Trouver un local à Mulhouse")
    assert not page.has("Son état actuel")
    assert milo.get(page.link("Ma candidature")).has("IL-2026-0001")
    assert page.link("Écrire à la coordination").startswith("mailto:")
    assert only().answers["expectations"] != "Trouver un local à Mulhouse"


def test_step_saved_after_the_closing_of_a_cohort_says_so(app: Flask, now: FixedClock) -> None:
    cohort = make_programme(COHORT)
    make_sent(cohort)
    browser = PageClient(app)
    sign_in(browser, MILO)
    status = browser.get(f"/programmes/{COHORT}/ma-candidature")
    step = browser.get(status.link("Modifier Prénom").partition("#")[0])
    now.advance(days=22)
    page = browser.submit(step, "Enregistrer", status=422, first_name="Émile")
    assert page.has("closes")
    assert page.has("Émile")


def test_step_saved_once_answered_says_where_the_application_stands(
    milo: PageClient, sent: Application, programme: Programme
) -> None:
    step = milo.get(f"/programmes/{programme.slug}/candidater/mentore/projet")
    sent.state = ApplicationState.DECLINED
    db.session.commit()
    assert milo.submit(step, "Enregistrer", status=422, expectations="Autrement").has("« Non retenue »")


def test_reply_to_a_question_that_is_asked_no_more_stays_on_screen(
    milo: PageClient, sent: Application, programme: Programme
) -> None:
    sent.state, sent.question = ApplicationState.TO_COMPLETE, "Et le samedi ?"
    db.session.commit()
    status = milo.get(f"/programmes/{programme.slug}/ma-candidature")
    sent.state = ApplicationState.ELIGIBLE
    db.session.commit()
    page = milo.submit(status, "Envoyer ma réponse", status=422, reply="Le samedi me va")
    assert page.title == "Votre réponse n’est pas partie"
    assert page.has("Le samedi me va")
