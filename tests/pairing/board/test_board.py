"""One request, the proposal, two others beside it; choosing, undoing, putting aside."""

from app.applications.models import Decision, LinkDeclaration
from app.core.database import db
from app.pairing.models import PairState
from app.programmes.models import ProgrammeState

from tests.pairing.board.desk import Desk
from tests.pairing.world import acts
from tests.support.letters import letters_to


def test_board_shows_a_proposal_and_two_others_in_the_order_of_the_rows(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    for name in ("Ada", "Inès", "Karim", "Paul"):
        desk.mentor(name)
    page = desk.open(desk.lea)
    table = page.one("table", class_="comparison")
    heads = ["".join(each.itertext()).strip() for each in table.iter("th") if each.get("scope") == "row"]
    assert heads == [
        *("Liens et conflits", "Profession", "Attentes et apports"),
        *("Disponibilités", "Charge du mentor", "Pourquoi"),
    ]
    columns = [each for each in table.iter("th") if each.get("scope") == "col"]
    assert len(columns) == 4
    assert page.has("Proposition")
    assert page.has("0 binôme retenu, 1 à décider.")
    assert "%" not in page.text
    assert page.has("Les autres mentors")
    assert page.link("Milo Humbert").endswith(milo.ref)


def test_choosing_prepares_both_acceptances_and_tells_nobody(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    after = desk.press(desk.lea, desk.open(desk.lea, milo), "Retenir Ada Roth")
    assert after.has("Le binôme Milo Humbert et Ada Roth est retenu. Rien n’est encore envoyé.")
    assert after.has("1 binôme retenu, 0 à décider.")
    (pair,) = desk.pairs()
    assert pair.state is PairState.DRAFTED
    assert pair.formed_by == desk.lea.ref
    for application in (milo, ada):
        db.session.refresh(application)
        assert application.decision is Decision.ACCEPT
        assert application.decided_by == desk.lea.ref
        assert application.released_at is None
        assert letters_to(application.email) == []


def test_a_choice_is_undone_and_may_be_made_otherwise(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    desk.press(desk.lea, desk.open(desk.lea, milo), "Inès Weber")
    page = desk.open(desk.hugo, milo)
    assert page.has("Retenu avec Inès Weber, par Léa Dietrich.")
    after = desk.press(desk.hugo, page, "Défaire ce binôme")
    assert after.has("n’est plus retenu. Personne n’en a été prévenu.")
    assert desk.pairs()[0].state is PairState.CANCELLED
    assert acts(desk.pairs()[0].ref) == ["pair_formed", "pair_cancelled"]
    assert desk.press(desk.hugo, after, "Ada Roth").has("est retenu")


def test_a_point_to_discuss_needs_a_reason(desk: Desk) -> None:
    milo = desk.mentee("Milo", availability=["lunch"])
    desk.mentor("Ada")
    page = desk.open(desk.lea, milo)
    assert page.has("À discuter")
    refused = desk.press(desk.lea, page, "Retenir Ada Roth", status=422)
    assert refused.errors() == ["Écrivez pourquoi le comité retient ce binôme"]
    desk.press(desk.lea, refused, "Retenir Ada Roth", justification="Le midi leur suffit.")
    assert desk.pairs()[0].justification == "Le midi leur suffit."


def test_a_request_is_put_aside_with_its_reason_and_taken_back(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    desk.mentor("Ada")
    page = desk.open(desk.lea, milo)
    desk.press(desk.lea, page, "Mettre en liste d’attente", justification="Attend son poste.")
    db.session.refresh(milo)
    assert milo.decision is Decision.WAITLIST
    aside = desk.open(desk.hugo, milo)
    assert aside.has("Liste d’attente")
    assert aside.has("Attend son poste.")
    assert desk.press(desk.hugo, aside, "Reprendre cette demande").has("de nouveau à décider")
    assert desk.open(desk.hugo, milo).form("Retenir Ada Roth")


def test_nobody_possible_says_why_by_rules_and_counts(desk: Desk) -> None:
    milo = desk.mentee("Milo", establishment="Cabinet Roth", avoid="Inès Weber")
    desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    page = desk.open(desk.lea, milo)
    assert page.has("Aucun mentor disponible sans conflit.")
    assert page.has("Pourquoi Milo Humbert n’a pas de binôme")
    assert page.has("1 mentor : lien déclaré")
    assert page.has("1 mentor : même structure")
    assert page.has("1 demande sans mentor possible")


def test_taken_mentors_are_named_with_whom_they_accompany(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand")
    desk.mentor("Ada")
    desk.press(desk.lea, desk.open(desk.lea, zoe), "Ada Roth")
    page = desk.open(desk.lea, milo)
    assert page.has("Ada Roth était possible, et accompagne Zoé Marchand")
    assert page.has("Plus de place : 1 sur 1")


def test_out_of_season_the_board_is_empty_and_its_pages_closed(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    desk.world.programme.state = ProgrammeState.COMMITTING
    db.session.commit()
    assert desk.open(desk.lea).has("Aucune demande à examiner.")
    desk.open(desk.lea, milo, status=422)
    desk.page(desk.lea, "/valider", status=422)


def test_links_are_declared_before_any_file_is_seen(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    db.session.query(LinkDeclaration).filter_by(person_id=desk.lea.id).delete()
    db.session.commit()
    page = desk.open(desk.lea, milo, status=303)
    assert page.location.endswith("/liens")
