from typing import Any

import pytest
from app.applications.models import ApplicantRole, ApplicationState
from app.core.database import db
from app.pairing.errors import (
    ApplicationMoved,
    ApplicationNotAccepted,
    JustificationMissing,
    MenteeAlreadyPaired,
    MentorFull,
    OwnPair,
    PairActRefused,
    PairNeedsDerogation,
    PairRuledOut,
)
from app.pairing.models import Answer, PairState
from app.pairing.queries import proposals_to
from app.pairing.services import activate_pair, cancel_pair, form_pair, propose_pair

from tests.conftest import FixedClock
from tests.pairing.world import World, acts, names_of, say

MENTOR = ApplicantRole.MENTOR
MENTEE = ApplicantRole.MENTEE


def test_form_pair_keeps_why_and_tells_nobody(world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    assert pair.state is PairState.DRAFTED
    assert pair.findings == []
    assert {each["code"] for each in pair.reasons} >= {"objectives_covered", "common_slots"}
    assert acts(pair.ref) == ["pair_formed"]
    assert names_of("milo.humbert@exemple.fr") == []
    person = pair.mentee.person
    assert person
    assert proposals_to(person.id) == []


@pytest.mark.parametrize("state", [each for each in ApplicationState if each is not ApplicationState.ACCEPTED])
def test_form_pair_takes_accepted_applications_only(world: World, state: ApplicationState) -> None:
    mentor, mentee = world.mentor(), world.mentee(state=state.value)
    with pytest.raises(ApplicationNotAccepted):
        world.pair(mentor, mentee)


def test_form_pair_refuses_sides_turned_round(world: World) -> None:
    with pytest.raises(ApplicationNotAccepted):
        world.pair(world.mentee(), world.mentor())


def test_form_pair_refuses_a_file_that_moved(world: World) -> None:
    mentor, mentee = world.mentor(), world.mentee()
    mentee.version += 1
    db.session.flush()
    with pytest.raises(ApplicationMoved):
        form_pair(
            mentor,
            mentee,
            justification="",
            seen_mentor=mentor.version,
            seen_mentee=mentee.version - 1,
            actor=world.rachid.ref,
        )


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"avoid": "Ada Roth"}, PairRuledOut),
        ({"links": [{"kind": "family", "whom": "Ada Roth"}]}, PairRuledOut),
        ({"establishment": "Cabinet Roth"}, PairNeedsDerogation),
        ({"availability": ["lunch"]}, JustificationMissing),
        ({"avoid": "Roth"}, JustificationMissing),
    ],
)
def test_form_pair_follows_the_rules(world: World, answers: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        world.pair(world.mentor(), world.mentee(**answers), why="  ")


def test_form_pair_keeps_the_reason_of_a_point_to_discuss_and_not_what_was_written(world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee(avoid="Roth du Sundgau"), why=" Ce n’est pas la même personne. ")
    assert pair.justification == "Ce n’est pas la même personne."
    assert [each["code"] for each in pair.findings] == ["avoided_name_resembles"]
    assert "Sundgau" not in str(pair.findings)


def test_a_mentee_has_one_live_pair(world: World) -> None:
    mentee = world.mentee()
    world.pair(world.mentor(), mentee)
    with pytest.raises(MenteeAlreadyPaired) as refused:
        world.pair(world.mentor("Inès", "Weber"), mentee)
    assert refused.value.params == {"mentee": "Milo Humbert", "mentor": "Ada Roth", "by": "Rachid Amrani"}


def test_a_mentor_has_no_more_pairs_than_offered(world: World) -> None:
    mentor = world.mentor(capacity="two")
    world.pair(mentor, world.mentee())
    world.pair(mentor, world.mentee("Zoé", "Ferrand"))
    with pytest.raises(MentorFull):
        world.pair(mentor, world.mentee("Hugo", "Schmitt"))


def test_two_who_failed_are_never_proposed_to_each_other_again(world: World) -> None:
    pair = world.proposed()
    say(pair, MENTEE, Answer.NO)
    with pytest.raises(PairRuledOut):
        world.pair(pair.mentor, pair.mentee, why="Ils ont changé d’avis.")
    again = world.pair(world.mentor("Inès", "Weber"), pair.mentee)
    assert again.previous_pair_id == pair.id


def test_activate_pair_needs_both_answers(world: World, now: FixedClock) -> None:
    pair = world.proposed()
    with pytest.raises(PairActRefused):
        activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    say(pair, MENTEE, Answer.YES)
    say(pair, MENTOR, Answer.YES)
    activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    with pytest.raises(PairActRefused):
        cancel_pair(pair, seen=pair.version, actor=world.rachid.ref)


def test_staff_do_nothing_to_a_pair_they_are_in(world: World) -> None:
    mentor, mentee = world.mentor(), world.mentee()
    for member in (mentor, mentee):
        assert member.person
        with pytest.raises(OwnPair):
            form_pair(mentor, mentee, justification="", seen_mentor=1, seen_mentee=1, actor=member.person.ref)
    pair = world.pair(mentor, mentee)
    assert mentor.person
    with pytest.raises(OwnPair):
        propose_pair(pair, seen=pair.version, actor=mentor.person.ref)
    with pytest.raises(OwnPair):
        cancel_pair(pair, seen=pair.version, actor=mentor.person.ref)
