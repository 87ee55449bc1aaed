"""The applicant's pages, over HTTP: errors, autosave, deadlines, strangers, odd names."""

import re
from typing import Any

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.core.text import typo
from app.programmes.definition import ErrorCode, QuestionKind
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition
from app.programmes.wording import values
from flask import Flask
from sqlalchemy import select

from tests.applications.world import COHORT, PRESETS, ROLLING, SLUGS, begin, fill, make_programme, make_sent, typed
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to, link_in, sign_in
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def only() -> Application:
    """The one application there is."""
    db.session.rollback()
    return db.session.scalars(select(Application)).one()


def sentences(page: Page) -> list[str]:
    """The sentences of the error summary."""
    summary = page.one("div", id="erreurs")
    return [text_of(link) for link in summary.iter("a")]


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme(ROLLING)


# ── is it for me


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


# ── steps


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("role", ApplicantRole)
def test_each_step_left_empty_says_every_sentence_twice_and_links_to_its_field(
    app: Flask, client: PageClient, preset: str, role: ApplicantRole
) -> None:
    programme = make_programme(preset)
    known = definition(programme)
    words = values(known, organisation="la CPTS", coordination="Anne Muller, mentorat@exemple.fr")
    page = begin(client, programme, role)
    for step in known.form(role.value).steps:
        page = client.get(f"/programmes/{programme.slug}/candidater/{SLUGS[role]}/{step.slug}")
        empty = dict.fromkeys((name for name, _ in page.form("Continuer").fields() if name[0] != "c"), None)
        wanted = [q.errors[ErrorCode.MISSING].format(**words) for q in step.questions if not q.optional]
        if not wanted:
            continue
        again = client.submit(page, "Continuer", status=422, **{k: v for k, v in empty.items() if k != "csrf_token"})
        assert [plain(each) for each in sentences(again)] == [plain(each) for each in wanted]
        for link in again.one("div", id="erreurs").iter("a"):
            target = (link.get("href") or "").removeprefix("#")
            assert [each for each in again.tree.iter() if each.get("id") == target], target
        for sentence in wanted:
            assert plain(again.text).count(plain(sentence)) >= 2


