from datetime import timedelta

import pytest
from app.access import queries, staff
from app.access.due import forget_old_access
from app.access.errors import CodeGone, CodeWrong, LinkGone
from app.access.models import AccessSession, Person, Purpose, SignInTicket
from app.access.services import (
    ask_to_sign_in,
    disable_person,
    end_all_sessions,
    find_or_create_person,
    sign_in_by_code,
    sign_in_by_link,
    start_session,
)
from app.core import clock
from app.core.database import db
from app.core.errors import DomainError
from app.core.journal import JournalEntry
from app.mail.models import MailState, OutboxMail
from flask import Flask
from sqlalchemy import func, select

from tests.support.letters import last_letter, letters_to, make_host, make_person, sign_in_path
from tests.support.mailbox import code_in
from tests.support.pages import statements

EMAIL = "ada@exemple.fr"


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


def _token(email: str = EMAIL) -> str:
    return sign_in_path(email).rpartition("/")[2]


def _ask(email: str = EMAIL) -> str:
    secret = ask_to_sign_in(email)
    db.session.commit()
    return secret


def test_person_is_one_by_address_and_only_gaps_are_filled() -> None:
    first = find_or_create_person(" Ada@Exemple.fr ", first_name="Ada")
    again = find_or_create_person("ada@exemple.fr", first_name="Autre", last_name="Roth", phone="06")
    assert again.id == first.id
    assert (again.first_name, again.last_name, again.phone, again.sort_key) == ("Ada", "Roth", "06", "roth ada")
    assert db.session.scalar(select(func.count()).select_from(Person)) == 1


def test_link_opens_once_and_is_journalled() -> None:
    person = make_person()
    _ask()
    token = _token()
    assert sign_in_by_link(token).person.id == person.id
    db.session.commit()
    with pytest.raises(LinkGone):
        sign_in_by_link(token)
    assert db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == person.ref)).all() == ["signed_in"]


def test_tokens_and_codes_are_stored_as_hashes_only() -> None:
    make_person()
    secret = _ask()
    mail = last_letter(EMAIL)
    row = db.session.scalars(select(SignInTicket)).one()
    stored = " ".join(str(getattr(row, column.name)) for column in SignInTicket.__table__.columns)
    for each in (_token(), code_in(mail), secret):
        assert each not in stored


def test_newer_ticket_ends_the_older_ones() -> None:
    make_person()
    _ask()
    older = _token()
    _ask()
    with pytest.raises(LinkGone):
        sign_in_by_link(older)
    assert sign_in_by_link(_token())


def test_sign_in_ends_other_links_and_the_code() -> None:
    make_person()
    secret = _ask()
    code = code_in(last_letter(EMAIL))
    sign_in_by_link(_token())
    db.session.commit()
    with pytest.raises(CodeGone):
        sign_in_by_code(secret, code)


def test_code_belongs_to_the_page_that_asked() -> None:
    make_person()
    secret = _ask()
    code = code_in(last_letter(EMAIL))
    with pytest.raises(CodeGone):
        sign_in_by_code("another page", code)
    assert sign_in_by_code(secret, code).person.email == EMAIL


def test_code_is_tried_five_times_and_then_gone_even_if_right() -> None:
    make_person()
    secret = _ask()
    code = code_in(last_letter(EMAIL))
    wrong = "000000" if code != "000000" else "111111"
    for left in (4, 3, 2, 1):
        with pytest.raises(CodeWrong) as refusal:
            sign_in_by_code(secret, wrong)
        assert refusal.value.params == {"left": left}
    for each in (wrong, code):
        with pytest.raises(CodeGone):
            sign_in_by_code(secret, each)


