"""Twenty charters, three parties, triple clicks, many threads, one database file: sixty signatures, none twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from app.charters.models import Charter, CharterEvent, CharterState, Party, SignatureSlot, SlotState
from app.charters.queries import broken_event
from app.core.database import db
from app.mail.models import OutboxMail
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import Signing, declare, make_pair, make_programme, opened
from tests.charters.conftest import Visitor
from tests.support.letters import last_letter
from tests.support.mailbox import code_in

CHARTERS = 20
CLICKS = 3


def ready(app: Flask, signing: Signing, party: Party, number: int) -> tuple[str, dict[str, str], str]:
    """Bring a party to the last button: their cookie, what the button sends, and their own address on the network."""
    visitor = Visitor(app)
    address = f"10.0.{number}.{list(Party).index(party) + 1}"
    visitor.http.environ_base["REMOTE_ADDR"] = address
    slot = signing.slot(party)
    name, email = slot.name, slot.email
    page = visitor.follow(declare(visitor, opened(visitor, signing.path(party)), name))
    data = dict(page.form("Signer la charte").fields()) | {"code": code_in(last_letter(email))}
    cookie = visitor.http.get_cookie("binome")
    assert cookie is not None
    return cookie.value, data, address


def click(app: Flask, cookie: str, data: dict[str, str], address: str) -> int:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    client.set_cookie("binome", cookie)
    return client.post("/signer/code", data=data).status_code


def all_click(app: Flask, people: list[tuple[str, dict[str, str], str]]) -> Counter[int]:
    db.session.rollback()
    with ThreadPoolExecutor(max_workers=16) as threads:
        clicks = [threads.submit(click, app, *each) for each in people for _ in range(CLICKS)]
        return Counter(each.result() for each in clicks)


def test_sixty_signatures_none_twice_none_lost(app: Flask) -> None:
    programme = make_programme()
    signings = [Signing(programme, make_pair(programme, number)) for number in range(1, CHARTERS + 1)]
    members = [
        ready(app, signing, party, number)
        for number, signing in enumerate(signings)
        for party in (Party.MENTOR, Party.MENTEE)
    ]
    assert all_click(app, members) == {303: CHARTERS * 2 * CLICKS}
    hosts = [ready(app, signing, Party.HOST, number) for number, signing in enumerate(signings)]
    assert all_click(app, hosts) == {303: CHARTERS * CLICKS}

    db.session.rollback()
    db.session.expire_all()
    slots = db.session.scalars(select(SignatureSlot)).all()
    assert [slot.state for slot in slots] == [SlotState.SIGNED] * CHARTERS * 3
    signed = db.session.scalars(select(CharterEvent).where(CharterEvent.kind == "signed")).all()
    assert Counter((event.charter_id, event.facts["party"]) for event in signed).most_common(1)[0][1] == 1
    assert len(signed) == CHARTERS * 3
    letters = Counter(db.session.scalars(select(OutboxMail.name)).all())
    assert letters["signing_receipt"] == CHARTERS * 3
    assert letters["charter_to_countersign"] == CHARTERS
    charters = db.session.scalars(select(Charter)).all()
    assert {charter.state for charter in charters} == {CharterState.COMPLETE}
    assert [broken_event(charter) for charter in charters] == [None] * CHARTERS
    assert {pair.state for pair in db.session.scalars(select(Pair)).all()} == {PairState.ACTIVE}
