"""The steps of the forms over HTTP: every sentence of every error, odd names, rows without JavaScript."""

from typing import Any

import pytest
from app.applications.models import ApplicantRole
from app.programmes.definition import ErrorCode, Meaning
from app.programmes.models import Programme
from app.programmes.queries import definition
from app.programmes.wording import values
from flask import Flask

from tests.applications.looking import only, plain, sentences
from tests.applications.world import PRESETS, SLUGS, begin, fill, make_programme, typed
from tests.support.pages import PageClient

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


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
        names = (name for name, _ in page.form("Continuer").fields() if name != "csrf_token")
        empty: dict[str, Any] = dict.fromkeys(names)
        wanted = [q.errors[ErrorCode.MISSING].format(**words) for q in step.questions if not q.optional]
        if not wanted:
            continue
        again = client.submit(page, "Continuer", status=422, **empty)
        assert [plain(each) for each in sentences(again)] == [plain(each) for each in wanted]
        for link in again.one("div", id="erreurs").iter("a"):
            target = (link.get("href") or "").removeprefix("#")
            assert [each for each in again.tree.iter() if each.get("id") == target], target
        for sentence in wanted:
            assert plain(again.text).count(plain(sentence)) >= 2


@pytest.mark.parametrize(
    ("step", "answers", "sentence"),
    [
        ("vous", {"email": "milo@"}, "Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"),
        ("vous", {"email": "a@b.fr,c@d.fr"}, "Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"),
        ("vous", {"email": "milo@gmial.com"}, "vouliez-vous écrire milo@gmail.com ?"),
        ("vous", {"phone": "12"}, "Écrivez un numéro à 10 chiffres"),
        ("vous", {"profession": "other"}, "Écrivez votre profession"),
        ("vous", {"commune": "Nulle-Part-sur-Rien"}, "Choisissez une commune dans la liste"),
        ("vous", {"first_name": "M" * 81}, "Raccourcissez votre prénom : 1 caractère de trop"),
        ("vous", {"first_name": "Zoé 🩺"}, "le PDF de la charte ne peut pas montrer « 🩺 »"),
        ("vous", {"last_name": "王"}, "Écrivez ce nom en lettres latines, grecques ou cyrilliques"),
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
    chosen: dict[str, Any] = {"project_commune-code": code}
    assert client.submit(page, "Continuer", **chosen).location.endswith("/objectifs")
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
        "Nguyễn-Ωνάσης",
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
        page = client.submit(page, "Continuer", status=422, **raw)
    assert only().email == ""


def test_going_back_from_the_check_page_returns_to_it(client: PageClient, programme: Programme) -> None:
    check = fill(client, begin(client, programme, MENTEE), programme, MENTEE)
    page = client.get(check.link("Modifier Vos attentes").partition("#")[0])
    assert client.submit(page, "Continuer", expectations="Autrement").location.endswith("/verifier-envoyer")


@pytest.mark.parametrize("preset", PRESETS)
def test_what_a_proposal_tells_anyway_is_said_where_one_chooses_what_it_tells(
    app: Flask, client: PageClient, preset: str
) -> None:
    programme = make_programme(preset)
    begin(client, programme, MENTEE)
    known = definition(programme)
    question = known.mentee.by_meaning(Meaning.SHARE)
    step = next(each for each in known.mentee.steps if question in each.questions)
    page = client.get(f"/programmes/{programme.slug}/candidater/mentore/{step.slug}")
    assert page.has("La proposition dit aussi ce qui vous rapproche : vos moments en commun")


@pytest.mark.parametrize("preset", PRESETS)
def test_words_asked_beside_another_profession_say_when(app: Flask, client: PageClient, preset: str) -> None:
    page = begin(client, make_programme(preset), MENTEE)
    assert page.has("Si autre, laquelle ?")
