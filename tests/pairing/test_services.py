from collections.abc import Iterator
from typing import Any

import pytest
from app.access.services import find_or_create_person
from app.applications.events import ApplicationWithdrawn
from app.applications.models import ApplicantRole, ApplicationState
from app.core import events
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.errors import (
    AcquaintanceMissing,
    AlreadyAnswered,
    AnswerContradicted,
    ApplicationMoved,
    ApplicationNotAccepted,
    JustificationMissing,
    MenteeAlreadyPaired,
    MentorFull,
    PairActRefused,
    PairMoved,
    PairNeedsDerogation,
    PairNotFound,
    PairRuledOut,
    ProposalClosed,
)
from app.pairing.events import PairClosed, PairCommitted
from app.pairing.models import Acquaintance, Answer, PairState
from app.pairing.queries import first_in_line, live_pairs_of_person, mentees_without_pair, proposals_to
from app.pairing.services import (
    activate_pair,
    answer_proposal,
    cancel_pair,
    expire_proposals,
    propose_pair,
    remind_silent,
)
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.pairing.world import World, say
from tests.support.letters import letters_to

MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE


@pytest.fixture
def heard() -> Iterator[list[events.Event]]:
    """The events of pairing published meanwhile."""
    found: list[events.Event] = []
    for kind in (PairCommitted, PairClosed):
        events.subscribe(kind, found.append)
    yield found
    for kind in (PairCommitted, PairClosed):
        events._handlers[kind].remove(found.append)


def names_of(email: str) -> list[str]:
    db.session.flush()
    db.session.commit()
    return [mail.name for mail in letters_to(email)]


def acts(subject: str) -> list[str]:
    return [
        each.act
        for each in db.session.scalars(select(JournalEntry).filter_by(subject=subject).order_by(JournalEntry.id))
    ]


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
    from app.pairing.services import form_pair

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


def test_cancelling_a_draft_undoes_it_and_tells_nobody(world: World, heard: list[events.Event]) -> None:
    mentor, mentee = world.mentor(), world.mentee()
    pair = world.pair(mentor, mentee)
    cancel_pair(pair, seen=pair.version, actor=world.rachid.ref)
    assert pair.state is PairState.CANCELLED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(mentee.email) == names_of(mentor.email) == []
    again = world.pair(mentor, mentee)
    assert again.previous_pair_id is None


def test_propose_pair_writes_to_both_without_naming_anybody(world: World) -> None:
    pair = world.proposed()
    assert pair.state is PairState.PROPOSED
    assert str(pair.answer_by) == "2026-10-26"
    for role in ApplicantRole:
        assert names_of(pair.member(role).email) == ["pair_proposed"]
        mail = letters_to(pair.member(role).email)[0]
        other = pair.member(MENTEE if role is MENTOR else MENTOR)
        for body in (mail.subject, mail.text, mail.html):
            assert other.last_name not in body
        assert "Nous vous proposons un binôme." in mail.text
        assert "lundi 26" in mail.text


