"""A pair that a rule excludes: asked in writing by one, confirmed by another, formed, kept."""

from typing import Any

import pytest
from app.applications.errors import ApplicationUnknown
from app.applications.models import Application
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.errors import (
    DerogationAsked,
    DerogationGone,
    DerogationMoved,
    DerogationTextMissing,
    DerogationUseless,
    OwnPair,
    PairStands,
    SecondMemberNeeded,
)
from app.pairing.models import Derogation
from app.pairing.services import ask_derogation, form_pair, second_derogation, withdraw_derogation
from app.programmes.models import Role
from app.programmes.services import grant_role
from sqlalchemy import select

from tests.pairing.board.desk import Desk

WHY = "Deux directions sans lien."


def excluded(desk: Desk, **answers: Any) -> tuple[Application, Application]:
    """Two people of one establishment."""
    return desk.mentor("Ada"), desk.mentee("Milo", **{"establishment": "Cabinet Roth", **answers})


def stamp() -> str:
    """What a page saw of the only derogation there is."""
    return db.session.scalars(select(Derogation)).one().asked_at.isoformat()


def test_two_members_lift_a_rule_and_the_pair_keeps_it_said(desk: Desk) -> None:
    ada, milo = excluded(desk)
    page = desk.couple(desk.lea, milo, ada)
    assert page.has("Écarté sauf dérogation")
    refused = desk.press(desk.lea, page, "Demander la dérogation", status=422, text="  ")
    assert refused.errors() == ["Écrivez pourquoi le comité peut déroger à la règle"]
    asked = desk.press(desk.lea, refused, "Demander la dérogation", text=WHY)
    assert asked.has("Un deuxième membre doit la lire et la confirmer.")
    assert not asked.has("Confirmer la dérogation")
    assert desk.open(desk.hugo, milo).has("Dérogation demandée, à confirmer")
    granted = desk.press(desk.hugo, desk.couple(desk.hugo, milo, ada), "Confirmer la dérogation")
    assert granted.has("Dérogation accordée à deux")
    board = desk.open(desk.hugo, milo)
    assert board.has("Même structure (dérogation accordée)")
    desk.press(desk.hugo, board, "Retenir Ada Roth", justification="Dérogation à deux.")
    (pair,) = desk.pairs()
    assert pair.findings[0]["code"] == "same_establishment"
    assert pair.findings[0]["params"]["derogated"]
    assert desk.page(desk.lea, "/valider").has("Même structure (dérogation accordée)")


def test_whoever_asks_never_confirms(desk: Desk) -> None:
    ada, milo = excluded(desk)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    with pytest.raises(SecondMemberNeeded):
        second_derogation(ada, milo, seen=stamp(), actor=desk.lea.ref)


def test_neither_a_recused_member_nor_one_of_the_two_asks_or_confirms(desk: Desk) -> None:
    ada, milo = excluded(desk)
    desk.recuse(desk.hugo, ada)
    assert milo.person
    grant_role(milo.person, Role.COMMITTEE, desk.world.programme, actor="command")
    for actor, error in ((desk.hugo.ref, ApplicationUnknown), (milo.person.ref, OwnPair)):
        with pytest.raises(error):
            ask_derogation(ada, milo, text=WHY, actor=actor)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    for actor, error in ((desk.hugo.ref, ApplicationUnknown), (milo.person.ref, OwnPair)):
        with pytest.raises(error):
            second_derogation(ada, milo, seen=stamp(), actor=actor)


def test_it_lifts_nothing_that_nobody_may_lift_and_nothing_that_needs_no_lifting(desk: Desk) -> None:
    ada, milo = excluded(desk, avoid="Ada Roth")
    zoe = desk.mentee("Zoé", "Marchand")
    for mentee in (milo, zoe):
        with pytest.raises(DerogationUseless):
            ask_derogation(ada, mentee, text=WHY, actor=desk.lea.ref)
    with pytest.raises(DerogationTextMissing):
        ask_derogation(ada, desk.mentee("Luc", establishment="Cabinet Roth"), text=" ", actor=desk.lea.ref)


def test_reasons_that_appear_since_are_not_covered(desk: Desk) -> None:
    ada, milo = excluded(desk)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    ada.answers = {**ada.answers, "commune-code": "75056"}
    db.session.flush()
    with pytest.raises(DerogationMoved):
        second_derogation(ada, milo, seen=stamp(), actor=desk.hugo.ref)


def test_whoever_comes_second_overwrites_nothing(desk: Desk) -> None:
    ada, milo = excluded(desk)
    late = desk.couple(desk.hugo, milo, ada)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    page = desk.press(desk.hugo, late, "Demander la dérogation", status=409, text="La mienne.")
    assert page.has("Léa Dietrich vient de demander cette dérogation.")
    assert page.has(WHY)
    with pytest.raises(DerogationAsked):
        ask_derogation(ada, milo, text="Encore", actor=desk.hugo.ref)
    with pytest.raises(DerogationGone):
        second_derogation(ada, milo, seen="another", actor=desk.hugo.ref)


def test_it_is_withdrawn_until_a_pair_stands_on_it_and_the_journal_keeps_all(desk: Desk) -> None:
    ada, milo = excluded(desk)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    withdraw_derogation(ada, milo, actor=desk.hugo.ref)
    with pytest.raises(DerogationGone):
        withdraw_derogation(ada, milo, actor=desk.hugo.ref)
    ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    second_derogation(ada, milo, seen=stamp(), actor=desk.hugo.ref)
    seen = {"seen_mentor": ada.version, "seen_mentee": milo.version}
    form_pair(ada, milo, justification="À deux.", actor=desk.lea.ref, **seen)
    with pytest.raises(PairStands):
        withdraw_derogation(ada, milo, actor=desk.lea.ref)
    entries = db.session.scalars(select(JournalEntry).filter_by(subject=milo.ref).order_by(JournalEntry.id)).all()
    acts = [(each.act, each.actor) for each in entries if each.act.startswith("derogation")]
    assert acts == [
        ("derogation_asked", desk.lea.ref),
        ("derogation_withdrawn", desk.hugo.ref),
        ("derogation_asked", desk.lea.ref),
        ("derogation_granted", desk.hugo.ref),
    ]
