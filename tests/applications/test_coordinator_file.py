"""One file in the hands of the coordination, two members at once, answers released together."""

import pytest
from app.applications import services
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.core.database import db
from app.programmes.models import Programme
from flask import Flask

from tests.applications.world import (
    COHORT,
    RACHID,
    ROLLING,
    day,
    make_programme,
    make_sent,
)
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.pages import PageClient
from tests.support.parsing import text_of

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
LIST = f"/coordination/{ROLLING}/candidatures"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def file_of(application: Application) -> str:
    """The address of one file."""
    return f"{LIST}/{application.ref}"


def test_file_says_who_reads_what(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(file_of(make_sent(programme)))
    assert page.has("Jean Martin")
    assert page.text.count("Coordination seulement") == 3
    assert page.has("Candidature envoyée")
    assert page.has("la personne peut demander à lire ce qui est écrit sur elle")


def test_reading_begins_then_eligible(rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    page = rachid.follow(rachid.submit(rachid.get(file_of(sent)), "Commencer la lecture"))
    assert page.has("La personne ne peut plus modifier ses réponses")
    page = rachid.follow(rachid.submit(page, "Marquer éligible"))
    assert page.has("La candidature est éligible.")
    assert page.has("Marquée éligible, Rachid Amrani")
    db.session.refresh(sent)
    assert (sent.state, sent.version) == (ApplicationState.ELIGIBLE, 3)


def test_question_needs_words_and_a_day_to_come(rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    page = rachid.get(file_of(sent))
    wrong = rachid.submit(page, "Envoyer la question", question=" ", complete_by="2026-10-12", status=422)
    assert wrong.has("Écrivez votre question")
    assert wrong.has("Choisissez une date à venir")
    wrong = rachid.submit(page, "Envoyer la question", question="Et le samedi ?", complete_by="bientôt", status=422)
    assert [text_of(link) for link in wrong.one("div", id="erreurs").iter("a")] == ["Choisissez une date de réponse"]
    assert wrong.has("Et le samedi ?")
    rachid.submit(wrong, "Envoyer la question", complete_by="2026-10-20")
    db.session.refresh(sent)
    assert (sent.state, sent.complete_by) == (ApplicationState.TO_COMPLETE, day("2026-10-20"))
    assert last_letter("milo@exemple.fr").name == "application_question"


def test_notes_stay_with_the_staff(app: Flask, rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    rachid.submit(rachid.get(file_of(sent)), "Enregistrer les notes", notes="À rappeler <lundi>")
    assert rachid.get(file_of(sent)).has("À rappeler <lundi>")
    milo = PageClient(app)
    sign_in(milo, "milo@exemple.fr")
    assert not milo.get(f"/programmes/{ROLLING}/ma-candidature").has("À rappeler")


def test_refusal_needs_its_sentence(rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    services.mark_eligible(sent, actor="x", seen=1)
    db.session.commit()
    page = rachid.get(file_of(sent))
    wrong = rachid.submit(page, "Préparer cette réponse", status=422)
    assert wrong.has("Choisissez la réponse à préparer")
    wrong = rachid.submit(page, "Préparer cette réponse", decision="decline", reason="Trop loin", status=422)
    assert wrong.has("Choisissez la raison que lira la personne")
    assert wrong.has("Trop loin")
    wrong = rachid.submit(page, "Préparer cette réponse", decision="decline", sentence="other", status=422)
    assert wrong.has("Écrivez la phrase que lira la personne")
    rachid.submit(page, "Préparer cette réponse", decision="decline", sentence="other", own_sentence="Trop\x0btard.")
    db.session.refresh(sent)
    assert (sent.decision, sent.decision_sentence) == (Decision.DECLINE, "Trop tard.")


def test_submitted_file_can_only_fail_a_criterion(rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    page = rachid.get(file_of(sent))
    assert page.has("Ne correspond pas aux critères")
    rachid.submit(page, "Préparer cette réponse", decision="accept", status=422)
    rachid.submit(page, "Préparer cette réponse", decision="decline", sentence="criterion-territoire")
    db.session.refresh(sent)
    assert "Où souhaitez-vous exercer" in sent.decision_sentence


def test_fields_nobody_asked_for_change_nothing(rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    rachid.submit(
        rachid.get(file_of(sent)), "Enregistrer les notes", notes="Vu", state="accepted", email="x@exemple.fr"
    )
    db.session.refresh(sent)
    assert (sent.state, sent.email) == (ApplicationState.SUBMITTED, "milo@exemple.fr")


def test_second_member_is_told_who_was_faster(rachid: PageClient, ines: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    mine, theirs = rachid.get(file_of(sent)), ines.get(file_of(sent))
    ines.submit(theirs, "Marquer éligible")
    late = rachid.submit(mine, "Préparer cette réponse", decision="decline", sentence="outside", status=409)
    assert late.has("Inès Haddad vient d’agir sur ce dossier. État actuel : Éligible.")
    rachid.submit(mine, "Marquer éligible", status=409)
    db.session.refresh(sent)
    assert (sent.state, sent.decision) == (ApplicationState.ELIGIBLE, None)


def test_applicant_faster_than_staff_is_a_conflict_too(app: Flask, rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme)
    page = rachid.get(file_of(sent))
    services.withdraw_application(sent, actor="visitor")
    db.session.commit()
    assert rachid.submit(page, "Marquer éligible", status=409).has("État actuel : Retirée")


def test_release_of_a_list_that_changed_sends_nothing(
    rachid: PageClient, ines: PageClient, programme: Programme
) -> None:
    first, second = make_sent(programme, email="a@exemple.fr"), make_sent(programme, email="b@exemple.fr")
    for sent in (first, second):
        services.prepare_decision(sent, Decision.DECLINE, sentence="Hors du territoire.", actor="x", seen=1)
    db.session.commit()
    read = rachid.get(f"/coordination/{ROLLING}/decisions")
    ines.submit(ines.get(file_of(second)), "Annuler cette réponse")
    assert rachid.submit(read, "Envoyer les 2 réponses", status=409).has("Rien n’est parti")
    assert len(letters_to("a@exemple.fr")) == 1
    rachid.submit(rachid.get(f"/coordination/{ROLLING}/decisions"), "Envoyer la réponse")
    assert last_letter("a@exemple.fr").name == "application_declined"
    rachid.submit(read, "Envoyer les 2 réponses", status=422)


def test_own_application_is_for_somebody_else(app: Flask, rachid: PageClient, programme: Programme) -> None:
    sent = make_sent(programme, MENTOR, email=RACHID)
    assert rachid.get(file_of(sent), status=422).has("Cette candidature est la vôtre")
    assert not rachid.get(LIST).has("IL-2026")
    other = make_sent(programme, email="a@exemple.fr")
    token = dict(rachid.get(file_of(other)).form("Marquer éligible").fields())
    rachid.post(f"{file_of(sent)}/eligible", token, status=422)
    db.session.refresh(sent)
    assert sent.state is ApplicationState.SUBMITTED


@pytest.mark.parametrize("preset", [ROLLING, COHORT])
def test_answers_are_prepared_read_again_and_sent(app: Flask, preset: str) -> None:
    programme = make_programme(preset)
    browser = PageClient(app)
    sign_in(browser, RACHID)
    for name in "abc":
        services.mark_eligible(make_sent(programme, email=f"{name}@exemple.fr"), actor="x", seen=1)
    db.session.commit()
    listed = browser.get(f"/coordination/{preset}/candidatures?etat=eligible")
    files = [link for link in listed.links() if "/candidatures/" in link]
    for path, decision in zip(files, ("accept", "waitlist", "decline"), strict=True):
        browser.submit(
            browser.get(path), "Préparer cette réponse", decision=decision, sentence="no_match", reason="Vu ensemble"
        )
    page = browser.get(f"/coordination/{preset}/decisions")
    for sentence in ("1 candidature à retenir", "1 candidature à mettre en liste d’attente", "à ne pas retenir"):
        assert page.has(sentence)
    after = browser.follow(browser.submit(page, "Envoyer les 3 réponses"))
    assert after.has("3 réponses partent par e-mail.")
    assert browser.get(f"/coordination/{preset}/decisions").has("Rien de préparé.")
    assert sorted(last_letter(f"{name}@exemple.fr").name for name in "abc") == [
        "application_accepted",
        "application_declined",
        "application_waitlisted",
    ]


def test_own_double_click_is_told_apart_from_somebody_else_s_act(rachid: PageClient, programme: Programme) -> None:
    application = make_sent(programme)
    page = rachid.get(f"{LIST}/{application.ref}")
    rachid.submit(page, "Marquer éligible")
    again = rachid.submit(page, "Marquer éligible", status=409)
    assert again.has("Vous venez d’agir sur ce dossier.")
    assert again.has("État actuel : Éligible")
