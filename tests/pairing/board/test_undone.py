"""Somebody chosen for a pair is no longer to be accepted: the pair falls, and whoever did it is told."""

import pytest
from app.applications.models import Decision
from app.applications.services import prepare_decision, release_decisions, undo_decision
from app.core.database import db
from app.pairing.models import PairState

from tests.pairing.board.desk import Desk
from tests.pairing.world import acts
from tests.support.letters import letters_to
from tests.support.pages import Page


def _file(desk: Desk, ref: str) -> Page:
    return desk.browser(desk.world.rachid).get(f"/coordination/{desk.world.programme.slug}/candidatures/{ref}")


def _rachid(desk: Desk, page: Page, button: str) -> Page:
    browser = desk.browser(desk.world.rachid)
    return browser.follow(browser.submit(page, button))


@pytest.mark.parametrize("validated", [False, True])
def test_pair_falls_with_the_acceptance_that_is_undone(desk: Desk, validated: bool) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Retenir Ada Roth")
    if validated:
        desk.press(desk.lea, desk.page(desk.lea, "/valider"), "Valider le binôme")
    after = _rachid(desk, _file(desk, ada.ref), "Annuler cette réponse")
    assert after.has("Le binôme où cette personne était retenue ne l’est plus. Personne n’en a été prévenu.")
    (pair,) = desk.pairs()
    assert pair.state is PairState.CANCELLED
    assert acts(pair.ref)[-1] == "pair_cancelled"
    assert [letters_to(each.email) for each in (milo, ada)] == [[], []]
    assert desk.open(desk.lea, milo).form("Retenir Ada Roth")


def test_pair_falls_when_another_answer_replaces_the_acceptance(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Retenir Ada Roth")
    assert prepare_decision(milo, Decision.WAITLIST, actor=desk.world.rachid.ref, seen=milo.version) == 1
    db.session.commit()
    assert [pair.state for pair in desk.pairs()] == [PairState.CANCELLED]


def test_what_has_left_or_was_no_acceptance_takes_nothing_along(desk: Desk) -> None:
    milo, rachid = desk.mentee("Milo"), desk.world.rachid.ref
    desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Retenir Ada Roth")
    zoe = desk.mentee("Zoé", "Marchand")
    prepare_decision(zoe, Decision.WAITLIST, actor=rachid, seen=zoe.version)
    assert undo_decision(zoe, actor=rachid, seen=zoe.version) == 0
    assert release_decisions(desk.world.programme, actor=rachid) == 2
    assert [pair.state for pair in desk.pairs()] == [PairState.DRAFTED]


def test_pair_that_is_hidden_falls_without_a_word(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Retenir Ada Roth")
    desk.recuse(desk.world.rachid, milo)
    after = _rachid(desk, _file(desk, ada.ref), "Annuler cette réponse")
    assert not after.has("binôme où cette personne")
    assert [pair.state for pair in desk.pairs()] == [PairState.CANCELLED]
