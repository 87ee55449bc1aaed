import pytest
from app.applications.events import ApplicationWithdrawn
from app.applications.models import ApplicantRole, ApplicationState
from app.core import events
from app.core.database import db
from app.pairing.errors import PairHasBegun, ProposalClosed
from app.pairing.events import PairClosed
from app.pairing.models import Answer, PairState
from app.pairing.queries import line, mentees_to_pair, room
from app.pairing.queries.counts import Waiting
from app.pairing.services import activate_pair, cancel_pair, expire_proposals, remind_silent
from app.programmes.queries import definition

from tests.conftest import FixedClock
from tests.pairing.world import World, names_of, say
from tests.support.letters import letters_to, sign_in
from tests.support.pages import PageClient

MENTOR = ApplicantRole.MENTOR
MENTEE = ApplicantRole.MENTEE


def test_cancelling_a_draft_undoes_it_and_tells_nobody(world: World, heard: list[events.Event]) -> None:
    mentor, mentee = world.mentor(), world.mentee()
    pair = world.pair(mentor, mentee)
    cancel_pair(pair, seen=pair.version, actor=world.rachid.ref)
    assert pair.state is PairState.CANCELLED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(mentee.email) == names_of(mentor.email) == []
    again = world.pair(mentor, mentee)
    assert again.previous_pair_id is None


def test_declined_and_cancelled_proposals_are_told_with_the_same_words(world: World) -> None:
    declined = world.proposed()
    say(declined, MENTOR, Answer.NO)
    cancelled = world.proposed(world.mentor("Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    cancel_pair(cancelled, seen=cancelled.version, actor=world.rachid.ref)
    db.session.commit()
    letters = [letters_to(pair.mentee.email)[-1] for pair in (declined, cancelled)]
    assert letters[0].subject == letters[1].subject
    assert letters[0].text.replace("Milo", "") == letters[1].text.replace("Hugo", "")


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
    assert line(world.programme.id).first == {pair.mentee.id}


def test_who_had_answered_is_first_in_line(world: World, now: FixedClock) -> None:
    early = world.mentee("Hugo", "Schmitt")
    now.advance(days=1)
    pair = world.proposed()
    say(pair, MENTEE, Answer.YES)
    now.advance(days=20)
    expire_proposals(now())
    assert room(world.programme, definition(world.programme), 0).mentees == [pair.mentee, early]


def test_withdrawal_cancels_the_pair_and_tells_the_other(world: World, heard: list[events.Event]) -> None:
    pair = world.committed()
    heard.clear()
    events.publish(ApplicationWithdrawn(application_id=pair.mentee.id, actor="visitor"))
    assert pair.state is PairState.CANCELLED
    assert [type(each) for each in heard] == [PairClosed]
    assert names_of(pair.mentor.email)[-1] == "pair_closed"
    assert "pair_closed" not in names_of(pair.mentee.email)


def test_withdrawal_is_refused_once_the_pair_has_begun(world: World, client: PageClient, now: FixedClock) -> None:
    pair = world.committed()
    activate_pair(pair, starts_on=now().date(), ends_on=now().date(), actor="clock")
    mentee = pair.mentee
    with pytest.raises(PairHasBegun):
        events.publish(ApplicationWithdrawn(application_id=mentee.id, actor="visitor"))
    sign_in(client, mentee.email)
    page = client.get(f"/programmes/{world.programme.slug}/ma-candidature/retirer")
    refused = client.submit(page, "Retirer ma candidature", status=422)
    assert refused.has("Votre binôme a commencé.")
    db.session.refresh(mentee)
    db.session.refresh(pair)
    assert (mentee.state, pair.state) == (ApplicationState.ACCEPTED, PairState.ACTIVE)


def test_who_waits_again_is_told_apart_by_what_came_before(world: World) -> None:
    def waiting() -> Waiting:
        db.session.flush()
        return mentees_to_pair(world.programme.id, world.rachid.id)

    world.mentee("Hugo", "Schmitt")
    declined = world.proposed()
    say(declined, MENTOR, Answer.NO)
    assert waiting() == Waiting(after_pair=0, after_proposal=1, first=1)
    stood = world.committed(world.mentor("Inès", "Weber"), declined.mentee)
    assert waiting() == Waiting(after_pair=0, after_proposal=0, first=1)
    cancel_pair(stood, seen=stood.version, actor=world.rachid.ref)
    assert waiting() == Waiting(after_pair=1, after_proposal=0, first=1)
    assert waiting().total == 2
