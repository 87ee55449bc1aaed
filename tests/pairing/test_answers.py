import pytest
from app.access.services import find_or_create_person
from app.applications.models import ApplicantRole
from app.core import events
from app.pairing.errors import (
    AcquaintanceMissing,
    AlreadyAnswered,
    AnswerContradicted,
    PairActRefused,
    PairMoved,
    PairNotFound,
)
from app.pairing.events import PairClosed, PairCommitted
from app.pairing.models import Acquaintance, Answer, PairState
from app.pairing.queries import live_pairs_of_person, room
from app.pairing.services import answer_proposal, propose_pair
from app.programmes.queries import definition

from tests.pairing.world import World, names_of, say
from tests.support.letters import letters_to

MENTOR = ApplicantRole.MENTOR
MENTEE = ApplicantRole.MENTEE


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
    assert room(world.programme, definition(world.programme), 0).mentees == [pair.mentee]


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
