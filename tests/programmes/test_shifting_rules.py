"""What a shift refuses, opens again, writes down and costs."""

from datetime import date

import pytest
from app.applications.models import ApplicationState
from app.core.clock import end_of_day
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.services import propose_pair
from app.programmes.models import ProgrammeState

from tests.conftest import FixedClock
from tests.pairing.world import World
from tests.programmes.shifting import (
    SHIFT,
    SIX_WEEKS,
    calendar,
    day_after_day,
    mentor,
    names,
    out_with_proposals,
    preview,
)
from tests.support.contents import whole_database
from tests.support.pages import PageClient

S = ProgrammeState


def test_drafts_follow_a_later_closing(coordinator: PageClient, slipping: World, now: FixedClock) -> None:
    draft = slipping.applicant("mentee", "Milo", "Humbert", state="draft")
    draft.submitted_at, draft.expires_at, draft.created_at = None, end_of_day(date(2027, 11, 11)), now()
    db.session.commit()
    page = preview(coordinator, depuis="closes_on")
    assert page.has("1 brouillon commencé, qui attend d’être envoyé")
    assert page.has("Rappel à 1 personne dont la candidature est commencée et non envoyée.")
    coordinator.submit(page, "Changer ces dates", tell="y")
    assert names("milo.humbert@exemple.fr") == ["calendar_moved"]
    db.session.expire_all()
    assert draft.expires_at == end_of_day(date(2027, 12, 14))
    day_after_day(now, date(2027, 12, 15))
    db.session.expire_all()
    assert draft.state is ApplicationState.EXPIRED
    assert names("milo.humbert@exemple.fr")[-1] == "application_closing_soon"


def test_closing_that_is_over_opens_again_only_if_it_is_said(
    coordinator: PageClient, slipping: World, now: FixedClock
) -> None:
    now.set(2027, 11, 10)
    page = preview(coordinator, depuis="closes_on")
    assert page.has("les candidatures rouvriront jusqu’au mardi 14 décembre 2027")
    before = whole_database()
    again = coordinator.submit(page, "Changer ces dates", status=422)
    assert again.errors() == ["Cochez la case pour rouvrir les candidatures, ou gardez la date de clôture"]
    assert whole_database() == before
    coordinator.submit(again, "Changer ces dates", reopen="y")
    assert calendar().closes_on == date(2027, 12, 14)
    assert coordinator.get("/programmes/cohorte").has("Demander un mentor")


def test_closing_moved_during_the_selection_opens_nothing(
    coordinator: PageClient, slipping: World, now: FixedClock
) -> None:
    slipping.programme.state = S.SELECTING
    now.set(2027, 11, 10)
    db.session.commit()
    page = preview(coordinator, depuis="closes_on")
    assert not page.has("Rouvrir les candidatures")
    coordinator.submit(page, "Changer ces dates")
    assert not coordinator.get("/programmes/cohorte").has("Demander un mentor")


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
    coordinator: PageClient, slipping: World, now: FixedClock, asked: dict[str, str], sentence: str
) -> None:
    now.set(2027, 11, 10)
    page = coordinator.get(SHIFT, query_string=SIX_WEEKS | {"depuis": "committee_on"} | asked, status=422)
    assert sentence in page.errors()


def test_journal_says_what_moved(coordinator: PageClient, slipping: World, now: FixedClock) -> None:
    silent, _ = out_with_proposals(slipping, now)
    coordinator.submit(preview(coordinator, depuis="confirm_by"), "Changer ces dates")
    acts = {each.act: each.facts for each in db.session.query(JournalEntry)}
    assert acts["calendar_changed"]["days"] == 42
    assert acts["calendar_changed"]["letters"] == 0
    assert acts["calendar_changed"]["confirm_by"] == "2027-12-08 > 2028-01-19"
    assert acts["pair_day_moved"] == {"before": "2027-12-08", "after": "2028-01-19"}
    assert acts["charter_day_moved"] == {"before": "2027-12-15", "after": "2028-01-26"}
    assert silent.answer_by == date(2028, 1, 19)


def test_pages_ask_as_much_of_one_proposal_as_of_thirty(
    coordinator: PageClient, slipping: World, now: FixedClock
) -> None:
    costs = []
    for more in (2, 28):
        for number in range(more):
            name = f"N{more}x{number}"
            pair = slipping.pair(mentor(slipping, "Ada", name), slipping.mentee("Milo", f"M{name}"), why="Vu ensemble")
            propose_pair(pair, seen=pair.version, actor=slipping.rachid.ref)
        db.session.commit()
        for page in ("/coordination/cohorte/reglages/calendrier", SHIFT):
            query = SIX_WEEKS | {"depuis": "confirm_by"} if page == SHIFT else {}
            coordinator.get(page, query_string=query)
            coordinator.get(page, query_string=query)
            costs.append(coordinator.queries)
    assert costs[:2] == costs[2:]
    assert costs[0] <= 15
    assert costs[1] <= 20
