"""After the first meeting: asked once, kept from the partner, read by the coordination, changed for a while."""

from datetime import timedelta

import pytest
from app.access.models import Person
from app.applications.models import Recusal
from app.core.clock import now as story_now
from app.core.clock import today
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.models import FirstImpression, Fit, MeetingState
from app.followup.queries.first_impression import to_ask
from app.followup.services.first_impression import ask_first_impressions
from app.home.queries.coordination import to_do
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID, send
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.followup.silence import meeting, pause, running, sent, turn
from tests.support.cast import sign_in
from tests.support.letters import make_person
from tests.support.mailbox import newest
from tests.support.pages import statements

NAME = "followup_first_impression"


@pytest.fixture
def pair(programme: Programme) -> Pair:
    """Ada and Milo met yesterday."""
    made = running(programme, since=10)
    meeting(made, today() - timedelta(days=1))
    return made


def person(email: str) -> Person:
    return db.session.scalars(select(Person).where(Person.email == email)).one()


def as_(app: Flask, email: str) -> Visitor:
    visitor = Visitor(app)
    sign_in(visitor, person(email))
    return visitor


def path(pair: Pair) -> str:
    return f"/mon-binome/{pair.ref}/premiere-rencontre"


def say(visitor: Visitor, pair: Pair, answer: str) -> str:
    page = visitor.get(path(pair))
    return visitor.submit(page, "Enregistrer ma réponse", fit=answer).location


def said(pair: Pair) -> dict[str, Fit]:
    db.session.rollback()
    found = db.session.scalars(select(FirstImpression).filter_by(pair_id=pair.id))
    return {each.role.value: each.fit for each in found}


def test_both_are_asked_the_day_after_once(programme: Programme, now: FixedClock) -> None:
    meeting(running(programme, since=10), today())
    turn()
    assert sent(NAME) == []
    for _ in range(3):
        now.advance(days=1)
        turn()
    assert sorted(sent(NAME)) == [ADA, MILO]


def test_not_in_a_pause_then_once_it_is_over(programme: Programme, pair: Pair, now: FixedClock) -> None:
    pause(pair, today(), None)
    turn()
    assert sent(NAME) == []
    now.advance(days=30)
    pair.state = PairState.ACTIVE
    db.session.commit()
    turn()
    assert len(sent(NAME)) == 2


@pytest.mark.parametrize("state", [MeetingState.AGREED, MeetingState.PROPOSED, MeetingState.NOT_HELD])
def test_only_a_meeting_held_is_asked_about(programme: Programme, state: MeetingState) -> None:
    met = running(programme, since=10)
    meeting(met, today() - timedelta(days=1), state)
    meeting(met, today() - timedelta(days=2), contested=True)
    turn()
    assert sent(NAME) == []


def test_the_letter_leads_to_the_page_with_its_answer_chosen(app: Flask, pair: Pair) -> None:
    turn()
    letter = newest(ADA, NAME)
    assert letter.private
    assert "Vous avez rencontré Milo le 11 octobre 2026." in letter.text.replace("\u00a0", " ")
    ada = as_(app, ADA)
    for answer in ("adapte", "incertain", "pas-adapte"):
        assert f"http://localhost{path(pair)}?avis={answer}\n" in letter.text
        page = ada.get(f"{path(pair)}?avis={answer}")
        assert dict(page.form("Enregistrer ma réponse").fields())["fit"] == answer
    assert said(pair) == {}, "a visit records nothing"


def test_an_answer_is_kept_and_the_partner_never_sees_it(app: Flask, pair: Pair) -> None:
    ada, milo = as_(app, ADA), as_(app, MILO)
    before = milo.get(f"/mon-binome/{pair.ref}").text
    assert ada.get(path(pair)).has("Milo ne verra jamais votre réponse, ni que vous avez répondu.")
    assert say(ada, pair, "adapte").endswith(f"/mon-binome/{pair.ref}")
    assert said(pair) == {"mentor": Fit.SUITS}
    assert ada.get(f"/mon-binome/{pair.ref}").has("Votre réponse : Adapté.")
    assert milo.get(f"/mon-binome/{pair.ref}").text == before
    assert not milo.get(path(pair)).has("Votre réponse")


def test_whoever_wishes_to_talk_is_led_to_the_help_page(app: Flask, pair: Pair) -> None:
    assert say(as_(app, MILO), pair, "pas-adapte").endswith(f"/mon-binome/{pair.ref}/aide")
    assert said(pair) == {"mentee": Fit.DOES_NOT_SUIT}


def test_nothing_chosen_is_said_so_and_something_made_up_too(app: Flask, pair: Pair) -> None:
    ada = as_(app, ADA)
    page = ada.submit(ada.get(path(pair)), "Enregistrer ma réponse", fit=None, status=422)
    assert page.has("Choisissez ce que vous pensez de ce binôme")
    ada.submit(page, "Enregistrer ma réponse", fit="parfait", status=422)
    assert said(pair) == {}


