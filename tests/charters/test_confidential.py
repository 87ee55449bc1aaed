"""Reading a charter leaves no trace in its evidence, and nobody but its reader ever sees a link to sign."""

from collections.abc import Iterator

import pytest
from app.charters.models import (
    Charter,
    CharterEvent,
    CharterFile,
    Party,
    SignatureSlot,
    SigningCode,
    SigningLink,
)
from app.charters.queries import slot_of
from app.charters.services import Statement, renew_link, request_code
from app.core.database import db
from app.core.journal import JournalEntry
from app.mail.models import OutboxMail
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from tests.support.contents import whole_database
from tests.support.mailbox import link_in
from tests.support.world import ELSEWHERE, World, build_world

EVIDENCE = tuple(
    model.__tablename__ for model in (Charter, CharterEvent, CharterFile, SignatureSlot, SigningLink, SigningCode)
)
STAFF = ("coordinator", "administrator", "committee", ELSEWHERE)


@pytest.fixture
def world(app: Flask) -> World:
    """A charter half signed; the mentee's link is new and a code is on its way to the host."""
    world = build_world(app)
    charter = world.moment.charter
    for slot in charter.slots:
        if slot.party is not Party.HOST and slot.signed_at is None:
            renew_link(slot, actor="command")
            request_code(slot, Statement(slot.name, "J’ai lu la charte"))
    db.session.commit()
    return world


def visits(world: World) -> Iterator[Rule]:
    """Every address that may be visited and is known by the names of things that exist."""
    for rule in world.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            yield rule


def evidence() -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in whole_database().items() if name in EVIDENCE}


def letters() -> list[OutboxMail]:
    return list(db.session.scalars(select(OutboxMail)))


def test_no_visit_writes_evidence(world: World) -> None:
    paths = [world.address(rule) for rule in visits(world)]
    paths += [link_in(mail, "/signer/") for mail in letters() if "/signer/" in mail.text]
    code = world.moment.charter.code
    paths += [f"/verifier?code={code}", f"/verifier?code={code}&recu={'0' * 64}"]
    before = evidence()
    for visitor in world.visitors.values():
        for path in paths:
            visitor.get(path)
            visitor.head(path)
    assert evidence() == before


def test_staff_see_nobodys_link_nor_code(world: World) -> None:
    secrets = {
        secret for mail in letters() if "/signer/" in mail.text or "code" in mail.name for secret in mail.secrets
    }
    hashes = set(db.session.scalars(select(SigningLink.token_hash)))
    assert len(secrets) >= 4
    assert any(len(secret) == 6 for secret in secrets), "a code is among them"
    refs = [mail.ref for mail in letters()]
    shown = 0
    for name in STAFF:
        for rule in visits(world):
            kinds = refs if rule.endpoint.startswith("home.") and "ref" in rule.arguments else [None]
            for ref in kinds:
                path = world.address(rule, ref=ref) if ref else world.address(rule)
                answer = world.visitors[name].get(path)
                shown += answer.status_code == 200
                leaked = [each for each in secrets | hashes if each.encode() in answer.data]
                assert not leaked, f"{name} sees {leaked} at {path}"
    assert shown > len(refs), "pages were really read"


def test_acts_of_the_coordination_show_no_link_either(world: World) -> None:
    slug, ref = world.moment.programme.slug, world.moment.pair.ref
    mentee = slot_of(world.moment.charter, Party.MENTEE).party.value
    visitor = world.visitors["coordinator"]
    page = visitor.get(f"/coordination/{slug}/binomes/{ref}").text
    token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    for act in ("relancer", f"{mentee}/nouveau-lien"):
        path = f"/coordination/{slug}/binomes/{ref}/charte/{act}"
        answer = visitor.post(path, data={"csrf_token": token}, follow_redirects=True)
        secrets = {secret for mail in letters() for secret in mail.secrets}
        assert not [secret for secret in secrets if secret in answer.text]
        db.session.rollback()


def test_journal_and_chain_hold_no_link(world: World) -> None:
    secrets = {secret for mail in letters() for secret in mail.secrets}
    kept = str([entry.facts for entry in db.session.scalars(select(JournalEntry))])
    kept += str([(event.facts, event.personal) for event in db.session.scalars(select(CharterEvent))])
    assert not [secret for secret in secrets if secret in kept]