@pytest.mark.parametrize(("is_staff", "minutes"), [(True, 10), (False, 30)])
def test_link_and_code_expire(is_staff: bool, minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person()
    staff.register("test", lambda person_id: is_staff and person_id == person.id)
    try:
        secret = _ask()
    finally:
        staff.register("test", lambda _person_id: False)
    assert f"{minutes}\u00a0minutes" in last_letter(EMAIL).text
    ticket = db.session.scalars(select(SignInTicket)).one()
    assert ticket.expires_at - ticket.created_at == timedelta(minutes=minutes)
    ticket.expires_at = clock.real_now()
    db.session.commit()
    with pytest.raises(LinkGone):
        sign_in_by_link(_token())
    with pytest.raises(CodeGone):
        sign_in_by_code(secret, code_in(last_letter(EMAIL)))


def test_unknown_and_closed_addresses_get_a_ticket_that_opens_nothing_and_no_letter() -> None:
    disable_person(make_person("zoe@exemple.fr"), actor="command")
    for email in ("zoe@exemple.fr", "inconnue@exemple.fr"):
        secret = _ask(email)
        assert letters_to(email) == []
        ticket = queries.asked_ticket(secret)
        assert ticket is not None
        assert ticket.person_id is None
        with pytest.raises(DomainError):
            sign_in_by_code(secret, "123456")
    dropped = db.session.scalars(select(OutboxMail)).all()
    assert [(mail.state, mail.to_address, mail.text, mail.html, mail.secrets) for mail in dropped] == [
        (MailState.CANCELLED, "", "", "", [])
    ] * 2


def test_known_and_unknown_addresses_cost_the_same_statements() -> None:
    make_person()
    costs = []
    for email in (EMAIL, "inconnue@exemple.fr"):
        db.session.rollback()
        with statements() as seen:
            ask_to_sign_in(email)
            db.session.commit()
        costs.append(seen)
    assert costs[0] == costs[1]


def test_sixth_demand_in_half_an_hour_sends_nothing_and_leaves_the_last_link_alive() -> None:
    make_person()
    for _ in range(6):
        _ask()
    assert len(letters_to(EMAIL)) == 5
    assert sign_in_by_link(_token())


def test_closed_account_has_no_session_and_no_link_left() -> None:
    person = make_person()
    _ask()
    token = start_session(Purpose.ACCOUNT, person_id=person.id)
    disable_person(person, actor="command")
    db.session.commit()
    assert queries.open_session(token, Purpose.ACCOUNT) is None
    with pytest.raises(LinkGone):
        sign_in_by_link(_token())


def test_ending_all_sessions_leaves_those_of_others() -> None:
    ada, milo = make_person(), make_person("milo@exemple.fr")
    tokens = [start_session(Purpose.ACCOUNT, person_id=each.id) for each in (ada, ada, milo)]
    end_all_sessions(ada, actor=ada.ref)
    assert [queries.open_session(token, Purpose.ACCOUNT) is not None for token in tokens] == [False, False, True]


def test_session_opens_only_for_its_purpose() -> None:
    token = start_session(Purpose.SIGNATURE, subject="slot")
    assert queries.open_session(token, Purpose.SIGNATURE) is not None
    assert queries.open_session(token, Purpose.DRAFT) is None
    assert queries.open_session(token, Purpose.ACCOUNT) is None


def test_session_of_staff_ends_after_an_hour_unused_or_half_a_day() -> None:
    person = make_person()
    staff.register("test", lambda person_id: True)
    try:
        token = start_session(Purpose.ACCOUNT, person_id=person.id)
    finally:
        staff.register("test", lambda _person_id: False)
    row = db.session.scalars(select(AccessSession)).one()
    assert row.expires_at - row.created_at == timedelta(hours=12)
    row.last_seen_at = clock.real_now() - timedelta(minutes=59)
    assert queries.open_session(token, Purpose.ACCOUNT) is not None
    row.last_seen_at = clock.real_now() - timedelta(minutes=60)
    assert queries.open_session(token, Purpose.ACCOUNT) is None


def test_old_tickets_and_finished_sessions_are_forgotten() -> None:
    person = make_person()
    _ask()
    start_session(Purpose.ACCOUNT, person_id=person.id)
    start_session(Purpose.DRAFT, subject="draft")
    db.session.scalars(select(SignInTicket)).one().created_at -= timedelta(days=1, minutes=1)
    db.session.scalars(
        select(AccessSession).where(AccessSession.purpose == Purpose.DRAFT)
    ).one().expires_at = clock.real_now()
    db.session.flush()
    assert forget_old_access(clock.now()) == 2
    assert db.session.scalars(select(AccessSession.purpose)).all() == [Purpose.ACCOUNT]
