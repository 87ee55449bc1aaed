"""A member who has a link with somebody finds no trace of them on the board, nor of the pairs they are in."""

from app.core.database import db
from app.pairing.models import PairState

from tests.pairing.board.desk import Desk

PAGES = ("/demandes", "/valider", "/grille")


def test_a_recused_member_finds_no_trace_of_a_request(desk: Desk) -> None:
    milo, zoe, ada = desk.mentee("Milo", "Caché"), desk.mentee("Zoé", "Marchand"), desk.mentor("Ada", capacity="two")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    desk.recuse(desk.hugo, milo)
    for rest in PAGES:
        page = desk.page(desk.hugo, rest)
        assert "Caché" not in page.text
        assert milo.ref not in page.html
    desk.open(desk.hugo, milo, status=404)
    desk.couple(desk.hugo, milo, ada, status=404)
    desk.page(desk.hugo, f"/desistement/{milo.ref}", status=404)
    board = desk.open(desk.hugo, zoe)
    assert board.has("0 binôme retenu, 1 à décider.")
    assert board.has("0 binôme sur 1")
    assert desk.open(desk.lea, zoe).has("1 binôme sur 2")


def test_nor_of_a_mentor_nor_of_the_request_they_accompany(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand")
    ada, ines = desk.mentor("Ada", "Cachée"), desk.mentor("Inès", "Weber")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Cachée")
    desk.recuse(desk.hugo, ada)
    for rest in (*PAGES, f"/demandes/{zoe.ref}", f"/desistement/{ines.ref}"):
        page = desk.page(desk.hugo, rest)
        assert "Cachée" not in page.text
        assert "Milo" not in page.text
        assert ada.ref not in page.html
    desk.open(desk.hugo, milo, status=404)
    desk.couple(desk.hugo, zoe, ada, status=404)
    assert desk.page(desk.hugo, "/valider").has("Aucun binôme retenu pour l’instant.")


def test_a_full_mentor_of_a_hidden_request_is_not_there_either(desk: Desk) -> None:
    milo, zoe, ada = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand"), desk.mentor("Ada")
    old = desk.open(desk.hugo, zoe)
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    desk.recuse(desk.hugo, milo)
    assert "Ada" not in desk.open(desk.hugo, zoe).text
    desk.press(desk.hugo, old, "Ada Roth", status=404)
    assert ada.ref not in desk.page(desk.hugo, "/grille").html


def test_nothing_they_post_reaches_a_hidden_file(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    board, couple = desk.open(desk.hugo, milo), desk.couple(desk.hugo, milo, ada)
    desk.recuse(desk.hugo, milo)
    desk.press(desk.hugo, board, "Ada Roth", status=404)
    desk.press(desk.hugo, board, "Mettre en liste d’attente", status=404)
    desk.press(desk.hugo, couple, "Refuser ce binôme", status=404)
    db.session.refresh(milo)
    assert milo.decision is None
    assert desk.pairs() == []


def test_they_validate_what_they_may_read_and_leave_the_rest_to_others(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo", "Caché"), desk.mentee("Zoé", "Marchand")
    desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    desk.press(desk.lea, desk.open(desk.lea, zoe), "Inès Weber")
    desk.recuse(desk.hugo, milo)
    desk.press(desk.hugo, desk.page(desk.hugo, "/valider"), "Valider le binôme")
    states = {pair.mentee.last_name: pair.state for pair in desk.pairs()}
    assert states == {"Caché": PairState.DRAFTED, "Marchand": PairState.VALIDATED}


def test_a_committee_never_reads_lists_nor_links_nor_whose_they_are(desk: Desk) -> None:
    milo = desk.mentee("Milo", avoid="Inès Weber\nRoth", links=[{"kind": "family", "whom": "Karim Benali"}])
    ada = desk.mentor("Ada", stakes="yes")
    people = [ada, desk.mentor("Inès", "Weber"), desk.mentor("Karim", "Benali")]
    pages = [desk.open(desk.lea, milo), *(desk.couple(desk.lea, milo, each) for each in people)]
    for page in pages:
        for secret in ("à éviter", "familial", "demandé par", "déclaré par", "a écrit", "pas avec"):
            assert secret not in page.text, secret
    assert pages[0].has("Lien déclaré")
    assert pages[0].has("Lien déclaré, à vérifier par la coordination")
