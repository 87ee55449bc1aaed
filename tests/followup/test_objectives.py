"""Objectives of a pair: set by either, three at most, gone over together, nothing lost when two write at once."""

from typing import Any

from app.core.database import db
from app.followup.models import ObjectiveState, PairObjective
from app.followup.queries.objectives import objectives_of
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import text

from tests.charters.cast import make_pair, make_programme
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.followup.underway import an_objective


def path(pair: Pair, rest: str = "") -> str:
    return f"/mon-binome/{pair.ref}{rest}"


def standing(objective: PairObjective, state: str) -> dict[str, Any]:
    return {f"state_{objective.ref}": state}


def state_of(objective: PairObjective) -> ObjectiveState:
    db.session.expire_all()
    return objective.state


def test_a_pair_without_objectives_is_told_what_to_do(milo: Visitor, pair: Pair) -> None:
    page = milo.get(path(pair))
    assert page.has("Vous n’avez pas encore fixé d’objectif. Faites-le ensemble à la première rencontre.")
    assert page.link("Fixer un objectif") == path(pair, "/objectifs/ajouter")
    assert milo.get(path(pair, "/objectifs")).link("Fixer un objectif") == path(pair, "/objectifs/ajouter")


def test_either_adds_from_the_list_or_in_their_own_words(ada: Visitor, milo: Visitor, pair: Pair) -> None:
    page = milo.get(path(pair, "/objectifs/ajouter"))
    assert page.has("Construire mon réseau professionnel local")
    listed = milo.submit(page, "Ajouter cet objectif", choice="network")
    assert milo.follow(listed).has("Votre objectif est ajouté.")
    page = ada.get(path(pair, "/objectifs/ajouter"))
    assert not page.has("Construire mon réseau professionnel local")
    ada.submit(page, "Ajouter cet objectif", choice="own", own="  Oser   dire non ")
    found = objectives_of(pair.id)
    assert [(each.value, each.label, each.created_by.value) for each in found] == [
        ("network", "Construire mon réseau professionnel local", "mentee"),
        ("", "Oser dire non", "mentor"),
    ]
    page = ada.get(path(pair))
    assert page.has("Oser dire non")
    assert page.has("À commencer")
    assert page.has("Fixé le 12 octobre 2026.")


def test_the_mentee_alone_is_reminded_of_what_they_asked_for(ada: Visitor, milo: Visitor, pair: Pair) -> None:
    pair.mentee.answers = {"objectives": ["network", "place"]}
    db.session.commit()
    page = milo.get(path(pair, "/objectifs/ajouter"))
    assert page.text.count("Choisi dans votre demande") == 2
    assert not ada.get(path(pair, "/objectifs/ajouter")).has("Choisi dans")


def test_own_words_need_no_box_and_are_never_dropped_unsaid(milo: Visitor, pair: Pair) -> None:
    page = milo.get(path(pair, "/objectifs/ajouter"))
    assert page.has("Si vous avez choisi « Un autre objectif, avec vos mots ».")
    assert not page.has("facultatif")
    assert page.link("Revenir aux objectifs") == path(pair, "/objectifs")
    assert milo.submit(page, "Ajouter", status=422).errors() == ["Choisissez un objectif, ou écrivez le vôtre"]
    both = milo.submit(page, "Ajouter", choice="network", own="Oser dire non", status=422)
    assert both.errors() == ["Gardez l’objectif de la liste, ou choisissez « avec vos mots »"]
    assert dict(both.form("Ajouter").fields())["own"] == "Oser dire non"
    assert milo.submit(page, "Ajouter", choice="own", own=" ", status=422).errors() == ["Écrivez votre objectif"]
    long = milo.submit(page, "Ajouter", choice="own", own="x" * 201, status=422)
    assert long.errors() == ["Raccourcissez votre objectif : 200 caractères au maximum"]
    milo.submit(page, "Ajouter", own="construire mon RÉSEAU professionnel local")
    assert [each.value for each in objectives_of(pair.id)] == ["network"]
    again = milo.submit(page, "Ajouter", choice="own", own="Construire mon réseau professionnel local", status=422)
    assert again.errors() == ["Vous avez déjà cet objectif. S’il est mis de côté, reprenez-le en faisant le point"]


def test_three_at_most_and_one_set_aside_leaves_its_place(milo: Visitor, pair: Pair) -> None:
    first, *_ = [an_objective(pair, f"Objectif {number}") for number in (1, 2, 3)]
    assert milo.get(path(pair, "/objectifs")).has("Vous en avez trois, c’est le maximum.")
    adding = milo.get(path(pair, "/objectifs/ajouter"))
    page = milo.submit(adding, "Ajouter", own="Le quatrième", status=422)
    assert page.errors() == ["Gardez trois objectifs au maximum : mettez-en un de côté pour en ajouter un autre"]
    assert dict(page.form("Ajouter").fields())["own"] == "Le quatrième"
    page = milo.get(path(pair, "/objectifs"))
    milo.submit(page, "Enregistrer le point", **standing(first, "set_aside"))
    milo.submit(page_again := milo.get(path(pair, "/objectifs/ajouter")), "Ajouter", own="Le quatrième")
    assert page_again.has("Choisissez-le ensemble.")
    page = milo.get(path(pair, "/objectifs"))
    back = milo.submit(page, "Enregistrer le point", **standing(first, "under_way"), status=422)
    assert back.errors() == ["Gardez trois objectifs au maximum : mettez-en un de côté pour en ajouter un autre"]
    assert state_of(first) is ObjectiveState.SET_ASIDE


