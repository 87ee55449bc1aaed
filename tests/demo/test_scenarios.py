from app.applications.models import ApplicationState
from app.applications.rules import Intake, intake
from app.charters.models import CharterState, Party, SlotState
from app.core.clock import today
from app.demo.scenarios import moments
from app.demo.scenarios.casting import cast
from app.demo.scenarios.opening import open_cohort, set_up_host
from app.pairing.models import PairState
from app.programmes.queries import definition
from flask import Flask

from tests.conftest import FixedClock
from tests.support.mailbox import newest


def test_applications_open_holds_three_sent_applications(app: Flask) -> None:
    moment = moments.applications_open()
    sent = (moment.ada_application, moment.milo_application, moment.zoe_application)
    assert {each.state for each in sent} == {ApplicationState.SUBMITTED}
    assert (moment.ada.first_name, moment.milo.first_name, moment.zoe.first_name) == ("Ada", "Milo", "Zoé")


def test_pairs_proposed_waits_for_both_answers(app: Flask) -> None:
    moment = moments.pairs_proposed()
    assert moment.pair.state is PairState.PROPOSED
    assert moment.pair.answers == []


def test_charter_half_signed_waits_for_the_mentee(app: Flask) -> None:
    moment = moments.charter_half_signed()
    signed = {slot.party for slot in moment.charter.slots if slot.state is SlotState.SIGNED}
    assert signed == {Party.MENTOR}
    assert moment.pair.state is PairState.COMMITTED


def test_charter_complete_makes_the_pair_active(app: Flask) -> None:
    moment = moments.charter_complete()
    assert moment.charter.state is CharterState.COMPLETE
    assert moment.pair.state is PairState.ACTIVE


def test_cohort_closes_in_two_to_three_weeks_on_its_own_day_of_the_week(app: Flask, now: FixedClock) -> None:
    set_up_host()
    programme = open_cohort().programme
    calendar = definition(programme).calendar
    assert calendar.closes_on is not None
    assert 14 <= (calendar.closes_on - today()).days <= 20
    assert calendar.closes_on.weekday() == 1
    assert intake(programme.state, calendar, now.at) is Intake.OPEN


def test_everybody_on_the_cast_page_has_an_invented_address() -> None:
    addresses = {each.email for group in cast().groups for each in group.people}
    for story in (cast().rolling, cast().cohort):
        addresses |= {each.email for each in story.applicants.values()}
    assert {address.rpartition("@")[2] for address in addresses} <= {
        "exemple.fr",
        "introuvable.example.org",
        "example.org",
        "trois-vallees.example.org",
    }


def test_charter_sealed_is_in_each_mailbox(app: Flask) -> None:
    moment = moments.charter_sealed()
    assert moment.charter.state is CharterState.SEALED
    for address in (moment.ada.email, moment.milo.email, cast().signatory["email"]):
        assert newest(address, "charter_signed").attachments[0].content.startswith(b"%PDF")
