"""Who the present visitor is, as the web sees it: the cookie holds one opaque token per purpose and nothing else.

A signed cookie alone would still work after signing out; the row on the server is what opens.
"""

import logging
from dataclasses import dataclass

from flask import Flask, Response, abort, g, request, session
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.local import LocalProxy

from app.access import queries, services
from app.access.errors import NotSignedIn
from app.access.landing import next_page
from app.access.models import AccessSession, Person, Purpose
from app.access.rules import is_due_to_be_seen
from app.core.clock import real_now
from app.core.database import begin_writing, db
from app.web.audience import Audience, register_predicate
from app.web.pages import wants_fragment

logger = logging.getLogger("binome.access")


@dataclass(frozen=True)
class Visitor:
    """What layouts and error pages may say of whoever is signed in; outlives the transaction that read it."""

    ref: str
    email: str
    full_name: str


def current_session(purpose: Purpose) -> AccessSession | None:
    """Return this browser's open session for that purpose; looked up once per request, never without cookie."""
    known: dict[Purpose, AccessSession | None] = g.setdefault("access_sessions", {})
    if purpose not in known:
        token = session.get(purpose.value)
        known[purpose] = found = queries.open_session(token, purpose) if isinstance(token, str) else None
        now = real_now()
        if found is not None and is_due_to_be_seen(found.last_seen_at, now):
            g.setdefault("access_visits", []).append(found.id)
        if purpose is Purpose.ACCOUNT and found is not None and found.person is not None:
            g.access_visitor = Visitor(found.person.ref, found.person.email, found.person.full_name)
    return known[purpose]


def current_person() -> Person | None:
    """Return who is signed in, or nobody."""
    found = current_session(Purpose.ACCOUNT)
    return found.person if found else None


def signed_in_person() -> Person:
    """Return who is signed in; for views whose audience already guarantees that somebody is."""
    person = current_person()
    if person is None:
        abort(403)
    return person


def current_subject(purpose: Purpose) -> str | None:
    """Return the ref of the draft or signature slot this browser has opened, or nothing."""
    found = current_session(purpose)
    return found.subject if found else None


def enter(purpose: Purpose, *, person_id: int | None = None, subject: str | None = None) -> None:
    """Open a session in this browser; the earlier one of that purpose ends. Signing in begins from an empty cookie.

    The empty cookie gives a new CSRF token: whoever planted or saw the former one has nothing.
    """
    leave(purpose)
    if purpose is Purpose.ACCOUNT:
        session.clear()
        g.access_sessions = {}
    session[purpose.value] = services.start_session(purpose, person_id=person_id, subject=subject)
    if purpose is not Purpose.SIGNATURE:
        session.permanent = True
    g.setdefault("access_sessions", {}).pop(purpose, None)


def leave(purpose: Purpose) -> None:
    """End the session of that purpose in this browser, on the server too."""
    token = session.pop(purpose.value, None)
    if isinstance(token, str):
        services.close_session(token)
    g.setdefault("access_sessions", {})[purpose] = None
    if purpose is Purpose.ACCOUNT:
        g.pop("access_visitor", None)


def leave_all() -> None:
    """End every session of this browser and empty its cookie."""
    for purpose in Purpose:
        leave(purpose)
    session.clear()


def holds(purpose: Purpose) -> bool:
    """Predicate of an audience: may this visitor go on? Nobody signed in is told how to come in (403)."""
    if current_session(purpose) is not None:
        return True
    if purpose.value in session and request.method == "POST" and not wants_fragment():
        raise CSRFError("the session ended while a form was being filled")
    if purpose is Purpose.ACCOUNT:
        raise NotSignedIn(next=next_page(request.endpoint or "", request.view_args or {}))
    return False


def signed_in() -> bool:
    """Tell whether somebody is signed in, telling nobody how to come in; for predicates that then ask for a role."""
    return holds(Purpose.ACCOUNT)


def register(app: Flask) -> None:
    """Bind the audiences that need no role, the `visitor` of templates, and the writing down of visits."""
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    register_predicate(Audience.PARTICIPANT, signed_in)
    register_predicate(Audience.APPLICANT, lambda: holds(Purpose.DRAFT))
    register_predicate(Audience.SIGNATORY, lambda: holds(Purpose.SIGNATURE))
    app.context_processor(lambda: {"visitor": LocalProxy(_visitor)})
    app.after_request(_write_visits_down)


def _visitor() -> Visitor | None:
    try:
        current_session(Purpose.ACCOUNT)
    except OperationalError:
        return None  # the page that says the database is away must not need it
    found: Visitor | None = g.get("access_visitor")
    return found


def _write_visits_down(response: Response) -> Response:
    """Write « last seen », the one write a GET may cause, in a transaction of its own after the view's has ended.

    The view of a GET reads without a lock, so it cannot write; a refused POST is rolled back and would lose it.
    A failure here must not take the page away from its reader.
    """
    visits: list[int] = g.pop("access_visits", [])
    if visits:
        begin_writing()
        try:
            db.session.rollback()
            for session_id in visits:
                services.note_visit(session_id, real_now())
            db.session.commit()
        except OperationalError as error:
            db.session.rollback()
            logger.warning("a visit could not be written down: %s", type(error.orig).__name__)
    return response