def test_it_may_be_changed_for_14_days(app: Flask, pair: Pair, now: FixedClock) -> None:
    ada = as_(app, ADA)
    say(ada, pair, "incertain")
    now.advance(days=13)
    assert ada.get(path(pair)).has("Vous pouvez la changer jusqu’au 26 octobre 2026.")
    say(ada, pair, "adapte")
    assert said(pair) == {"mentor": Fit.SUITS}
    page = ada.get(path(pair))
    now.set(2026, 10, 26, 23, 59)
    assert ada.get(path(pair)).form("Enregistrer ma réponse")
    now.set(2026, 10, 27)
    refused = ada.submit(page, "Enregistrer ma réponse", fit="incertain", status=409)
    assert refused.has("Votre réponse ne se modifie plus.")
    assert ada.get(path(pair)).has("Elle ne se modifie plus.")
    assert not ada.get(f"/mon-binome/{pair.ref}").has("Votre réponse :")
    assert said(pair) == {"mentor": Fit.SUITS}


def test_before_the_first_meeting_there_is_nothing_to_say(app: Flask, programme: Programme) -> None:
    made = running(programme)
    ada = as_(app, ADA)
    assert ada.get(path(made), status=409).has("Vous pourrez répondre après votre première rencontre.")
    send(ada, path(made), {"fit": "adapte"}, status=409)
    assert not ada.get(f"/mon-binome/{made.ref}").has("Ce binôme vous paraît-il adapté")


def test_once_it_is_over_it_is_asked_no_more(app: Flask, pair: Pair) -> None:
    pair.state = PairState.COMPLETED
    db.session.commit()
    ada = as_(app, ADA)
    assert ada.get(path(pair)).has("Cette question n’est plus posée.")
    send(ada, path(pair), {"fit": "adapte"}, status=409)
    assert said(pair) == {}


def test_who_has_answered_is_not_asked(app: Flask, pair: Pair) -> None:
    say(as_(app, ADA), pair, "adapte")
    turn()
    assert sent(NAME) == [MILO]


def test_a_pair_that_has_answered_is_looked_at_no_more(app: Flask, pair: Pair) -> None:
    for email, left in ((ADA, [pair.id]), (MILO, [])):
        say(as_(app, email), pair, "adapte")
        assert to_ask(today() + timedelta(days=1)) == left


def test_strangers_and_staff_find_no_such_page(app: Flask, pair: Pair) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    for email in ("zoe@exemple.fr", RACHID):
        visitor = as_(app, email)
        visitor.get(path(pair), status=404)
        send(visitor, path(pair), {"fit": "adapte"}, status=404)
    Visitor(app).get(path(pair), status=403)
    zoe = as_(app, "zoe@exemple.fr")
    send(zoe, f"/coordination/local/binomes/{pair.ref}/premiere-rencontre", status=403)


def lines(programme: Programme) -> list[str]:
    db.session.rollback()
    return [each.sentence for each in to_do(programme.id, person(RACHID).id) if "première rencontre" in each.sentence]


def test_the_coordination_reads_it_and_says_that_it_saw_to_it(app: Flask, programme: Programme, pair: Pair) -> None:
    rachid, milo = as_(app, RACHID), as_(app, MILO)
    detail = f"/coordination/local/binomes/{pair.ref}"
    assert rachid.get(detail).has("Pas encore de réponse")
    say(as_(app, ADA), pair, "incertain")
    assert lines(programme) == []
    say(milo, pair, "pas-adapte")
    assert lines(programme) == ["1 binôme dont un membre souhaite parler après la première rencontre"]
    page = rachid.get(detail)
    assert page.has("Encore incertain")
    assert page.has("Pas adapté, souhaite en parler")
    page = rachid.follow(rachid.submit(page, "J’ai pris contact"))
    assert page.has("Contact pris le 12 octobre 2026.")
    assert lines(programme) == []
    say(milo, pair, "incertain")
    say(milo, pair, "pas-adapte")
    assert len(lines(programme)) == 1, "said again, it is to be seen to again"


def test_staff_with_a_link_reads_nothing_of_it(app: Flask, programme: Programme, pair: Pair) -> None:
    say(as_(app, MILO), pair, "pas-adapte")
    mentee = pair.mentee_application_id
    link = Recusal(programme_id=programme.id, application_id=mentee, person_id=person(RACHID).id, since=story_now())
    db.session.add(link)
    db.session.commit()
    assert lines(programme) == []
    detail = f"/coordination/local/binomes/{pair.ref}"
    rachid = as_(app, RACHID)
    rachid.get(detail, status=404)
    send(rachid, f"{detail}/premiere-rencontre", status=404)


def test_the_journal_knows_that_it_was_said_never_what(app: Flask, pair: Pair) -> None:
    say(as_(app, MILO), pair, "pas-adapte")
    db.session.rollback()
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "first_impression_given")).one()
    assert entry.facts == {}


def test_one_question_finds_those_to_ask_among_many(programme: Programme) -> None:
    for number in range(60):
        met = running(programme, number, since=20)
        for day in range(1, 4):
            meeting(met, today() - timedelta(days=day))
    turn()
    assert len(sent(NAME)) == 120
    with statements() as quiet:
        assert ask_first_impressions(story_now()) == 0
    assert len([each for each in quiet if each.startswith("SELECT")]) == 1