def test_one_form_goes_over_all_of_them(ada: Visitor, milo: Visitor, pair: Pair, now: FixedClock) -> None:
    first, second = an_objective(pair, "Choisir mon lieu"), an_objective(pair, "Caler les démarches")
    now.advance(days=30)
    page = milo.get(milo.get(path(pair)).link("Faire le point sur mes objectifs"))
    answers = {**standing(first, "reached"), **standing(second, "under_way")}
    page = milo.follow(milo.submit(page, "Enregistrer le point", **answers))
    assert page.has("Le point est enregistré.")
    page = ada.get(path(pair))
    assert page.has("Atteint")
    assert page.has("En cours")
    assert page.has("Fixé le 12 octobre 2026. Dernier point le 11 novembre 2026.")


def test_when_the_other_was_faster_both_are_shown_and_nothing_is_lost(ada: Visitor, milo: Visitor, pair: Pair) -> None:
    first, second = an_objective(pair, "Choisir mon lieu"), an_objective(pair, "Caler les démarches")
    page = milo.get(path(pair, "/objectifs"))
    ada.submit(ada.get(path(pair, "/objectifs")), "Enregistrer le point", **standing(first, "reached"))
    mine = {**standing(first, "set_aside"), **standing(second, "under_way")}
    page = milo.submit(page, "Enregistrer le point", **mine, status=409)
    assert page.has("« Choisir mon lieu » a changé pendant que vous répondiez. Il est maintenant : atteint.")
    kept = dict(page.form("Enregistrer le point").fields())
    assert kept[f"state_{first.ref}"] == "set_aside"
    assert kept[f"state_{second.ref}"] == "under_way"
    assert state_of(first) is ObjectiveState.REACHED
    assert state_of(second) is ObjectiveState.TO_START
    milo.submit(page, "Enregistrer le point")
    assert state_of(first) is ObjectiveState.SET_ASIDE
    assert state_of(second) is ObjectiveState.UNDER_WAY


def test_one_added_meanwhile_is_left_as_it_is(milo: Visitor, pair: Pair) -> None:
    first = an_objective(pair, "Choisir mon lieu")
    page = milo.get(path(pair, "/objectifs"))
    second = an_objective(pair, "Caler les démarches")
    milo.submit(page, "Enregistrer le point", **standing(first, "reached"))
    assert state_of(first) is ObjectiveState.REACHED
    assert second.reviewed_on is None


def test_words_are_changed_by_either_and_both_versions_shown(ada: Visitor, milo: Visitor, pair: Pair) -> None:
    objective = an_objective(pair, "Choisir mon lieu")
    page = milo.get(milo.get(path(pair, "/objectifs")).link("Reformuler"))
    ada.submit(ada.get(path(pair, f"/objectifs/{objective.ref}/reformuler")), "Enregistrer", label="Choisir ma ville")
    page = milo.submit(page, "Enregistrer", label="Choisir mon village", status=409)
    assert page.has("Ce qui est enregistré")
    assert page.has("Choisir ma ville")
    assert dict(page.form("Enregistrer").fields())["label"] == "Choisir mon village"
    assert milo.follow(milo.submit(page, "Enregistrer")).has("Votre objectif est reformulé.")
    assert milo.get(path(pair)).has("Choisir mon village")
    page = milo.get(path(pair, f"/objectifs/{objective.ref}/reformuler"))
    assert milo.submit(page, "Enregistrer", label=" ", status=422).errors() == ["Écrivez votre objectif"]
    an_objective(pair, "Oser dire non")
    page = milo.submit(page, "Enregistrer", label="oser dire non", status=422)
    assert page.has("Vous avez déjà cet objectif.")


def test_a_state_nobody_offered_is_refused(milo: Visitor, pair: Pair) -> None:
    first = an_objective(pair)
    page = milo.get(path(pair, "/objectifs"))
    milo.submit(page, "Enregistrer le point", **standing(first, "great"), status=422)
    assert state_of(first) is ObjectiveState.TO_START


def test_before_and_after_the_year_nothing_is_written(app: Flask, milo: Visitor, pair: Pair) -> None:
    objective = an_objective(pair)
    form = milo.get(path(pair, "/objectifs"))
    pair.state = PairState.COMPLETED
    db.session.commit()
    milo.submit(form, "Enregistrer le point", **standing(objective, "reached"), status=409)
    page = milo.get(path(pair, "/objectifs"))
    assert page.has("Ils ne changent plus")
    assert page.has("Choisir mon lieu")
    assert milo.get(path(pair)).has("Choisir mon lieu")
    assert not milo.get(path(pair)).has("Faire le point")
    assert milo.get(path(pair, "/objectifs/ajouter")).has("Les objectifs se fixent à deux")
    early = make_pair(make_programme("second"))
    assert milo.get(path(early, "/objectifs")).has("quand le mentorat a commencé")
    assert not milo.get(path(early)).has("Vos objectifs")


def test_the_database_holds_no_word_of_them(pair: Pair) -> None:
    an_objective(pair, "Quitter le cabinet de Valmont")
    rows = db.session.execute(text("SELECT value, label FROM pair_objective")).all()
    assert "Valmont" not in str(rows)


def test_the_page_costs_as_much_with_many(milo: Visitor, pair: Pair) -> None:
    def cost() -> int:
        milo.get(path(pair, "/objectifs"))
        return milo.queries

    milo.get(path(pair, "/objectifs"))
    for number in range(3):
        an_objective(pair, f"Objectif {number}")
    few = cost()
    for number in range(30):
        for each in objectives_of(pair.id):
            each.state = ObjectiveState.SET_ASIDE
        an_objective(pair, f"Autre {number}")
    assert cost() == few
