"""No line of the log holds a word, an address, a name, a code, a token or a query of anybody, not even of a failure."""

import io
import logging
from collections.abc import Iterator

import pytest
from app.core.database import db
from app.demo.scenarios.casting import cast
from app.mail.models import OutboxMail
from app.web.logs import DiscreetFormatter
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.journeys.walk import walk
from tests.support.mailbox import _CODE, _PATH
from tests.support.pages import Browser, PageClient

SECRET = "Alsacienne-secrete@exemple.fr"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything logged by anybody, as it would be written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(DiscreetFormatter("%(levelname)s %(name)s %(message)s"))
    loggers = [logging.getLogger(), logging.getLogger("binome")]
    for each in loggers:
        each.addHandler(handler)
    yield written
    for each in loggers:
        each.removeHandler(handler)


def test_the_whole_road_says_nothing_of_anybody(app: Flask, lines: io.StringIO) -> None:
    secrets: set[str] = set()

    def gather() -> None:
        for text in db.session.scalars(select(OutboxMail.text)):
            for path in _PATH.findall(text or ""):
                token = path.rpartition("/")[2]
                secrets.update({token} if len(token) > 40 else ())
            secrets.update(_CODE.findall(text or ""))

    walk(app, "rolling", after_each_leg=gather)
    people = cast().rolling.applicants.values()
    said = lines.getvalue()
    assert said.count("binome.web") > 50
    words = {word for each in people for word in (each.answers.get("email"), each.full_name) if word}
    found = [each for each in secrets | words | {"@", "?", "/signer/", "csrf"} if str(each) in said]
    assert not found
    assert len(secrets) > 5


def test_a_failure_is_logged_without_its_words(app: Flask, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        try:
            raise ValueError(f"invalid literal: {SECRET}")
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause

    monkeypatch.setattr("app.access.routes.public.queries.usable_ticket", broken)
    answer = Browser(app).get(f"/connexion/{SECRET}?q={SECRET}")
    assert answer.status_code == 500
    assert SECRET not in answer.text
    said = lines.getvalue()
    assert "builtins.ValueError" in said
    assert "access/routes/public.py" in said
    assert SECRET not in said
    reference = said.split("failure ")[1].split()[0]
    assert reference in answer.text


def test_a_database_that_quotes_values_is_not_repeated(lines: io.StringIO) -> None:
    quoting = Exception(f"Key (email)=({SECRET}) already exists.")
    try:
        raise IntegrityError("INSERT", {"email": SECRET}, quoting, hide_parameters=True)
    except IntegrityError:
        logging.getLogger("binome.trial").exception("trial")
    assert "IntegrityError" in lines.getvalue()
    assert SECRET not in lines.getvalue()


def test_a_page_of_failure_that_fails_says_no_path(
    app: Flask, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_values: object) -> None:
        raise RuntimeError(SECRET)

    client = PageClient(app)
    monkeypatch.setattr("app.web.errors.render_template", broken)
    monkeypatch.setattr("app.access.routes.public.queries.usable_ticket", broken)
    answer = client.http.get(f"/connexion/{SECRET}")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert SECRET not in lines.getvalue() + answer.text
