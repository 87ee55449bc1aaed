"""A cohort that slips by six weeks in the middle: everything told of its dates follows, nothing happens twice."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.charters.models import SigningLink
from app.charters.queries import chain_of, charter_of_pair
from app.core import events
from app.core.clock import end_of_day, today
from app.core.database import db
from app.core.declarations import dues
from app.core.journal import JournalEntry
from app.mail.models import OutboxMail
from app.organisation.services import set_signatory
from app.pairing.models import Answer, Pair
from app.pairing.services import propose_pair
from app.programmes.definition import Calendar
from app.programmes.events import CalendarChanged
from app.programmes.models import ProgrammeState
from app.programmes.queries import by_slug, definition
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import PARIS, World, make_world, say
from tests.programmes.world import COHORT
from tests.support.contents import whole_database
from tests.support.letters import letters_to, sign_in
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of

S = ProgrammeState
SHIFT = "/coordination/cohorte/decaler"
SIX_WEEKS = {"combien": "6", "unite": "semaines", "sens": "plus-tard"}


@pytest.fixture
def world(app: Flask, now: FixedClock) -> World:
    now.set(2027, 10, 12)
    made = make_world(COHORT, "cohorte")
    set_signatory(name="Inès Haddad", title="présidente", email="presidente@exemple.fr", actor="command")
    db.session.commit()
    return made


@pytest.fixture
def rachid(client: PageClient, world: World) -> PageClient:
    """Rachid, who coordinates, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def calendar() -> Calendar:
    db.session.rollback()
    return definition(by_slug("cohorte")).calendar


def day_after_day(now: FixedClock, until: date) -> None:
    """The worker runs twice a day until the end of that one; letters stay in the outbox."""
    while True:
        for _ in range(2):
            for due in dues.values():
                if due.name != "seal_checked":
                    due.run(now())
            db.session.commit()
        if today() >= until:
            return
        now.advance(days=1)


def rows(page: Page) -> list[str]:
    """Each line of the tables: what, before, after."""
    return [" | ".join(text_of(cell) for cell in row) for row in page.all("tr")]


def mentor(world: World, first: str = "Ada", last: str = "Roth") -> Application:
    """Somebody of another department, as this programme asks."""
    return world.mentor(first, last, commune="Paris", **{"commune-code": PARIS})


def preview(client: PageClient, **asked: str) -> Page:
    return client.get(SHIFT, query_string=SIX_WEEKS | asked)


def names(email: str) -> list[str]:
    return [mail.name for mail in letters_to(email) if mail.name != "sign_in"]


def test_after_closing_only_what_is_to_come_moves(rachid: PageClient, world: World, now: FixedClock) -> None:
    waiting = world.applicant("mentee", "Milo", "Humbert", state="eligible")
    waiting.submitted_at = now()
    db.session.commit()
    now.set(2027, 11, 10)
    form = rachid.get(SHIFT)
    assert form.has("Réunion du comité, 23 novembre 2027")
    assert form.has("Clôture des candidatures, 2 novembre 2027")
    assert not form.has("Ouverture des candidatures, 27")
    before = whole_database()
    page = preview(rachid, depuis="committee_on")
    assert whole_database() == before
    assert page.has("6 semaines plus tard, à partir de la réunion du comité")
    assert "Réunion du comité | mardi 23 novembre 2027 | mardi 4 janvier 2028" in rows(page)
    answer = "vendredi 26 novembre 2027 | vendredi 7 janvier 2028"
    assert f"Réponses aux candidatures | {answer}" in rows(page)
    assert f"1 personne à qui une réponse est annoncée | {answer}" in rows(page)
    assert page.has("1 personne reçoit un message, un seul chacune.")
    assert not page.has("Rouvrir les candidatures")
    done = rachid.follow(rachid.submit(page, "Changer ces dates", tell="y"))
    assert done.has("1 personne est prévenue par e-mail.")
    moved = calendar()
    assert moved.closes_on == date(2027, 11, 2)
    assert moved.committee_on == date(2028, 1, 4)
    assert moved.report_month == date(2029, 3, 15)
    letter = letters_to(waiting.email)[-1]
    assert letter.name == "calendar_moved"
    assert "Notre réponse à votre candidature : vendredi 7 janvier 2028, au lieu du 26 novembre 2027." in plain(letter)
    assert rachid.get("/programmes/cohorte").has("4 janvier 2028")
    assert rachid.get("/programmes/cohorte/candidater/mentore/verifier").has("closes depuis le 2 novembre 2027")


def plain(letter: OutboxMail) -> str:
    return letter.text.replace("\u00a0", " ")


