"""A visitor who checks every page they are given, and that no visit writes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from typing import Any
from urllib.parse import urlsplit

from app.core.database import db
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from tests.support.checks import check_page
from tests.support.parsing import Form, Page

__all__ = ["Form", "Page", "PageClient", "statements"]

_WRITES = re.compile(r"(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.IGNORECASE)
_SEEN = "UPDATE access_session SET last_seen_at"  # the one write a visit may cause


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the SQL statements that run meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement.strip())

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


class Browser(FlaskClient):
    """A client whose every request has a context of its own, as on a server: not the `g` nor session of the test."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Send one request, after committing what the test did: an open transaction of its own would hold the lock."""
        if has_app_context():
            db.session.commit()
        return Context().run(super().open, *args, **options)


class PageClient:
    """Visits pages and complains about any that is not well made."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        app.test_client_class = Browser
        self.http: FlaskClient = app.test_client()
        self.queries = 0

    def get(self, path: str, *, status: int = 200, **options: Any) -> Page:
        """Visit a page; a visit that writes is an error, but for the mark that a session was seen."""
        with statements() as seen:
            response = self.http.get(path, **options)
        writes = [each for each in seen if _WRITES.match(each) and not each.startswith(_SEEN)]
        assert not writes, f"GET {path} writes: {writes}"
        self.queries = len([each for each in seen if each.startswith("SELECT")])
        return self._look(response, path, status)

    def post(self, path: str, data: Any = None, *, status: int = 303, **options: Any) -> Page:
        """Send a form as it is."""
        return self._look(self.http.post(path, data=data, **options), path, status)

    def submit(self, page: Page, button: str = "", *, status: int = 303, **answers: Any) -> Page:
        """Fill in and send the form of a page as a browser would: lists for several values, `None` to leave out."""
        form = page.form(button)
        data: dict[str, list[str]] = {}
        for name, value in form.fields():
            data.setdefault(name, []).append(value)
        for name, answer in answers.items():
            data.pop(name, None)
            if answer is not None:
                data[name] = [str(each) for each in answer] if isinstance(answer, list | tuple) else [str(answer)]
        pressed = form.button(button) if button else None
        if pressed:
            data[pressed[0]] = [pressed[1]]
        return self.post(form.action, data, status=status)

    def follow(self, page: Page, *, status: int = 200) -> Page:
        """Go where the answer sends."""
        assert page.location, f"{page.path} sends nowhere"
        parts = urlsplit(page.location)
        return self.get(parts.path + (f"?{parts.query}" if parts.query else ""), status=status)

    def _look(self, response: TestResponse, path: str, status: int) -> Page:
        page = Page(response, path)
        assert response.status_code == status, f"{path}: {response.status_code} instead of {status}\n{page.text[:1500]}"
        if page.html and "<html" in page.html:
            check_page(page)
        return page
