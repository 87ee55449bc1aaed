"""Whoever has a link with an applicant finds no trace of them, in any page that any role of staff opens."""

import pytest
from app.applications import queries, services
from app.applications.errors import ApplicationUnknown, WaitingListHidden
from app.applications.models import Application, Decision
from app.core.database import db
from app.mail.models import MailState, OutboxMail
from app.pairing.errors import PairNotFound
from app.pairing.models import Pair
from app.pairing.services import cancel_pair, form_pair, propose_pair
from app.programmes.models import ProgrammeState, Role
from app.programmes.services import grant_role
from flask import Flask
from sqlalchemy import delete, select, text, update

from tests.applications.committee import MENTEE, MENTOR, make_committee
from tests.applications.crawling import everything
from tests.support.letters import letters_to, make_person

SLUG = "encadrement"
APART = {"commune": "Metz", "commune-code": "57463", "establishment": "Clinique du Parc", "capacity": "one"}


class Place:
    """A programme in full swing, and Inès, who has every role and a link with Odilon."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.committee = make_committee(app, ProgrammeState.PAIRING)
        self.programme = self.committee.programme
        self.ines = make_person("ines@exemple.fr", first_name="Inès", last_name="Haddad")
        for role in (Role.COORDINATOR, Role.COMMITTEE, Role.REFERENT, Role.ADMINISTRATOR):
            grant_role(self.ines, role, self.programme, actor="command")
        nothing = {"avoid": "", "links": []}
        self.odilon = self.committee.file("Odilon", "Quenaudon", MENTEE, "accepted", **nothing)
        self.mentor = self.committee.file("Ada", "Roth", MENTOR, "accepted", **(nothing | APART))
        self.committee.file("Zoé", "Kern", MENTEE, "accepted", **nothing)
        self.committee.file("Karim", "Benali", MENTOR, "accepted", **(nothing | APART))
        self.waiting = self.committee.file("Lucas", "Meyer", MENTEE, "waitlisted")
        self.eligible = self.committee.file("Nadia", "Ferrand", MENTEE)
        self.committee.file("Paul", "Adam", MENTOR)

    def pair(self) -> Pair:
        """Odilon and Ada, proposed to each other."""
        why, actor = "Deux parcours qui se répondent", self.committee.rachid.ref
        files = {"seen_mentor": self.mentor.version, "seen_mentee": self.odilon.version}
        pair = form_pair(self.mentor, self.odilon, justification=why, actor=actor, **files)
        self.programme.state = ProgrammeState.COMMITTING
        propose_pair(pair, seen=pair.version, actor=actor)
        self.programme.state = ProgrammeState.PAIRING
        db.session.commit()
        return pair

    def busy(self, *more: Application) -> None:
        """Everything that could tell of somebody: opinions, a prepared answer, letters that failed, history."""
        for each in more:
            services.give_opinion(each, self.committee.hugo, grid={}, recommendation="favourable")  # type: ignore[arg-type]  # its value
            services.prepare_decision(each, Decision.WAITLIST, actor=self.committee.rachid.ref, seen=each.version)
        db.session.execute(update(OutboxMail).values(state=MailState.FAILED))
        db.session.commit()

    def crawl(self, *starts: str) -> dict[str, str]:
        """Everything Inès can open."""
        return everything(self.app, self.committee.browser(self.ines), SLUG, *starts)


@pytest.fixture
def place(app: Flask) -> Place:
    return Place(app)


def _link(place: Place, *files: Application) -> None:
    place.committee.declare(place.ines, *files)


def test_neither_name_nor_reference_nor_pair_anywhere(place: Place) -> None:
    hidden = place.committee.file("Désirée", "Quenaudon", MENTEE)
    pair = place.pair()
    place.busy(hidden)
    searches = [f"/coordination/{SLUG}/{room}?q=quenaudon" for room in ("candidatures", "binomes")]
    before = "\n".join(place.crawl(*searches).values())
    assert before.count("Quenaudon") > 20
    assert pair.ref in before
    _link(place, place.odilon, hidden)
    said = place.crawl(*searches)
    traces = [each for one in (place.odilon, hidden) for each in (one.ref, one.reference or "-", one.last_name)]
    found = {
        path: [trace for trace in [*traces, pair.ref, place.odilon.email] if trace in words]
        for path, words in said.items()
    }
    assert {path: each for path, each in found.items() if each and "?q=quenaudon" not in path} == {}
    assert len(said) > 40
    for path in searches:
        assert "Odilon" not in said[path]


def test_every_page_is_as_if_they_had_never_applied(place: Place) -> None:
    other = place.committee.file("Ida", "Vogel", MENTEE)
    hidden = place.committee.file("Désirée", "Quenaudon", MENTEE)
    place.pair()
    place.busy(hidden, place.eligible)
    _link(place, place.odilon, place.mentor, other, hidden)
    with_them = place.crawl()
    _erase_all_trace(place, place.odilon, hidden)
    without = place.crawl()
    assert with_them.keys() == without.keys()
    differing = {path for path in without if _but_own_links(with_them[path]) != _but_own_links(without[path])}
    assert differing == set()


def _but_own_links(words: str) -> str:
    """How many links one declared is one's own business, and no secret to oneself."""
    for count in (4, 2):
        words = words.replace(f"{count} dossiers vous sont masqués", "").replace(f"{count} liens déclarés", "")
    return words


