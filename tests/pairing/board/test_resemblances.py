"""Names that resemble: shown to the coordination alone, confirmed or denied, and asked again when rewritten."""

from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.models import ResemblanceRuling
from sqlalchemy import select

from tests.pairing.board.desk import Desk
from tests.support.parsing import Page

PATH = "/coordination/encadrement/binomes/noms-a-verifier"


def names(desk: Desk) -> Page:
    """The page of names, as the coordinator opens it."""
    return desk.browser(desk.world.rachid).get(PATH)


def answer(desk: Desk, button: str) -> Page:
    """Answer for the first name of the page."""
    rachid = desk.browser(desk.world.rachid)
    return rachid.follow(rachid.submit(names(desk), button))


def test_a_name_confirmed_rules_out_and_one_denied_says_nothing(desk: Desk) -> None:
    milo = desk.mentee("Milo", avoid="Roth")
    desk.mentor("Ada")
    page = names(desk)
    assert page.has("Milo Humbert préfère ne pas être en binôme avec « Roth ».")
    assert page.has("S’agit-il d’Ada Roth ?")
    assert desk.open(desk.lea, milo).has("Lien déclaré, à vérifier par la coordination")
    done = answer(desk, "Oui")
    assert done.has("Aucun nom à vérifier.")
    assert done.has("Ce qu’a écrit Milo Humbert : c’est bien Ada Roth, répondu par Rachid Amrani")
    assert desk.open(desk.lea, milo).has("Aucun mentor disponible sans conflit.")
    again = answer(desk, "Revenir sur cette réponse")
    assert again.has("Ce nom est de nouveau à vérifier.")
    answer(desk, "Non")
    board = desk.open(desk.lea, milo)
    assert board.has("Aucun repéré")
    desk.press(desk.lea, board, "Retenir Ada Roth")
    assert len(desk.pairs()) == 1


def test_nothing_that_was_written_is_kept_or_journalled(desk: Desk) -> None:
    desk.mentee("Milo", avoid="Rothe")
    desk.mentor("Ada")
    answer(desk, "Oui")
    ruling = db.session.scalars(select(ResemblanceRuling)).one()
    assert len(ruling.written_hash) == 64
    facts = [each.facts for each in db.session.scalars(select(JournalEntry).filter_by(act="resemblance_confirmed"))]
    assert facts
    assert "roth" not in str(facts).lower()


def test_a_line_rewritten_is_asked_about_again(desk: Desk) -> None:
    milo = desk.mentee("Milo", avoid="Roth")
    desk.mentor("Ada")
    answer(desk, "Non")
    milo.answers = {**milo.answers, "avoid": "Mme Rothe"}
    db.session.commit()
    assert names(desk).has("« Mme Rothe »")


def test_links_same_names_and_structures_are_asked_about_too(desk: Desk) -> None:
    desk.mentee("Milo", links=[{"kind": "other", "whom": "Roth"}], establishment="Clinique du Parc")
    desk.mentor("Ada")
    desk.mentor("Milo", "Humbert", email="autre@exemple.fr", establishment="Clinique du Park")
    page = names(desk)
    assert page.has("Milo Humbert a déclaré un lien avec « Roth ».")
    assert page.has("dans une structure au nom voisin")


def test_a_coordinator_with_a_link_sees_nothing_of_it_and_an_answer_out_of_date_is_refused(desk: Desk) -> None:
    milo = desk.mentee("Milo", avoid="Roth")
    desk.mentor("Ada")
    old = names(desk)
    milo.answers = {**milo.answers, "avoid": ""}
    db.session.commit()
    desk.browser(desk.world.rachid).submit(old, "Oui", status=409)
    milo.answers = {**milo.answers, "avoid": "Roth"}
    desk.recuse(desk.world.rachid, milo)
    assert names(desk).has("Aucun nom à vérifier.")
    desk.browser(desk.world.rachid).submit(old, "Oui", status=404)


def test_the_committee_has_no_such_page(desk: Desk) -> None:
    desk.browser(desk.lea).get(PATH, status=403)
