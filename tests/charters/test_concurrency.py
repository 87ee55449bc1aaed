"""Sixty charters, three parties, triple clicks, many threads, one database file: 180 signatures, none twice."""

import re
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from app.access.models import Purpose
from app.access.services import start_session
from app.charters.models import Charter, CharterEvent, CharterState, Party, SignatureSlot, SlotState
from app.charters.queries import broken_event, chain_of
from app.charters.services import Statement, request_code
from app.core.database import db
from app.mail.models import OutboxMail
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import Signing, make_pair, make_programme
from tests.support.letters import last_letter
from tests.support.mailbox import code_in
from tests.support.pages import Browser

CHARTERS = 60
CLICKS = 3
MEMBERS = (Party.MENTOR, Party.MENTEE)
_CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_REFERENCE = re.compile(r"\bCM-\d{4}-\d{4,}\b")


@dataclass(frozen=True)
class Ready:
    """Somebody at the last button: their cookie, what the button sends, and their own address on the network."""

    cookie: str
    data: dict[str, str]
    address: str


def ready(app: Flask, signing: Signing, party: Party, number: int) -> Ready:
    """Bring a party to the last button, the page that asks for the code open before them."""
    slot = signing.slot(party)
    email = slot.email
    request_code(slot, Statement(slot.name, "J’ai lu la charte et je m’engage à la respecter"))
    token = start_session(Purpose.SIGNATURE, subject=slot.ref)
    db.session.commit()
    client, address = app.test_client(), f"10.0.{number}.{list(Party).index(party) + 1}"
    client.environ_base["REMOTE_ADDR"] = address
    with client.session_transaction(base_url="http://localhost") as session:
        session[Purpose.SIGNATURE.value] = token
    found = _CSRF.search(client.get("/signer/code").text)
    cookie = client.get_cookie("binome")
    assert found
    assert cookie is not None
    return Ready(cookie.value, {"csrf_token": found[1], "code": code_in(last_letter(email))}, address)


def all_ready(app: Flask, signings: Iterable[tuple[int, Signing]], parties: Iterable[Party]) -> list[Ready]:
    chosen = list(parties)
    return [ready(app, signing, party, number) for number, signing in signings for party in chosen]


def click(app: Flask, person: Ready) -> int:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = person.address
    client.set_cookie("binome", person.cookie)
    return client.post("/signer/code", data=person.data).status_code


def all_click(app: Flask, people: list[Ready]) -> None:
    db.session.rollback()
    with ThreadPoolExecutor(max_workers=16) as threads:
        clicks = [threads.submit(click, app, each) for each in people for _ in range(CLICKS)]
        assert Counter(each.result() for each in clicks) == {303: len(people) * CLICKS}


def test_a_hundred_and_eighty_signatures_none_twice_none_lost(app: Flask) -> None:
    """The hosts of the first half sign while the members of the second half do."""
    app.test_client_class = Browser
    programme = make_programme()
    signings = [Signing(programme, make_pair(programme, number)) for number in range(1, CHARTERS + 1)]
    first, second = list(enumerate(signings))[: CHARTERS // 2], list(enumerate(signings))[CHARTERS // 2 :]
    all_click(app, all_ready(app, first, MEMBERS))
    all_click(app, all_ready(app, first, [Party.HOST]) + all_ready(app, second, MEMBERS))
    all_click(app, all_ready(app, second, [Party.HOST]))

    db.session.rollback()
    db.session.expire_all()
    slots = db.session.scalars(select(SignatureSlot)).all()
    assert Counter(slot.state for slot in slots) == {SlotState.SIGNED: CHARTERS * 3}
    charters = db.session.scalars(select(Charter)).all()
    assert Counter(charter.state for charter in charters) == {CharterState.COMPLETE: CHARTERS}
    assert {pair.state for pair in db.session.scalars(select(Pair)).all()} == {PairState.ACTIVE}
    for charter in charters:
        assert broken_event(charter) is None
        kinds = Counter((event.kind, event.facts.get("party")) for event in chain_of(charter))
        assert [kinds["signed", party.value] for party in Party] == [1, 1, 1]
        assert kinds["completed", None] == 1
    assert db.session.query(CharterEvent).filter_by(kind="signed").count() == CHARTERS * 3
    assert_three_receipts_each(charters)


def assert_three_receipts_each(charters: Iterable[Charter]) -> None:
    letters = db.session.execute(select(OutboxMail.name, OutboxMail.to_address, OutboxMail.text)).all()
    receipts = Counter((_reference(text), to) for name, to, text in letters if name == "signing_receipt")
    assert receipts == {(charter.reference, slot.email): 1 for charter in charters for slot in charter.slots}
    asked = Counter(_reference(text) for name, _, text in letters if name == "charter_to_countersign")
    assert asked == {charter.reference: 1 for charter in charters}


def _reference(text: str) -> str:
    found = _REFERENCE.search(text)
    assert found, text
    return found[0]
