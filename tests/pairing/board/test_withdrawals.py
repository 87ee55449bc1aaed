"""« Et si X se désiste ? »: the fewest pairs change, and nothing is written before somebody says so."""

from app.pairing.models import PairState

from tests.pairing.board.desk import Desk

LUNCH = {"availability": ["lunch"]}


def test_the_fewest_pairs_change_and_only_once_confirmed(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand", establishment="Cabinet Petit")
    ada = desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    desk.mentor("Karim", "Petit")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Inès Weber")
    desk.press(desk.lea, desk.open(desk.lea, zoe), "Ada Roth")
    page = desk.page(desk.hugo, f"/desistement/{ada.ref}")
    assert page.has("Rien n’est enregistré.")
    assert page.has("Milo Humbert passe avec Karim Petit")
    assert page.has("Zoé Marchand passe avec Inès Weber")
    assert {pair.state for pair in desk.pairs()} == {PairState.DRAFTED}
    desk.press(desk.hugo, page, "Appliquer ces changements", justification="Ada Roth quitte la région.")
    live = {(pair.mentee.first_name, pair.mentor.full_name) for pair in desk.pairs() if pair.state is PairState.DRAFTED}
    assert live == {("Milo", "Karim Petit"), ("Zoé", "Inès Weber")}


def test_changes_that_are_no_longer_those_read_are_not_made(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    ada = desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    page = desk.page(desk.hugo, f"/desistement/{ada.ref}")
    desk.mentor("Karim", "Petit", objectives=["perspective"])
    desk.press(desk.lea, desk.open(desk.lea, milo), "Défaire ce binôme")
    late = desk.press(desk.hugo, page, "Appliquer ces changements", status=409)
    assert late.has("La liste des binômes vient de changer.")


def test_a_request_that_withdraws_frees_its_mentor_for_the_next(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand")
    desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    page = desk.page(desk.lea, f"/desistement/{milo.ref}")
    assert page.has("Zoé Marchand trouve un mentor : Ada Roth")
    assert not page.has("Milo Humbert n’a plus de mentor")
    assert desk.page(desk.lea, f"/desistement/{zoe.ref}").has("Aucun binôme déjà retenu ne serait modifié.")


def test_new_pairs_to_discuss_need_their_reason(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    ada = desk.mentor("Ada")
    desk.mentor("Inès", "Weber", **LUNCH)
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    page = desk.page(desk.lea, f"/desistement/{ada.ref}")
    refused = desk.press(desk.lea, page, "Appliquer ces changements", status=422)
    assert refused.errors() == ["Écrivez pourquoi le comité retient ces binômes"]
    assert [pair.state for pair in desk.pairs()] == [PairState.DRAFTED]
    desk.press(desk.lea, refused, "Appliquer ces changements", justification="Le midi leur suffit.")
    assert desk.pairs()[-1].mentor.full_name == "Inès Weber"
