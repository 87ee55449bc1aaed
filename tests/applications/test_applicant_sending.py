"""Eligibility, autosave, putting aside and sending, over HTTP."""

import re

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.core.text import typo
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition
from app.programmes.services import move_programme
from flask import Flask
from sqlalchemy import select

from tests.applications.looking import only, plain, sentences
from tests.applications.world import COHORT, begin, fill, make_programme, make_sent, typed
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to
from tests.support.mailbox import link_in
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def test_first_question_unanswered_says_what_to_choose(client: PageClient, programme: Programme) -> None:
    start = "/programmes/installation-liberale/candidater/mentore/verifier"
    page = client.get(f"{start}?_question=profession", status=422)
    assert sentences(page) == [typo("Indiquez si vous êtes professionnel·le de santé").replace("\u00a0", " ")]
    assert text_of(page.one("title")).startswith("Erreur :")


def test_no_leads_to_an_explanation_and_back(client: PageClient, programme: Programme) -> None:
    start = "/programmes/installation-liberale/candidater/mentore/verifier"
    page = client.get(f"{start}?profession=practising&territoire=here&situation=over_a_year")
    assert page.title.endswith("Vous avez passé le cap de la première année.")
    assert page.link("Devenir mentor").endswith("/candidater/mentor/verifier")
    assert page.link("Question précédente") == f"{start}?profession=practising&territoire=here"
    assert client.get(page.link("Question précédente")).has("Quelle est votre situation ?")
    assert db.session.scalars(select(Application)).all() == []


def test_answers_made_up_open_nothing(client: PageClient, programme: Programme) -> None:
    start = "/programmes/installation-liberale/candidater/mentore/verifier"
    page = client.get(f"{start}?profession=practising&territoire=here&situation=planning")
    client.submit(page, "Commencer ma demande", situation="over_a_year", status=422)
    client.submit(page, "Commencer ma demande", profession=None, status=422)
    client.get("/programmes/installation-liberale/candidater/patron/verifier", status=404)
    client.get("/programmes/ailleurs/candidater/mentor/verifier", status=404)


@pytest.mark.parametrize("state", ["suspended", "closing", "draft"])
def test_programme_that_takes_nobody_says_so(client: PageClient, programme: Programme, state: str) -> None:
    start = "/programmes/installation-liberale/candidater/mentore/verifier"
    eligible = client.get(f"{start}?profession=practising&territoire=here&situation=planning")
    programme.state = ProgrammeState(state)
    programme.suspended_from = ProgrammeState.OPEN if state == "suspended" else None
    db.session.commit()
    page = client.get(start, status=404 if state == "draft" else 200)
    assert state == "draft" or page.title.endswith("On ne peut pas candidater en ce moment")
    client.submit(eligible, "Commencer ma demande", status=404 if state == "draft" else 422)


def test_programme_closed_before_its_day_says_since_when_on_both_pages(client: PageClient, now: FixedClock) -> None:
    programme = make_programme(COHORT)
    move_programme(programme, ProgrammeState.SELECTING, actor="command")
    db.session.commit()
    now.advance(days=2)
    for path in ("", "/candidater/mentor/verifier"):
        page = client.get(f"/programmes/{programme.slug}{path}")
        assert page.has("Les candidatures sont closes depuis le 12 octobre 2026."), path


def autosave(client: PageClient, page: Page, **answers: str) -> str:
    """What the line under the title says after an autosave from that page."""
    form = page.form("Continuer")
    data = dict(form.fields()) | answers
    response = client.http.post(form.action, data=data, headers=FRAGMENT)
    assert response.status_code == 200
    return re.sub(r"<[^>]+>", "", response.text).strip()


