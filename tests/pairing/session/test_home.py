"""The committee's home: what it asks on its day, the minutes once there are any, derogations that wait for a second."""

from datetime import date

import pytest
from app.applications.models import LinkDeclaration
from app.core.database import db
from app.pairing.services import ask_derogation, second_derogation
from app.pairing.wording.sessions import step_of
from app.programmes.queries import definition
from sqlalchemy import delete

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk
from tests.pairing.board.test_derogations import WHY, excluded
from tests.pairing.session.sitting import NEAR, begin, close, declare_again, session_of
from tests.support.pages import statements

OPEN = "Ouvrir une séance du comité"
ONE = "1 dérogation attend un second membre."
DAY = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("since", "today", "last", "button"),
    [
        ("Séance ouverte.", date(2026, 12, 9), None, "Ouvrir les demandes"),
        ("", date(2026, 12, 9), None, ""),
        ("", DAY, None, OPEN),
        ("", DAY, date(2026, 12, 1), OPEN),
        ("", date(2026, 12, 12), None, OPEN),
        ("", date(2026, 12, 12), DAY, ""),
        ("", DAY, DAY, ""),
    ],
)
def test_the_day_leads_to_a_session_until_one_was_held(since: str, today: date, last: date | None, button: str) -> None:
    found = step_of(since, committee_on=DAY, last_held_on=last, today=today)
    assert (found.button if found else "") == button


def test_without_a_day_nothing_is_asked() -> None:
    assert step_of("", committee_on=None, last_held_on=None, today=DAY) is None


def _to_the_day(desk: Desk, now: FixedClock) -> None:
    day = definition(desk.world.programme).calendar.committee_on
    assert day
    now.set(day.year, day.month, day.day, 9, 30)


def test_on_its_day_the_card_opens_the_session_then_the_requests(desk: Desk, now: FixedClock) -> None:
    desk.mentee("Milo")
    declare_again(desk)
    _to_the_day(desk, now)
    home = desk.page(desk.lea, "")
    assert home.has("Le comité se réunit.")
    assert not home.has("C’est fait")
    assert desk.browser(desk.lea).get(home.link(OPEN)).has("Ouvrir la séance")
    begin(desk)
    home = desk.page(desk.lea, "")
    assert home.has("Le comité est en séance")
    assert home.link("Ouvrir les demandes").endswith("/demandes")
    close(desk)
    assert not desk.page(desk.lea, "").has("Le comité est en séance")


def test_minutes_are_offered_once_there_was_a_session(desk: Desk) -> None:
    rachid = desk.browser(desk.world.rachid)
    room = "/coordination/encadrement/comite"
    assert not desk.page(desk.lea, "").has("procès-verbal")
    assert not rachid.get(room).has("Dernier procès-verbal")
    begin(desk)
    assert desk.page(desk.lea, "").has("Procès-verbal provisoire")
    close(desk)
    assert session_of(desk).closed_at
    assert desk.page(desk.lea, "").has("Dernier procès-verbal")
    assert rachid.get(room).has("Dernier procès-verbal")


def test_a_derogation_calls_the_second_member_and_nobody_else(desk: Desk) -> None:
    ada, milo = excluded(desk)
    declare_again(desk)
    asked = ask_derogation(ada, milo, text=WHY, actor=desk.lea.ref)
    for rest in ("", "/demandes"):
        assert not desk.page(desk.lea, rest).has(ONE)
        page = desk.page(desk.hugo, rest)
        assert page.has(ONE)
        assert desk.browser(desk.hugo).get(page.link("Milo Humbert et Ada Roth")).has("Confirmer la dérogation")
    assert not desk.page(desk.hugo, "").has("C’est fait")
    second_derogation(ada, milo, seen=asked.asked_at.isoformat(), actor=desk.hugo.ref)
    assert not desk.page(desk.hugo, "").has("dérogation attend")


@pytest.mark.parametrize("which", [0, 1])
def test_a_recused_member_meets_no_trace_of_it(desk: Desk, which: int) -> None:
    people = excluded(desk)
    declare_again(desk)
    ask_derogation(*people, text=WHY, actor=desk.lea.ref)
    desk.recuse(desk.hugo, people[which])
    for rest in ("", "/demandes"):
        page = desk.page(desk.hugo, rest)
        assert not page.has("attend un second membre")
        assert not page.has(people[which].full_name)


def test_whoever_has_not_declared_their_links_hears_of_nobody(desk: Desk) -> None:
    ask_derogation(*excluded(desk), text=WHY, actor=desk.lea.ref)
    db.session.execute(delete(LinkDeclaration).filter_by(person_id=desk.hugo.id))
    page = desk.page(desk.hugo, "")
    assert page.has("Dites avec qui vous avez un lien.")
    assert not page.has("dérogation")


def test_the_home_costs_the_same_for_one_and_for_ten(desk: Desk) -> None:
    def cost() -> int:
        browser = desk.browser(desk.hugo)
        for _ in range(2):
            with statements() as seen:
                page = browser.get("/comite/encadrement")
        assert page.has("un second membre")
        return len([each for each in seen if each.startswith("SELECT")])

    def ask(number: int) -> None:
        letter = chr(ord("b") + number)
        mentor = desk.mentor(f"Ada {letter}", f"Roth {letter}")
        mentee = desk.mentee(f"Milo {letter}", f"Humbert {letter}", **NEAR)
        ask_derogation(mentor, mentee, text=WHY, actor=desk.lea.ref)

    ask(0)
    declare_again(desk)
    few = cost()
    for number in range(1, 10):
        ask(number)
    declare_again(desk)
    assert cost() == few