def plain(text: str) -> str:
    """A sentence whatever its spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("’", "'"))


@pytest.mark.parametrize(
    ("step", "answers", "sentence"),
    [
        ("vous", {"email": "milo@"}, "Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"),
        ("vous", {"email": "a@b.fr,c@d.fr"}, "Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"),
        ("vous", {"email": "milo@gmial.com"}, "vouliez-vous écrire milo@gmail.com ?"),
        ("vous", {"phone": "12"}, "Écrivez un numéro à 10 chiffres"),
        ("vous", {"profession": "other"}, "Écrivez votre profession"),
        ("vous", {"commune": "Nulle-Part-sur-Rien"}, "Choisissez une commune dans la liste"),
        ("vous", {"first_name": "M" * 81}, "Raccourcissez votre prénom : 1 caractères de trop"),
        ("projet", {"expectations": "x" * 1003}, "Raccourcissez votre réponse : 3 caractères de trop"),
        ("objectifs", {"objectives": ["project", "place", "network", "posture"]}, "Gardez trois objectifs au maximum"),
        ("objectifs", {"objectives": ["other"]}, "Écrivez votre autre objectif, ou décochez-le"),
        ("liens", {"links-none": None}, "Choisissez une réponse, « Aucun » en est une"),
        ("liens", {"links-0-kind": "family"}, "Gardez « Aucun », ou les liens que vous avez choisis"),
        (
            "liens",
            {"links-none": None, "links-0-kind": "family"},
            "Écrivez le nom de la personne ou de la structure",
        ),
    ],
)
def test_answer_that_does_not_hold_says_what_to_do_and_keeps_what_was_typed(
    client: PageClient, programme: Programme, step: str, answers: dict[str, Any], sentence: str
) -> None:
    begin(client, programme, MENTEE)
    path = f"/programmes/{programme.slug}/candidater/mentore/{step}"
    raw = typed(definition(programme), MENTEE, step) | answers
    page = client.submit(client.get(path), "Continuer", status=422, **raw)
    assert plain(sentence) in plain(" ".join(sentences(page)))
    for again in (page, client.get(path)):
        kept = dict(again.form("Continuer").fields())
        for name, value in answers.items():
            if isinstance(value, str):
                assert kept[name].strip() == value


def test_mistyped_address_is_taken_the_second_time(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    raw = typed(definition(programme), MENTEE, "vous", email="milo@gmial.com")
    again = client.submit(page, "Continuer", status=422, **raw)
    assert client.submit(again, "Continuer").location.endswith("/candidater/mentore/projet")
    assert only().email == "milo@gmial.com"


def test_name_that_several_communes_bear_is_chosen_among_them(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    path = f"/programmes/{programme.slug}/candidater/mentore/projet"
    raw = typed(definition(programme), MENTEE, "projet", project_commune="Saint-Denis")
    page = client.submit(client.get(path), "Continuer", status=422, **raw)
    radios = page.all("input", type="radio", name="project_commune-code")
    assert len(radios) > 1
    code = radios[0].get("value") or ""
    assert client.submit(page, "Continuer", **{"project_commune-code": code}).location.endswith("/objectifs")
    assert only().answers["project_commune-code"] == code


def test_row_is_added_and_removed_without_javascript(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    path = f"/programmes/{programme.slug}/candidater/mentore/liens"
    page = client.get(path)
    page = client.submit(page, "Ajouter un lien", status=200, **{"links-0-kind": "family", "links-0-whom": "Zoé Adam"})
    assert dict(page.form("Continuer").fields())["links-0-whom"] == "Zoé Adam"
    assert page.all("input", name="links-1-whom")
    filled = {"links-1-kind": "other", "links-1-whom": "Cabinet des Lilas"}
    page = client.submit(page, "Retirer lien 1", status=200, **filled)
    assert not page.all("input", name="links-0-whom")
    client.submit(page, "Continuer")
    assert only().answers["links"] == [{"kind": "other", "whom": "Cabinet des Lilas"}]


@pytest.mark.parametrize(
    "name",
    [
        "E\u0301lodie",
        "Zoé \U0001f469\u200d\u2695\ufe0f",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "Łukasik-Ö’Neil",
        "O'Neil",
    ],
)
def test_odd_names_come_back_as_written(client: PageClient, programme: Programme, name: str) -> None:
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE, last_name=name)
    client.follow(client.submit(check, "Envoyer ma demande", charter_read="y"))
    found = only()
    assert found.last_name == ("Élodie" if name == "E\u0301lodie" else name)
    status = client.get(f"/programmes/{programme.slug}/ma-candidature")
    assert found.last_name in status.text or "<script>" in name
    assert "<script>alert" not in status.html


def test_address_cannot_write_headers(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    for evil in ("milo@exemple.fr\r\nBcc: zoe@exemple.fr", "milo@exemple.fr\x0bBcc: z@x.fr", "a@b.fr;c@d.fr"):
        raw = typed(definition(programme), MENTEE, "vous", email=evil)
        client.submit(page, "Continuer", status=422, **raw)
    assert only().email == ""


def test_going_back_from_the_check_page_returns_to_it(client: PageClient, programme: Programme) -> None:
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE)
    page = client.get(check.link("Modifier Vos attentes").partition("#")[0])
    assert client.submit(page, "Continuer", expectations="Autrement").location.endswith("/verifier-envoyer")


# ── autosave


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


def test_autosave_after_sending_is_ignored(client: PageClient, programme: Programme) -> None:
    page = begin(client, programme, MENTEE)
    check = fill(client, page, programme, MENTEE)
    client.submit(check, "Envoyer ma demande", charter_read="y")
    assert autosave(client, page, first_name="En retard") == "Votre candidature est déjà envoyée."
    assert only().first_name == "Milo"


# ── later


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


# ── sending


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


# ── status


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


# ── strangers


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
