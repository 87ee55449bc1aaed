"""« Votre candidature » over HTTP, and what strangers see of it."""

from app.applications.models import ApplicantRole, ApplicationState
from app.core.database import db
from app.programmes.definition import QuestionKind
from app.programmes.models import Programme
from app.programmes.queries import definition
from flask import Flask

from tests.applications.looking import only, sentences
from tests.applications.world import COHORT, PRESETS, begin, fill, make_programme, make_sent
from tests.support.letters import sign_in
from tests.support.pages import PageClient

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def test_status_of_each_state_has_its_sentence(app: Flask, programme: Programme) -> None:
    sent = make_sent(programme)
    browser = PageClient(app)
    sign_in(browser, MILO)
    path = f"/programmes/{programme.slug}/ma-candidature"
    for state, sentence in {
        "submitted": "Reçue le 12 octobre 2026",
        "to_complete": "vous pose une question",
        "eligible": "au plus tard le 11 novembre 2026",
        "accepted": "au plus tard le 11 novembre 2026",
        "waitlisted": "liste d’attente",
        "declined": "Nous n’avons pas pu vous proposer de binôme",
        "withdrawn": "Vous avez retiré votre candidature",
    }.items():
        sent.state = ApplicationState(state)
        sent.question = "Et le samedi ?"
        db.session.commit()
        page = browser.get(path)
        assert page.has(sentence), state
        assert page.has("Retirer ma candidature") is (state not in ("declined", "withdrawn"))


def test_sent_answers_change_on_their_own_pages(app: Flask, programme: Programme) -> None:
    sent = make_sent(programme)
    browser = PageClient(app)
    sign_in(browser, MILO)
    status = browser.get(f"/programmes/{programme.slug}/ma-candidature")
    page = browser.get(status.link("Modifier Prénom").partition("#")[0])
    assert not page.all("input", name="email"), "the address is who they are here"
    assert status.link("Changer d’adresse") == page.link("Changer d’adresse") == "/mon-compte/adresse"
    wrong = browser.submit(page, "Enregistrer", first_name="", status=422)
    assert sentences(wrong) == ["Écrivez votre prénom"]
    after = browser.follow(browser.submit(wrong, "Enregistrer", first_name="Émile"))
    assert after.has("Vos réponses sont enregistrées.")
    assert after.has("Émile")
    db.session.refresh(sent)
    assert (sent.first_name, sent.email) == ("Émile", MILO)


def test_question_is_answered_on_the_status_page(app: Flask, programme: Programme) -> None:
    sent = make_sent(programme)
    sent.state, sent.question = ApplicationState.TO_COMPLETE, "Et le samedi ?"
    db.session.commit()
    browser = PageClient(app)
    sign_in(browser, MILO)
    page = browser.get(f"/programmes/{programme.slug}/ma-candidature")
    assert page.has("Et le samedi ?")
    wrong = browser.submit(page, "Envoyer ma réponse", reply=" ", status=422)
    assert sentences(wrong) == ["Écrivez votre réponse"]
    browser.follow(browser.submit(wrong, "Envoyer ma réponse", reply="À Colmar"))
    db.session.refresh(sent)
    assert (sent.state, sent.reply) == (ApplicationState.SUBMITTED, "À Colmar")


def test_leaving_is_confirmed_on_a_page(app: Flask, programme: Programme) -> None:
    sent = make_sent(programme)
    browser = PageClient(app)
    sign_in(browser, MILO)
    status = browser.get(f"/programmes/{programme.slug}/ma-candidature")
    page = browser.get(status.link("Retirer ma candidature"))
    assert page.has("Vos réponses sont effacées sous 30 jours")
    after = browser.follow(browser.submit(page, "Retirer ma candidature"))
    assert after.has("Vous avez retiré votre candidature le 12 octobre 2026")
    db.session.refresh(sent)
    assert sent.state is ApplicationState.WITHDRAWN
    browser.submit(page, "Retirer ma candidature", status=422)


def test_draft_deleted_is_opened_no_more(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    page = client.get(f"/programmes/{programme.slug}/ma-candidature/retirer")
    client.submit(page, "Supprimer mon brouillon")
    assert only().state is ApplicationState.WITHDRAWN
    client.get(f"/programmes/{programme.slug}/candidater/mentore/vous", status=403)


def test_zoe_sees_nothing_of_milos(app: Flask, client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    fill(client, page, programme, MENTEE)
    zoe = PageClient(app)
    make_sent(programme, MENTOR, email="zoe@exemple.fr")
    sign_in(zoe, "zoe@exemple.fr")
    base = f"/programmes/{programme.slug}"
    for path in ("/candidater/mentore/vous", "/candidater/mentore/verifier-envoyer", "/candidater/plus-tard"):
        zoe.get(base + path, status=404)
    assert zoe.get(f"{base}/ma-candidature").has("IL-2026-0001")
    assert not zoe.get(f"{base}/ma-candidature").has(MILO)
    anonymous = PageClient(app)
    for path in ("/candidater/mentore/vous", "/candidater/mentore/verifier-envoyer"):
        assert f"{base}/candidater/mentore/verifier" in anonymous.get(base + path, status=403).links()
    for path in ("/ma-candidature", "/ma-candidature/retirer", "/candidater/merci", "/candidater/plus-tard"):
        assert anonymous.get(base + path, status=403).link("Me connecter") == "/connexion"
    anonymous.post(f"{base}/ma-candidature/retirer", status=400)
    anonymous.get("/reprendre/nimporte", status=410)


def test_draft_of_one_programme_opens_nothing_in_another(app: Flask, client: PageClient, programme: Programme) -> None:
    make_programme(COHORT)
    begin(client, programme, MENTEE)
    client.get(f"/programmes/{COHORT}/candidater/mentore/vous", status=404)
    client.get(f"/programmes/{programme.slug}/candidater/mentor/vous", status=404)
    client.get(f"/programmes/{programme.slug}/candidater/mentore/nulle-part", status=404)


def test_every_kind_of_question_is_asked_somewhere(app: Flask) -> None:
    asked: set[QuestionKind] = set()
    for preset in PRESETS:
        known = definition(make_programme(preset))
        asked |= {q.kind for form in (known.mentee, known.mentor) for q in form.questions()}
    assert asked >= set(QuestionKind) - {QuestionKind.RPPS}