def test_autosave_keeps_what_is_typed_and_answers_with_the_line_alone(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    assert plain(autosave(client, page, first_name="Mi", email="milo@")) == "Brouillon enregistré à 10 h"
    assert only().answers["first_name"] == "Mi"
    assert dict(client.get(page.path).form("Continuer").fields())["email"] == "milo@"


def test_autosave_of_an_older_page_is_ignored(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    client.submit(page, "Continuer", **typed(definition(programme), MENTEE, "vous"))
    assert autosave(client, page, first_name="En retard").startswith("Cette page est plus ancienne")
    assert only().first_name == "Milo"


def test_autosave_of_an_older_page_promises_both_texts_only_if_its_step_changed(
    client: PageClient, programme: Programme
) -> None:
    begin(client, programme, MENTEE)
    home = f"/programmes/{programme.slug}/candidater/mentore"
    page = client.get(f"{home}/projet")
    client.submit(client.get(f"{home}/vous"), "Continuer", **typed(definition(programme), MENTEE, "vous"))
    answers = typed(definition(programme), MENTEE, "projet")
    said = plain(autosave(client, page, expectations="Mon projet"))
    assert "Si cette étape a changé entre-temps, les deux textes seront affichés" in said
    client.submit(page, "Continuer", **answers)


def test_autosave_after_sending_is_ignored(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    check = fill(client, page, programme, MENTEE)
    client.submit(check, "Envoyer ma demande", charter_read="y")
    assert autosave(client, page, first_name="En retard") == "Votre candidature est déjà envoyée."
    assert only().first_name == "Milo"


def test_put_aside_and_taken_up_elsewhere(app: Flask, client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    raw = typed(definition(programme), MENTEE, "vous", first_name="")
    later = client.follow(client.submit(page, "Enregistrer et reprendre plus tard", **raw))
    assert later.has(MILO)
    elsewhere = PageClient(app)
    link = link_in(last_letter(MILO), "/reprendre/")
    shown = elsewhere.get(link)
    assert not shown.has("Milo")
    step = elsewhere.follow(elsewhere.submit(shown, "Reprendre"))
    assert step.title.endswith("Vous")
    assert dict(step.form("Continuer").fields())["last_name"] == "Łukasik"
    client.submit(later, "Renvoyer le lien")
    elsewhere.get(link, status=410)
    assert len(letters_to(MILO)) == 2


def test_put_aside_without_an_address_asks_for_one(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    later = client.follow(client.submit(page, "Enregistrer et reprendre plus tard"))
    again = client.submit(later, "M’envoyer le lien", email="milo", status=422)
    assert sentences(again) == ["Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"]
    sent = client.follow(client.submit(again, "M’envoyer le lien", email="Milo@exemple.fr"))
    assert sent.has("Nous avons envoyé un lien à milo@exemple.fr")


def test_sending_without_the_charter_or_an_answer_says_so(client: PageClient, programme: Programme) -> None:
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE)
    again = client.submit(check, "Envoyer ma demande", status=422)
    assert sentences(again) == ["Cochez la case si vous avez lu la charte"]
    path = f"/programmes/{programme.slug}/candidater/mentore/projet"
    client.submit(client.get(path), "Continuer", expectations="", status=422)
    again = client.submit(check, "Envoyer ma demande", charter_read="y", status=422)
    assert again.has("Il reste 1 étape à compléter")
    assert only().state is ApplicationState.DRAFT


def test_deadline_refuses_the_post_and_keeps_the_text_on_screen(
    app: Flask, client: PageClient, now: FixedClock
) -> None:
    cohort = make_programme(COHORT, closes_in=10)
    check = fill(client, begin(client, cohort, MENTEE), cohort, MENTEE)
    path = f"/programmes/{cohort.slug}/candidater/mentore/situation"
    page = client.get(path)
    now.set(2026, 10, 23, 0, 0, 0)
    late = client.submit(page, "Continuer", expectations="Ce que je viens d'écrire", status=422)
    assert late.has("Ce que je viens d'écrire")
    assert late.has("closes depuis le 22 octobre 2026")
    client.submit(check, "Envoyer ma demande", charter_read="y", status=422)
    assert autosave(client, page, expectations="Trop tard").startswith("Les candidatures sont fermées")
    client.get(path)
    assert only().state is ApplicationState.DRAFT
    now.set(2026, 10, 22, 23, 59, 59)
    client.submit(check, "Envoyer ma demande", charter_read="y")
    assert only().state is ApplicationState.SUBMITTED


def test_stranger_learns_nothing_of_an_address(app: Flask, client: PageClient, programme: Programme) -> None:
    make_sent(programme)
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE)
    page = client.follow(client.submit(check, "Envoyer ma demande", charter_read="y"))
    assert page.title == "Regardez vos e-mails"
    for word in ("déjà", "existe", "IL-2026"):
        assert word not in page.text
    assert last_letter(MILO).name == "application_already_known"


def test_thanks_opened_again_later_says_when_it_was_sent(
    client: PageClient, programme: Programme, now: FixedClock
) -> None:
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE)
    thanks = client.follow(client.submit(check, "Envoyer ma demande", charter_read="y"))
    assert not thanks.has("a bien été envoyée le")
    now.advance(hours=1)
    assert client.get(thanks.path).has("Votre demande IL-2026-0001 a bien été envoyée le 12 octobre 2026.")