def _erase_all_trace(place: Place, *files: Application) -> None:
    db.session.commit()
    ids, emails = [each.id for each in files], [each.email for each in files]
    db.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    pairs = select(Pair.id).where(Pair.mentee_application_id.in_(ids))
    partners = [place.mentor.email]
    for table, column in (("pair_answer", "pair_id"), ("pair_reminder", "pair_id")):
        db.session.execute(text(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM pair)"))  # noqa: S608 - constants
    db.session.execute(delete(Pair).where(Pair.id.in_(pairs)))
    db.session.execute(delete(OutboxMail).where(OutboxMail.to_address.in_([*emails, *partners])))
    db.session.execute(delete(Application).where(Application.id.in_(ids)))
    db.session.commit()
    db.session.expire_all()


def test_file_and_pair_are_404_and_acts_find_nothing(place: Place) -> None:
    pair = place.pair()
    _link(place, place.odilon)
    browser = place.committee.browser(place.ines)
    room = f"/coordination/{SLUG}"
    for path in (
        f"{room}/candidatures/{place.odilon.ref}",
        f"{room}/binomes/{pair.ref}",
        f"{room}/binomes/{pair.ref}/annuler",
        f"{room}/binomes/{pair.ref}/charte.pdf",
        f"/comite/{SLUG}/lecture/{place.odilon.ref}",
    ):
        browser.get(path, status=404)
    with pytest.raises(ApplicationUnknown):
        services.write_notes(place.odilon, "Vu", actor=place.ines.ref, seen=place.odilon.version)
    with pytest.raises(PairNotFound):
        cancel_pair(pair, seen=pair.version, actor=place.ines.ref)


def test_release_leaves_hidden_answers_to_somebody_else(place: Place) -> None:
    place.busy(place.eligible)
    hidden = place.committee.file("Désirée", "Quenaudon", MENTEE)
    place.busy(hidden)
    _link(place, hidden)
    browser = place.committee.browser(place.ines)
    browser.submit(browser.get(f"/coordination/{SLUG}/decisions"), "Envoyer la réponse")
    db.session.refresh(hidden)
    assert hidden.state.value == "eligible"
    rachid = place.committee.browser(place.committee.rachid)
    rachid.submit(rachid.get(f"/coordination/{SLUG}/decisions"), "Envoyer la réponse")
    db.session.refresh(hidden)
    assert hidden.state.value == "waitlisted"


def test_leaving_is_told_to_the_others_alone(place: Place) -> None:
    _link(place, place.odilon)
    services.withdraw_application(place.odilon, actor="visitor")
    db.session.commit()
    assert [each.name for each in letters_to("rachid@exemple.fr")].count("application_withdrawn") == 1
    assert "application_withdrawn" not in [each.name for each in letters_to("ines@exemple.fr")]


def test_waiting_list_is_for_who_may_know_of_everybody(place: Place) -> None:
    _link(place, place.odilon)
    page = place.committee.browser(place.ines).get(f"/coordination/{SLUG}/liste-d-attente")
    assert page.has("une autre personne de la coordination ordonne ces listes")
    with pytest.raises(WaitingListHidden):
        services.call_up(
            place.programme, MENTEE, expected=place.waiting.ref, seen=place.waiting.version, actor=place.ines.ref
        )
    browser = place.committee.browser(place.ines)
    browser.get(f"/coordination/{SLUG}/liste-d-attente/mentore/avancer", status=422)


def test_only_coordinator_is_told_that_somebody_else_must_handle_it(app: Flask) -> None:
    committee = make_committee(app)
    committee.file()
    page = committee.browser(committee.rachid).get(f"/coordination/{SLUG}/comite/mes-liens")
    assert page.has("Vous coordonnez ce programme sans personne d’autre.")
    assert page.has("Invitez d’abord quelqu’un à la coordination")


def test_another_coordinator_is_named_as_the_one_who_handles_it(place: Place) -> None:
    page = place.committee.browser(place.ines).get(f"/coordination/{SLUG}/comite/mes-liens")
    assert page.has("est traité par une autre personne de la coordination : Rachid Amrani")


def test_own_file_is_hidden_by_the_same_filter(place: Place) -> None:
    own = place.committee.file("Inès", "Haddad", MENTOR)
    own.person_id = place.ines.id
    db.session.commit()
    assert queries.hidden_ids(place.ines.id, place.programme.id) == {own.id}
    assert not place.committee.browser(place.ines).get(f"/coordination/{SLUG}/candidatures").has(own.reference or "-")
