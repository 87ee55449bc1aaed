"""The clock reminds whoever promised an answer, and tells its author what they may do when the day is over."""

from datetime import date

import pytest
from app.core.database import db
from app.followup.services.help_reminding import remind_readers
from app.programmes.services import leave_referent
from flask import Flask

from tests.conftest import FixedClock
from tests.followup.helping import ANSWER, MILO, SOLENE, Helped, ask, enter, make_helped, opened, the_request
from tests.support.letters import last_letter, letters_to


@pytest.fixture
def helped(app: Flask) -> Helped:
    found = make_helped()
    ask(enter(app, MILO), found)
    return found


def test_the_reader_is_reminded_the_day_before_and_the_day_after_once_each(
    app: Flask, helped: Helped, now: FixedClock
) -> None:
    sent = {}
    for day in range(13, 20):
        at = now.set(2026, 10, day, 9, 0)
        sent[day] = remind_readers(at) + remind_readers(at)
        db.session.commit()
    assert {day: count for day, count in sent.items() if count} == {14: 1, 16: 1}
    before, after = letters_to(SOLENE)[-2:]
    assert "Une réponse est promise pour demain, jeudi" in before.text
    assert "Une réponse était promise pour le 15" in after.text
    for letter in (before, after):
        assert letter.programme_id is None
        assert "Milo" not in letter.text + letter.html
    told = [each for each in letters_to(MILO) if each.name == "help_late"]
    assert len(told) == 1
    assert "n’a pas encore été ouverte" in told[0].text
    assert (told[0].programme_id, told[0].reply_to) == (None, SOLENE)
    page = enter(app, SOLENE).get("/aides")
    assert page.has("Réponse en retard")
    assert page.has("Réponse promise pour le jeudi 15 octobre 2026")


def test_a_late_answer_sends_to_somebody_else_only_where_there_is_somebody(
    app: Flask, helped: Helped, now: FixedClock
) -> None:
    def told(day: int) -> str:
        remind_readers(now.set(2026, 10, day, 9, 0))
        db.session.commit()
        return last_letter(MILO).text

    assert "la confier à quelqu’un d’autre" in told(16)
    the_request().reminded_on = None
    leave_referent(helped.programme, helped.inside, actor="command")
    db.session.commit()
    alone = told(17)
    assert "quelqu’un d’autre" not in alone
    assert "La page de votre demande dit qui appeler" in alone


def test_a_clock_late_by_a_week_reminds_once_and_an_answer_ends_it(app: Flask, helped: Helped, now: FixedClock) -> None:
    at = now.set(2026, 10, 25, 9, 0)
    assert (remind_readers(at), remind_readers(at)) == (1, 0)
    db.session.commit()
    solene = enter(app, SOLENE)
    solene.submit(opened(solene), "Répondre", text=ANSWER)
    assert remind_readers(now.set(2026, 10, 30, 9, 0)) == 0
    db.session.commit()
    milo = enter(app, MILO)
    milo.submit(milo.get(f"{helped.path}/{the_request().ref}"), "Envoyer", text="Et aussi…")
    assert the_request().answer_by == date(2026, 11, 4)
    assert the_request().reminded_on is None