def out_with_proposals(world: World, now: FixedClock) -> tuple[Pair, Pair]:
    """On 1 December a pair has said yes and is signing, another is silent; both until days of the calendar."""
    now.set(2027, 11, 27)
    silent = world.proposed(mentor(world, "Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    signing = world.committed(mentor(world))
    world.programme.state = S.COMMITTING
    db.session.commit()
    day_after_day(now, date(2027, 12, 1))
    return silent, signing


def test_with_proposals_and_charters_out_all_follow_and_nothing_ends_on_the_old_day(
    rachid: PageClient, world: World, now: FixedClock
) -> None:
    silent, signing = out_with_proposals(world, now)
    assert names(silent.mentee.email) == ["pair_proposed", "pair_reminder"]
    page = preview(rachid, depuis="confirm_by")
    answer, signature = "mercredi 8 décembre 2027 | mercredi 19", "mercredi 15 décembre 2027 | mercredi 26"
    assert f"1 binôme proposé, qui attend une réponse | {answer} janvier 2028" in rows(page)
    assert f"1 charte qui attend une signature | {signature} janvier 2028" in rows(page)
    assert page.has("4 personnes reçoivent un message")
    assert page.has("Les chartes déjà émises gardent le début et la fin qu’elles écrivent")
    rachid.submit(page, "Changer ces dates", tell="y")
    db.session.expire_all()
    charter = charter_of_pair(signing.id)
    assert charter is not None
    assert silent.answer_by == date(2028, 1, 19)
    assert charter.sign_by == date(2028, 1, 26)
    assert {link.expires_at for link in db.session.query(SigningLink)} == {end_of_day(date(2028, 1, 26))}
    assert [event.kind for event in chain_of(charter)][-1] == "day_moved"
    day_after_day(now, date(2028, 1, 18))
    assert silent.state.value == "proposed"
    assert charter.state.value == "open"
    say(silent, ApplicantRole.MENTOR, Answer.YES)
    db.session.commit()
    day_after_day(now, date(2028, 1, 21))
    db.session.expire_all()
    assert silent.state.value == "expired"
    before, reminder = ["pair_proposed", "pair_reminder", "calendar_moved"], "pair_reminder"
    assert names(silent.mentee.email) == [*before, reminder, reminder, "pair_expired"]
    assert names(silent.mentor.email) == [*before, reminder, "pair_expired"]
    told = [mail for mail in letters_to(signing.mentee.email) if mail.name == "calendar_moved"]
    assert len(told) == 1
    assert "Votre signature de la charte : mercredi 26 janvier 2028" in plain(told[0])
    assert "Journée de lancement : lundi 21 février 2028, au lieu du 10 janvier 2028." in plain(told[0])
    day_after_day(now, date(2028, 1, 27))
    db.session.expire_all()
    assert charter.state.value == "expired"


def test_nobody_is_told_unless_it_is_said(rachid: PageClient, world: World, now: FixedClock) -> None:
    out_with_proposals(world, now)
    before = db.session.query(OutboxMail).count()
    done = rachid.follow(rachid.submit(preview(rachid, depuis="confirm_by"), "Changer ces dates"))
    assert done.has("Personne n’a été prévenu.")
    assert db.session.query(OutboxMail).count() == before


def test_letter_shown_before_is_the_one_that_leaves_without_its_name(
    rachid: PageClient, world: World, now: FixedClock
) -> None:
    _, signing = out_with_proposals(world, now)
    page = preview(rachid, depuis="confirm_by")
    shown = "".join(page.one("pre", class_="letter-preview").itertext())
    assert "Milo" not in shown
    rachid.submit(page, "Changer ces dates", tell="y")
    sent = letters_to(signing.mentee.email)[-1].text
    assert sent.replace("Bonjour Milo,", "Bonjour,").split() == shown.split()


def test_whatever_refuses_to_follow_undoes_everything(
    rachid: PageClient, world: World, now: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    out_with_proposals(world, now)
    page = preview(rachid, depuis="confirm_by")
    before = whole_database()

    def fail(_event: CalendarChanged) -> None:
        raise RuntimeError("the last of those who follow")

    monkeypatch.setitem(events._handlers, CalendarChanged, [*events._handlers[CalendarChanged], fail])
    rachid.submit(page, "Changer ces dates", status=500, tell="y")
    assert whole_database() == before
    assert calendar().confirm_by == date(2027, 12, 8)


def test_drafts_follow_a_later_closing(rachid: PageClient, world: World, now: FixedClock) -> None:
    draft = world.applicant("mentee", "Milo", "Humbert", state="draft")
    draft.submitted_at, draft.expires_at, draft.created_at = None, end_of_day(date(2027, 11, 11)), now()
    db.session.commit()
    page = preview(rachid, depuis="closes_on")
    assert page.has("1 brouillon commencé, qui attend d’être envoyé")
    assert page.has("Rappel à 1 personne dont la candidature est commencée et non envoyée.")
    rachid.submit(page, "Changer ces dates", tell="y")
    assert names("milo.humbert@exemple.fr") == ["calendar_moved"]
    db.session.expire_all()
    assert draft.expires_at == end_of_day(date(2027, 12, 14))
    day_after_day(now, date(2027, 12, 15))
    db.session.expire_all()
    assert draft.state is ApplicationState.EXPIRED
    assert names("milo.humbert@exemple.fr")[-1] == "application_closing_soon"


def test_closing_that_is_over_opens_again_only_if_it_is_said(rachid: PageClient, world: World, now: FixedClock) -> None:
    now.set(2027, 11, 10)
    page = preview(rachid, depuis="closes_on")
    assert page.has("les candidatures rouvriront jusqu’au mardi 14 décembre 2027")
    before = whole_database()
    again = rachid.submit(page, "Changer ces dates", status=422)
    assert again.errors() == ["Cochez la case pour rouvrir les candidatures, ou gardez la date de clôture"]
    assert whole_database() == before
    rachid.submit(again, "Changer ces dates", reopen="y")
    assert calendar().closes_on == date(2027, 12, 14)
    assert rachid.get("/programmes/cohorte").has("Demander un mentor")


def test_closing_moved_during_the_selection_opens_nothing(rachid: PageClient, world: World, now: FixedClock) -> None:
    world.programme.state = S.SELECTING
    now.set(2027, 11, 10)
    db.session.commit()
    page = preview(rachid, depuis="closes_on")
    assert not page.has("Rouvrir les candidatures")
    rachid.submit(page, "Changer ces dates")
    assert not rachid.get("/programmes/cohorte").has("Demander un mentor")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"combien": ""}, "Écrivez un nombre de 1 à 104"),
        ({"combien": "0"}, "Écrivez un nombre de 1 à 104"),
        ({"combien": "999999999"}, "Écrivez un nombre de 1 à 104"),
        ({"combien": "731", "unite": "jours"}, "Écrivez un nombre de 1 à 730"),
        ({"unite": "lunes"}, "Choisissez des semaines ou des jours"),
        ({"sens": "ailleurs"}, "Choisissez un sens"),
        ({"depuis": "opens_on"}, "Choisissez la première date à décaler"),
        (
            {"depuis": "sign_by", "sens": "plus-tot"},
            "Choisissez une autre date : celle-ci passerait avant une date qui ne bouge pas",
        ),
        (
            {"depuis": "committee_on", "sens": "plus-tot", "combien": "14", "unite": "jours"},
            "Écrivez un nombre plus petit : le jour prévu pour la réunion du comité serait déjà passé",
        ),
    ],
)
def test_shift_that_does_not_hold_is_said(
    rachid: PageClient, world: World, now: FixedClock, asked: dict[str, str], sentence: str
) -> None:
    now.set(2027, 11, 10)
    page = rachid.get(SHIFT, query_string=SIX_WEEKS | {"depuis": "committee_on"} | asked, status=422)
    assert sentence in page.errors()


