from dataclasses import replace

import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.pairing.models import Answer, Pair, PairState
from app.pairing.services import cancel_pair
from app.programmes.models import Role
from app.programmes.services import grant_role
from flask import Flask
from sqlalchemy import select

from tests.pairing.world import World, make_world, say
from tests.support.letters import letters_to, make_person, sign_in
from tests.support.pages import PageClient

HOME = "/coordination/installation/binomes"


@pytest.fixture
def rachid(client: PageClient, world: World) -> PageClient:
    """Rachid, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def test_empty_list_leads_to_the_board(rachid: PageClient) -> None:
    page = rachid.get(HOME)
    assert page.has("Aucun binôme pour l’instant.")
    board = rachid.get(page.link("Former les binômes"))
    assert board.has("Aucune demande n’attend de binôme.")


def test_board_compares_mentors_and_disqualifies_visibly(rachid: PageClient, world: World) -> None:
    world.mentee(avoid="Inès Weber", establishment="Maison Voltaire", availability=["lunch", "evening"])
    world.mentor("Ada", "Roth", capacity="two", availability=["lunch", "evening"])
    world.mentor("Inès", "Weber")
    world.mentor("Karim", "Benali", establishment="Maison Voltaire")
    db.session.commit()
    page = rachid.get(f"{HOME}/former")
    table = page.one("table", class_="comparison")
    heads = ["".join(each.itertext()).strip() for each in table.iter("th") if each.get("scope") == "row"]
    assert heads == [
        "Liens et conflits",
        "Profession",
        "Attentes et apports",
        "Disponibilités",
        "Charge du mentor",
        "Pourquoi",
    ]
    for sentence in (
        "Aucun repéré",
        "Personne à éviter, demandé par Milo Humbert",
        "Écarté sauf dérogation",
        "Même structure",
        "0 binôme sur 2",
        "2 objectifs couverts sur 2",
    ):
        assert page.has(sentence), sentence
    assert "%" not in page.text
    assert page.form("Retenir Ada Roth")
    for ruled_out in ("Inès Weber", "Karim Benali"):
        assert not page.has(f"Retenir {ruled_out}")


def test_pair_is_formed_proposed_and_followed(rachid: PageClient, world: World) -> None:
    world.mentee()
    world.mentor()
    db.session.commit()
    board = rachid.get(f"{HOME}/former")
    detail = rachid.follow(rachid.submit(board, "Retenir Ada Roth"))
    assert detail.title.endswith("Milo Humbert et Ada Roth")
    assert detail.has("Rien n’est encore envoyé.")
    assert letters_to("ada.roth@exemple.fr") == []
    confirm = rachid.get(detail.link("Proposer ce binôme"))
    assert confirm.has("au plus tard le lundi 26 octobre 2026")
    followed = rachid.follow(rachid.submit(confirm, "Proposer ce binôme"))
    assert followed.has("Proposé")
    assert followed.has("Pas encore de réponse")
    assert [mail.name for mail in letters_to("ada.roth@exemple.fr")] == ["pair_proposed"]


def test_answers_are_shown_without_reasons(rachid: PageClient, world: World) -> None:
    pair = world.proposed()
    say(pair, ApplicantRole.MENTEE, Answer.YES)
    db.session.commit()
    page = rachid.get(f"{HOME}/{pair.ref}")
    assert page.has("A accepté le 12 octobre 2026")
    assert not page.has("connai")


def test_point_to_discuss_needs_a_reason_and_keeps_what_was_typed(rachid: PageClient, world: World) -> None:
    world.mentee(availability=["lunch"])
    world.mentor()
    db.session.commit()
    board = rachid.get(f"{HOME}/former")
    assert board.has("À discuter")
    refused = rachid.submit(board, "Retenir Ada Roth", status=422)
    assert refused.errors() == ["Écrivez pourquoi la coordination retient ce binôme"]
    assert db.session.scalars(select(Pair)).all() == []
    formed = rachid.submit(refused, "Retenir Ada Roth", justification="Le midi leur suffit.")
    assert rachid.follow(formed).has("Le midi leur suffit.")


def test_a_reason_too_long_is_sent_back_with_its_words(rachid: PageClient, world: World) -> None:
    world.mentee()
    world.mentor()
    db.session.commit()
    board = rachid.get(f"{HOME}/former")
    refused = rachid.submit(board, "Retenir Ada Roth", status=422, justification="mot " * 300)
    assert refused.errors()
    assert "mot mot" in (refused.one("textarea").text or "")


def test_second_decision_on_a_mentee_says_who_decided(rachid: PageClient, world: World) -> None:
    mentee = world.mentee()
    world.mentor()
    other = world.mentor("Inès", "Weber")
    db.session.commit()
    board = rachid.get(f"{HOME}/former")
    world.pair(other, mentee)
    db.session.commit()
    late = rachid.submit(board, "Ada Roth", status=409)
    assert late.has("Rachid Amrani vient de décider pour cette demande.")
    assert late.has("Milo Humbert est en binôme avec Inès Weber.")
    assert len(db.session.scalars(select(Pair)).all()) == 1


def test_stale_file_and_stale_pair_are_refused(rachid: PageClient, world: World) -> None:
    mentee = world.mentee()
    mentor = world.mentor()
    db.session.commit()
    board = rachid.get(f"{HOME}/former")
    mentee.version += 1
    db.session.commit()
    assert rachid.submit(board, "Retenir Ada Roth", status=409).has("Milo Humbert vient de changer")
    pair = world.pair(mentor, mentee)
    db.session.commit()
    propose, cancel = rachid.get(f"{HOME}/{pair.ref}/proposer"), rachid.get(f"{HOME}/{pair.ref}/annuler")
    rachid.submit(propose, "Proposer ce binôme")
    assert rachid.submit(cancel, "Annuler ce binôme", status=409).has("Ce binôme vient de changer.")
    rachid.submit(propose, "Proposer ce binôme", status=409)
    db.session.expire_all()
    assert pair.state is PairState.PROPOSED
    rachid.get(f"{HOME}/{pair.ref}/proposer", status=409)


def test_cancelling_tells_what_it_does_first(rachid: PageClient, world: World) -> None:
    drafted = world.pair(world.mentor(), world.mentee())
    proposed = world.proposed(world.mentor("Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    db.session.commit()
    assert rachid.get(f"{HOME}/{drafted.ref}/annuler").has("personne n’en saura rien")
    page = rachid.get(f"{HOME}/{proposed.ref}/annuler")
    assert page.has("Il ne dit ni pourquoi, ni qui l’a décidé.")
    done = rachid.follow(rachid.submit(page, "Annuler ce binôme"))
    assert done.has("Annulé")
    assert done.link("Chercher un autre binôme pour Hugo Schmitt")


def test_pairs_are_searched_without_accents_and_listed_in_as_many_queries(rachid: PageClient, world: World) -> None:
    world.pair(world.mentor("Inès", "Weber"), world.mentee("Émile", "Ferrand"))
    db.session.commit()
    rachid.get(HOME)
    few = rachid.queries
    for number in range(6):
        letter = "bcdfgh"[number] * 4
        world.pair(world.mentor(letter, "Roth"), world.mentee(letter, "Meyer"))
    db.session.commit()
    rachid.get(HOME)
    assert rachid.queries == few
    found = rachid.get(f"{HOME}?q=emile")
    assert found.has("Émile Ferrand et Inès Weber")
    assert not found.has("Meyer")
    assert rachid.get(f"{HOME}?q=WEBER ines").has("Émile Ferrand")
    assert rachid.get(f"{HOME}?q=nobody%25_").has("Aucun binôme ne porte le nom")


def test_typing_a_name_changes_the_table_alone(rachid: PageClient, world: World) -> None:
    world.pair(world.mentor(), world.mentee())
    db.session.commit()
    whole = rachid.get(f"{HOME}?q=roth")
    fragment = rachid.http.get(f"{HOME}?q=roth", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "<html" not in fragment.text
    assert fragment.text.strip() in whole.html


PATHS = ("", "/former", "/{ref}", "/{ref}/proposer", "/{ref}/annuler")


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_for_the_coordinators_of_this_programme(app: Flask, world: World, path: str) -> None:
    elsewhere = replace(make_world("encadrement-hospitalier", "hospitalier"))
    pair = world.pair(world.mentor(), world.mentee())
    zoe = make_person("zoe@exemple.fr")
    grant_role(zoe, Role.COORDINATOR, elsewhere.programme, actor="command")
    ines = make_person("ines@exemple.fr")
    grant_role(ines, Role.COMMITTEE, world.programme, actor="command")
    grant_role(make_person("root@exemple.fr"), Role.ADMINISTRATOR, None, actor="command")
    db.session.commit()
    url = HOME + path.format(ref=pair.ref)
    for email in ("zoe@exemple.fr", "ines@exemple.fr", "root@exemple.fr", "milo.humbert@exemple.fr"):
        visitor = PageClient(app)
        sign_in(visitor, email)
        visitor.get(url, status=403)
        if path:
            assert visitor.http.post(url, data={"seen": 1}).status_code in (400, 403, 405)
    assert PageClient(app).http.get(url).status_code == 403


def test_a_pair_of_another_programme_does_not_exist_here(rachid: PageClient, world: World) -> None:
    other = make_world("encadrement-hospitalier", "hospitalier")
    pair = other.pair(other.mentor("Inès", "Weber"), other.mentee("Hugo", "Schmitt", **{"commune-code": "75056"}))
    db.session.commit()
    for path in ("", "/proposer", "/annuler"):
        rachid.get(f"{HOME}/{pair.ref}{path}", status=404)
    cancel_pair(pair, seen=pair.version, actor="test")


def test_file_of_somebody_in_a_pair_leads_to_it(rachid: PageClient, world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    db.session.commit()
    page = rachid.get(f"/coordination/installation/candidatures/{pair.mentee.ref}")
    assert page.link("Milo Humbert et Ada Roth") == f"{HOME}/{pair.ref}"


def test_coordinators_decide_nothing_of_their_own_pair_and_read_nothing_of_it(app: Flask, world: World) -> None:
    mentor = world.mentor(capacity="two")
    assert mentor.person
    grant_role(mentor.person, Role.COORDINATOR, world.programme, actor="command")
    pair = world.proposed(mentor)
    world.mentee("Hugo", "Schmitt", avoid="Ada Roth")
    ada = PageClient(app)
    sign_in(ada, mentor.email)
    for path in ("", "/proposer", "/annuler"):
        assert ada.get(f"{HOME}/{pair.ref}{path}", status=403).has("est le vôtre")
    assert not ada.get(HOME).has("Milo")
    assert not ada.get("/coordination/installation").has("Milo")
    board = ada.get(f"{HOME}/former")
    assert board.has("Hugo Schmitt")
    assert not board.has("Ada Roth")


def test_a_member_is_called_as_they_chose(rachid: PageClient, world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    assert pair.mentee.person
    pair.mentee.person.agreement = "mentorée"
    db.session.commit()
    page = rachid.get(f"{HOME}/{pair.ref}")
    assert page.has("mentorée")
    assert not page.has("mentoré·e")
