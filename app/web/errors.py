"""Error pages: every refusal becomes a page that says what happened, what was kept, and what to do."""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from app.core.errors import DomainError
from app.web.pages import wants_fragment

logger = logging.getLogger("binome.web")
_PAGES = {400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503}
_RETRY_AFTER = "120"
_NEVER_SHOWN = {"csrf_token", "g-token"}


@dataclass(frozen=True)
class Message:
    """What an error page says: a title, and a text that says what to do."""

    title: str
    text: str = ""
    links: tuple[tuple[str, str], ...] = ()


Wording = Mapping[str, Callable[[DomainError], Message]]
_wording: dict[str, Callable[[DomainError], Message]] = {}


def register_wording(wording: Wording) -> None:
    """Take the sentences of a feature's refusals, by code."""
    _wording.update(wording)


def message_for(error: DomainError) -> Message | None:
    """Return what to say of a refusal, if its feature worded it."""
    speak = _wording.get(error.code)
    return speak(error) if speak else None


def error_page(status: int, message: Message | None = None, *, reference: str = "") -> Response:
    """Answer with the page of that status, or its small fragment for htmx."""
    name = "errors/_fragment.html" if wants_fragment() else f"errors/{status if status in _PAGES else 500}.html"
    links = message.links if message else ()
    body = render_template(name, status=status, message=message, links=links, reference=reference)
    response = make_response(body, status)
    if status == 503:
        response.headers["Retry-After"] = _RETRY_AFTER
    return response


def typed() -> list[tuple[str, str]]:
    """What the visitor had typed, so that it can be shown and sent again."""
    try:
        fields = request.form.items(multi=True)
    except RequestEntityTooLarge:
        return []
    return [(name, value) for name, value in fields if name not in _NEVER_SHOWN]


def register_error_pages(app: Flask) -> None:
    """Bind every kind of failure to its page."""
    from flask_wtf.csrf import CSRFError  # with the library of forms: loaded where there are pages

    app.register_error_handler(DomainError, _refusal)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _failure)


def _refusal(error: DomainError) -> Response:
    return error_page(error.status, message_for(error))


def _expired_form(_error: Exception) -> Response:
    if wants_fragment():
        return error_page(400)
    return make_response(render_template("errors/csrf.html", typed=typed(), action=_here()), 400)


def _here() -> str:
    """Where the form was going, its query included: part of what was asked may stand there."""
    return request.full_path.removesuffix("?")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if isinstance(error, SecurityError):  # a host name that is not ours: no address can be built for it
        return Response("400", status, content_type="text/plain")
    if error.response is not None and status < 400:
        return make_response(error.response)
    answer = error_page(status)
    if status == 405:
        answer.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or [])
    return answer


def _database(error: OperationalError) -> Response:
    logger.error("database unavailable at %s", request.endpoint, exc_info=error)
    if request.method != "POST" or wants_fragment():
        return error_page(503)
    response = make_response(render_template("errors/unsaved.html", typed=typed(), action=_here()), 503)
    response.headers["Retry-After"] = _RETRY_AFTER
    return response


def _failure(error: Exception) -> Response:
    reference = secrets.token_hex(4)
    logger.error("failure %s at %s", reference, request.endpoint, exc_info=error)
    return error_page(500, reference=reference)