def test_journal_says_what_moved(rachid: PageClient, world: World, now: FixedClock) -> None:
    silent, _ = out_with_proposals(world, now)
    rachid.submit(preview(rachid, depuis="confirm_by"), "Changer ces dates")
    acts = {each.act: each.facts for each in db.session.query(JournalEntry)}
    assert acts["calendar_changed"]["days"] == 42
    assert acts["calendar_changed"]["letters"] == 0
    assert acts["calendar_changed"]["confirm_by"] == "2027-12-08 > 2028-01-19"
    assert acts["pair_day_moved"] == {"before": "2027-12-08", "after": "2028-01-19"}
    assert acts["charter_day_moved"] == {"before": "2027-12-15", "after": "2028-01-26"}
    assert silent.answer_by == date(2028, 1, 19)


def test_pages_ask_as_much_of_one_proposal_as_of_thirty(rachid: PageClient, world: World, now: FixedClock) -> None:
    costs = []
    for more in (2, 28):
        for number in range(more):
            name = f"N{more}x{number}"
            pair = world.pair(mentor(world, "Ada", name), world.mentee("Milo", f"M{name}"), why="Vu ensemble")
            propose_pair(pair, seen=pair.version, actor=world.rachid.ref)
        db.session.commit()
        for page in ("/coordination/cohorte/reglages/calendrier", SHIFT):
            query = SIX_WEEKS | {"depuis": "confirm_by"} if page == SHIFT else {}
            rachid.get(page, query_string=query)
            rachid.get(page, query_string=query)
            costs.append(rachid.queries)
    assert costs[:2] == costs[2:]
    assert costs[0] <= 14
    assert costs[1] <= 20
