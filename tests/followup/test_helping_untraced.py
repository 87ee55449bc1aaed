"""A request leaves no trace: every page of everybody else is the same, byte for byte, before and after."""

import logging
import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from app.access.models import Purpose
from app.access.services import find_or_create_person, start_session
from app.core.database import db
from app.core.journal import JournalEntry
from app.mail.models import MailState, OutboxMail
from app.programmes.models import Programme, Role
from app.programmes.services import grant_role
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from tests.followup.helping import (
    ADA,
    ANSWER,
    MILO,
    RACHID,
    SOLENE,
    STORY,
    Helped,
    ask,
    enter,
    make_helped,
    the_request,
)
from tests.support.pages import Browser

INES, ALIX, COLLEAGUE = "ines@exemple.fr", "alix@exemple.fr", "collegue@exemple.fr"
CANARIES = ("Canari", STORY, ANSWER)
_CHANGES = re.compile(r'<input type="hidden" name="(?:csrf_token|g-token|ref)" value="[^"]*">')
_FIRST = ("/", "/mon-compte", "/mon-binome", "/coordination", "/coordination/emails", "/aides", "/comite/local")
_LINKS = re.compile(r'href="(/[^"#]*)')
_ENOUGH = 400  # pages of one visitor


@pytest.fixture
def helped(app: Flask) -> Helped:
    found = make_helped()
    for email, role in ((INES, Role.COMMITTEE), (COLLEAGUE, Role.COORDINATOR), (ALIX, Role.ADMINISTRATOR)):
        person = find_or_create_person(email, first_name="Une", last_name="Personne")
        grant_role(person, role, found.programme, actor="command")
    db.session.commit()
    return found


def visitor(app: Flask, email: str) -> FlaskClient:
    """A browser of somebody, without a letter: signing in is not what is looked at."""
    person = find_or_create_person(email)
    token = start_session(Purpose.ACCOUNT, person_id=person.id)
    db.session.commit()
    app.test_client_class = Browser
    client = app.test_client()
    with client.session_transaction(base_url="http://localhost") as cookie:
        cookie[Purpose.ACCOUNT.value] = token
    return client


def every_page(client: FlaskClient) -> dict[str, tuple[int, bytes, tuple[tuple[str, str], ...]]]:
    """Follow every link from the first page of whoever this is; what tokens hold is left out."""
    seen: dict[str, tuple[int, bytes, tuple[tuple[str, str], ...]]] = {}
    todo = deque(_FIRST)
    while todo and len(seen) < _ENOUGH:
        path = todo.popleft()
        if path in seen or path.startswith(("/static", "/deconnexion")):
            continue
        answer = client.get(path)
        seen[path] = (answer.status_code, _settled(answer), _headers(answer))
        if answer.location:
            todo.append(urlsplit(answer.location).path)
        if answer.mimetype == "text/html":
            todo.extend(each.replace("&amp;", "&") for each in _LINKS.findall(answer.get_data(as_text=True)))
    return seen


def _settled(answer: TestResponse) -> bytes:
    if answer.mimetype != "text/html":
        return answer.mimetype.encode() if answer.mimetype == "application/pdf" else answer.data
    return _CHANGES.sub("", answer.get_data(as_text=True)).encode()


def _headers(answer: TestResponse) -> tuple[tuple[str, str], ...]:
    left_out = {"Set-Cookie", "Content-Length", "Date"}
    return tuple(sorted((name, value) for name, value in answer.headers if name not in left_out))


def lived(app: Flask, helped: Helped) -> None:
    """Milo asks for each door, Solène answers, he writes again and closes; some letters are never delivered."""
    milo, solene = enter(app, MILO), enter(app, SOLENE)
    for door in ("advice", "mediation", "end"):
        ask(milo, helped, door=door, subject="uneasy", contact="phone", phone="06 12 34 56 78")
        path = f"/aides/{the_request().ref}"
        page = solene.follow(solene.submit(solene.get(path), "Ouvrir la demande"))
        page = solene.follow(solene.submit(page, "Répondre", text=ANSWER))
        milo.submit(milo.get(f"{helped.path}/{the_request().ref}"), "Envoyer", text=STORY)
    milo.submit(milo.get(f"{helped.path}/{the_request().ref}"), "Clore ma demande")
    for name, state in (("help_waiting", MailState.FAILED), ("help_received", MailState.SENT)):
        db.session.execute(update(OutboxMail).where(OutboxMail.name == name).values(state=state))
    db.session.commit()


def test_nobody_else_sees_a_page_change(app: Flask, helped: Helped, caplog: pytest.LogCaptureFixture) -> None:
    others = {email: visitor(app, email) for email in (ADA, RACHID, COLLEAGUE, INES, ALIX)}
    before = {email: every_page(client) for email, client in others.items()}
    assert len(before[RACHID]) > 25
    entries = _journal(helped.programme)
    caplog.set_level(logging.INFO)
    lived(app, helped)
    after = {email: every_page(client) for email, client in others.items()}
    for email, pages in before.items():
        assert after[email].keys() == pages.keys()
        assert [path for path in pages if after[email][path] != pages[path]] == [], email
        for path, (_, body, headers) in after[email].items():
            assert not any(canary.encode() in body for canary in CANARIES), path
            assert not {name for name, _ in headers} & {"ETag", "Last-Modified"} or "/static" in path
    assert _journal(helped.programme) == entries
    assert not any(canary in caplog.text for canary in (*CANARIES, MILO, helped.pair.ref, the_request().ref))


def _journal(programme: Programme) -> dict[str, int]:
    """How many acts of each kind, but for coming in."""
    db.session.rollback()
    counted = select(JournalEntry.act, func.count(JournalEntry.id)).where(JournalEntry.act != "signed_in")
    return {row[0]: row[1] for row in db.session.execute(counted.group_by(JournalEntry.act))}
