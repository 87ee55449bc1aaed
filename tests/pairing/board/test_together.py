"""Validating together, proposing together; two members at work at the same time."""

from app.access.models import Person
from app.applications.models import Application, ApplicationState
from app.core.database import db
from app.pairing.models import PairState

from tests.pairing.board.desk import Desk
from tests.pairing.world import names_of
from tests.support.letters import letters_to


def two_pairs(desk: Desk) -> list[Application]:
    """Two requests, each with a mentor chosen; returns everybody."""
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand")
    people = [milo, zoe, desk.mentor("Ada"), desk.mentor("Inès", "Weber")]
    for mentee, mentor in ((milo, "Ada Roth"), (zoe, "Inès Weber")):
        desk.press(desk.lea, desk.open(desk.lea, mentee), mentor)
    return people


def test_everything_is_validated_at_once_and_nothing_leaves(desk: Desk) -> None:
    people = two_pairs(desk)
    desk.mentee("Luc", "Petit")
    review = desk.page(desk.hugo, "/valider")
    assert review.has("Relire et valider les 2 binômes")
    assert review.has("1 demande reste à décider")
    assert review.has("Le programme prévoit au moins 6 binômes.")
    after = desk.press(desk.hugo, review, "Valider les binômes")
    assert after.has("2 binômes sont validés.")
    assert {pair.state for pair in desk.pairs()} == {PairState.VALIDATED}
    assert all(letters_to(each.email) == [] for each in people)


def test_a_list_grown_old_is_not_validated(desk: Desk) -> None:
    two_pairs(desk)
    review = desk.page(desk.hugo, "/valider")
    luc = desk.mentee("Luc", "Petit")
    desk.mentor("Karim", "Benali")
    desk.press(desk.lea, desk.open(desk.lea, luc), "Karim Benali")
    late = desk.press(desk.hugo, review, "Valider les binômes", status=409)
    assert late.has("La liste des binômes vient de changer.")
    assert {pair.state for pair in desk.pairs()} == {PairState.DRAFTED}
    desk.press(desk.hugo, late, "Valider les binômes")
    assert {pair.state for pair in desk.pairs()} == {PairState.VALIDATED}


def test_a_pair_that_no_longer_stands_stops_the_validation(desk: Desk) -> None:
    milo, *_rest = two_pairs(desk)
    milo.answers = {**milo.answers, "avoid": "Ada Roth"}
    db.session.commit()
    review = desk.page(desk.hugo, "/valider")
    assert review.has("Ne tient plus")
    late = desk.press(desk.hugo, review, "Valider les binômes", status=409)
    assert late.has("Le binôme de Milo Humbert et Ada Roth ne tient plus.")
    assert {pair.state for pair in desk.pairs()} == {PairState.DRAFTED}


def test_the_coordination_proposes_all_once_everybody_is_told_they_are_accepted(desk: Desk) -> None:
    people = two_pairs(desk)
    desk.press(desk.hugo, desk.page(desk.hugo, "/valider"), "Valider les binômes")
    rachid = desk.browser(desk.world.rachid)
    base = f"/coordination/{desk.world.programme.slug}"
    waits = rachid.get(f"{base}/binomes/propositions")
    assert waits.has("4 personnes n’ont pas encore reçu leur réponse.")
    rachid.submit(rachid.get(f"{base}/decisions"), "Envoyer les 4 réponses")
    page = rachid.get(f"{base}/binomes/propositions")
    assert page.has("4 e-mails partent, deux par binôme.")
    done = rachid.follow(rachid.submit(page, "Envoyer les 2 propositions"))
    assert done.has("2 propositions partent, en deux e-mails chacune.")
    assert {pair.state for pair in desk.pairs()} == {PairState.PROPOSED}
    assert all("pair_proposed" in names_of(each.email) for each in people)
    rachid.submit(page, "Envoyer les 2 propositions", status=409)


def test_nobody_of_a_pair_sees_anything_before_it_is_proposed(desk: Desk) -> None:
    people = two_pairs(desk)
    desk.press(desk.hugo, desk.page(desk.hugo, "/valider"), "Valider les binômes")
    slug = desk.world.programme.slug
    refs = [pair.ref for pair in desk.pairs()]
    for application in people:
        application.state = ApplicationState.ACCEPTED
    db.session.commit()
    for application in people:
        person: Person | None = application.person
        assert person
        browser = desk.browser(person)
        status = browser.get(f"/programmes/{slug}/ma-candidature")
        others = [each.last_name for each in people if each is not application]
        assert not any(status.has(name) for name in others)
        assert not status.has("binôme vous est proposé")
        browser.get(f"/programmes/{slug}/ma-candidature/proposition", status=404)
        for ref in refs:
            browser.get(f"/programmes/{slug}/ma-candidature/proposition?binome={ref}", status=404)
            for path in (f"/mon-binome/{ref}", f"/mon-binome/{ref}/charte.pdf"):
                browser.get(path, status=404)
        browser.get(f"/comite/{slug}/demandes", status=403)
        assert "pair_proposed" not in names_of(application.email)


def test_whoever_comes_second_reads_who_decided_what_and_keeps_their_words(desk: Desk) -> None:
    milo = desk.mentee("Milo")
    desk.mentor("Ada")
    desk.mentor("Inès", "Weber")
    old = desk.open(desk.hugo, milo)
    desk.press(desk.lea, desk.open(desk.lea, milo), "Inès Weber")
    late = desk.press(desk.hugo, old, "Ada Roth", status=409, justification="Ils se conviennent.")
    assert late.has("Léa Dietrich vient de décider pour cette demande.")
    assert late.has("Voici la décision : Milo Humbert est en binôme avec Inès Weber.")
    assert late.has("Vous aviez écrit :")
    assert late.has("Ils se conviennent.")
    assert [pair.mentor.full_name for pair in desk.pairs()] == ["Inès Weber"]
    put = desk.press(desk.hugo, old, "Mettre en liste d’attente", status=409)
    assert put.has("Léa Dietrich vient de décider pour cette demande.")


def test_a_full_mentor_is_refused_to_whoever_comes_second(desk: Desk) -> None:
    milo, zoe = desk.mentee("Milo"), desk.mentee("Zoé", "Marchand")
    desk.mentor("Ada")
    old = desk.open(desk.hugo, zoe)
    desk.press(desk.lea, desk.open(desk.lea, milo), "Ada Roth")
    late = desk.press(desk.hugo, old, "Ada Roth", status=409)
    assert late.has("Ada Roth n’a plus de place.")
    assert len(desk.pairs()) == 1


def test_the_coordination_is_told_once_pairs_are_validated_and_not_before(desk: Desk) -> None:
    two_pairs(desk)
    rachid = desk.browser(desk.world.rachid)
    todo = f"/coordination/{desk.world.programme.slug}"
    assert not rachid.get(todo).has("ne sont pas encore proposés")
    desk.press(desk.hugo, desk.page(desk.hugo, "/valider"), "Valider les binômes")
    page = rachid.get(todo)
    assert page.has("2 binômes validés attendent leur proposition")
    assert page.link("Envoyer les propositions").endswith("/binomes/propositions")


def test_the_home_of_the_committee_leads_to_the_board(desk: Desk) -> None:
    desk.mentee("Milo")
    home = desk.page(desk.lea, "")
    assert home.link("Ouvrir les demandes").endswith("/demandes")
    assert not home.has("Milo")