def test_propose_pair_refuses_who_is_late_and_a_second_time(world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    with pytest.raises(PairMoved):
        propose_pair(pair, seen=0, actor=world.rachid.ref)
    propose_pair(pair, seen=pair.version, actor=world.rachid.ref)
    with pytest.raises(PairActRefused):
        propose_pair(pair, seen=pair.version, actor=world.rachid.ref)
    assert names_of(pair.mentor.email) == ["pair_proposed"]


def test_two_yeses_commit_and_the_first_alone_waits(world: World, heard: list[events.Event]) -> None:
    pair = world.proposed()
    assert say(pair, MENTEE, Answer.YES).state is PairState.PROPOSED
    assert heard == []
    assert say(pair, MENTOR, Answer.YES).state is PairState.COMMITTED
    assert heard == [PairCommitted(pair_id=pair.id, actor=pair.mentor.person.ref if pair.mentor.person else "")]
    assert pair.mentee.person_id is not None
    assert live_pairs_of_person(pair.mentee.person_id) == [pair]


def test_the_same_answer_twice_changes_nothing_and_another_is_refused(world: World, heard: list[events.Event]) -> None:
    pair = world.proposed()
    for _ in range(2):
        say(pair, MENTEE, Answer.YES)
    with pytest.raises(AlreadyAnswered):
        say(pair, MENTEE, Answer.NO)
    for _ in range(3):
        say(pair, MENTOR, Answer.YES)
    assert len(heard) == 1
    assert len(pair.answers) == 2


def test_a_no_closes_and_the_other_learns_neither_why_nor_by_whom(world: World, heard: list[events.Event]) -> None:
    pair = world.proposed()
    say(pair, MENTEE, Answer.YES)
    say(pair, MENTOR, Answer.NO, Acquaintance.PREFER_ANOTHER)
    assert pair.state is PairState.DECLINED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(pair.mentor.email) == ["pair_proposed"]
    assert names_of(pair.mentee.email) == ["pair_proposed", "pair_closed"]
    letter = letters_to(pair.mentee.email)[1]
    for word in ("Ada", "Roth", "refus", "décliné", "connai"):
        assert word not in letter.text
    assert mentees_without_pair(world.programme.id) == [pair.mentee]


def test_declined_and_cancelled_proposals_are_told_with_the_same_words(world: World) -> None:
    declined = world.proposed()
    say(declined, MENTOR, Answer.NO)
    cancelled = world.proposed(world.mentor("Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    cancel_pair(cancelled, seen=cancelled.version, actor=world.rachid.ref)
    db.session.commit()
    letters = [letters_to(pair.mentee.email)[-1] for pair in (declined, cancelled)]
    assert letters[0].subject == letters[1].subject
    assert letters[0].text.replace("Milo", "") == letters[1].text.replace("Hugo", "")


def test_two_who_failed_are_never_proposed_to_each_other_again(world: World) -> None:
    pair = world.proposed()
    say(pair, MENTEE, Answer.NO)
    with pytest.raises(PairRuledOut):
        world.pair(pair.mentor, pair.mentee, why="Ils ont changé d’avis.")
    again = world.pair(world.mentor("Inès", "Weber"), pair.mentee)
    assert again.previous_pair_id == pair.id


def test_answers_say_whether_they_know_each_other(world: World) -> None:
    pair = world.proposed()
    with pytest.raises(AcquaintanceMissing):
        say(pair, MENTEE, Answer.YES, Acquaintance.UNSAID)
    with pytest.raises(AnswerContradicted):
        say(pair, MENTEE, Answer.YES, Acquaintance.PREFER_ANOTHER)
    assert say(pair, MENTEE, Answer.NO, Acquaintance.UNSAID).state is PairState.DECLINED


def test_nobody_answers_for_somebody_else_nor_before_it_is_proposed(world: World) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    with pytest.raises(PairNotFound):
        say(pair, MENTEE, Answer.YES)
    propose_pair(pair, seen=pair.version, actor=world.rachid.ref)
    for stranger in (world.rachid, find_or_create_person("zoe@exemple.fr")):
        with pytest.raises(PairNotFound):
            answer_proposal(pair, stranger, answer=Answer.YES, acquaintance=Acquaintance.NO)
    assert pair.answers == []


def test_answer_is_taken_until_the_last_second_of_the_last_day(world: World, now: FixedClock) -> None:
    pair = world.proposed()
    now.set(2026, 10, 26, 23, 59, 59)
    say(pair, MENTEE, Answer.YES)
    now.advance(seconds=1)
    with pytest.raises(ProposalClosed):
        say(pair, MENTOR, Answer.YES)


def test_silence_is_reminded_three_times_then_expires(world: World, now: FixedClock, heard: list[events.Event]) -> None:
    pair = world.proposed()
    say(pair, MENTEE, Answer.YES)
    for _ in range(16):
        for _ in range(2):
            expire_proposals(now())
            remind_silent(now())
        now.advance(days=1)
    assert pair.state is PairState.EXPIRED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(pair.mentor.email) == ["pair_proposed", *["pair_reminder"] * 3, "pair_expired"]
    assert names_of(pair.mentee.email) == ["pair_proposed", "pair_expired"]
    assert "en tête de liste" in letters_to(pair.mentee.email)[-1].text
    assert "en tête de liste" not in letters_to(pair.mentor.email)[-1].text
    assert "C’est aujourd’hui le dernier jour" in letters_to(pair.mentor.email)[3].text
    assert first_in_line(world.programme.id) == {pair.mentee.id}


def test_who_had_answered_is_first_in_line(world: World, now: FixedClock) -> None:
    early = world.mentee("Hugo", "Schmitt")
    now.advance(days=1)
    pair = world.proposed()
    say(pair, MENTEE, Answer.YES)
    now.advance(days=20)
    expire_proposals(now())
    assert mentees_without_pair(world.programme.id) == [pair.mentee, early]


def test_withdrawal_cancels_the_pair_and_tells_the_other(world: World, heard: list[events.Event]) -> None:
    pair = world.committed()
    heard.clear()
    events.publish(ApplicationWithdrawn(application_id=pair.mentee.id, actor="visitor"))
    assert pair.state is PairState.CANCELLED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(pair.mentor.email)[-1] == "pair_closed"
    assert "pair_closed" not in names_of(pair.mentee.email)


def test_withdrawal_leaves_a_pair_under_way_alone(world: World, now: FixedClock) -> None:
    pair = world.committed()
    activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    events.publish(ApplicationWithdrawn(application_id=pair.mentee.id, actor="visitor"))
    assert pair.state is PairState.ACTIVE


def test_activate_pair_needs_both_answers(world: World, now: FixedClock) -> None:
    pair = world.proposed()
    with pytest.raises(PairActRefused):
        activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    say(pair, MENTEE, Answer.YES)
    say(pair, MENTOR, Answer.YES)
    activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    with pytest.raises(PairActRefused):
        cancel_pair(pair, seen=pair.version, actor=world.rachid.ref)
