"""Bodies too big, broken off, lying about their size or of another kind: a short page, nothing kept, nothing failed."""

import io
import logging
import runpy
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

from tests.support.contents import whole_database
from tests.support.letters import make_host, make_person
from tests.support.pages import Page, PageClient

DEPLOY = Path(__file__).parents[2] / "deploy" / "gunicorn.py"
FORM = "application/x-www-form-urlencoded"
PARTS = "".join(f'--x\r\nContent-Disposition: form-data; name="a{n}"\r\n\r\nb\r\n' for n in range(2100))
BODIES: dict[str, tuple[bytes, str, int]] = {
    "ten megabytes": (b"email=" + b"a" * 10_000_000, FORM, 413),
    "too many parts": (f"{PARTS}--x--".encode(), "multipart/form-data; boundary=x", 413),
    "a part broken off": (b'--x\r\nContent-Disposition: form-data; name="em', "multipart/form-data; boundary=x", 422),
    "no boundary": (b"\xff\xfe" * 500, "multipart/form-data", 422),
    "not of UTF-8": (b"email=%ff%fe&\xff=\xfe", FORM, 422),
    "JSON": (b'{"email": "ada@exemple.fr"}', "application/json", 422),
    "JSON of other kinds": (b'{"email": 5, "code": [1], "next": {}}', "application/json", 422),
    "a JSON list": (b"[1]", "application/json", 422),
    "broken JSON": (b"{", "application/json", 422),
    "XML": (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "text/xml", 422),
    "many fields": (b"&".join(b"a%d=b" % n for n in range(3000)), FORM, 422),
}


@pytest.fixture
def visitor(app: Flask, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    make_host()
    make_person()
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    return PageClient(app)


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_nobody_can_use_changes_nothing(visitor: PageClient, kind: str) -> None:
    body, content_type, status = BODIES[kind]
    before = whole_database()
    answer = visitor.http.post("/connexion", data=body, content_type=content_type)
    assert answer.status_code == status
    assert len(Page(answer, kind).all("h1")) == 1
    assert whole_database() == before


def test_a_body_the_server_cannot_read_is_the_senders_fault(visitor: PageClient) -> None:
    class LyingStream(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise RuntimeError("InvalidChunkSize: secret")

    answer = visitor.http.post(
        "/connexion", data=b"a" * 10, content_type=FORM, environ_overrides={"wsgi.input": LyingStream()}
    )
    assert answer.status_code == 400
    assert "secret" not in answer.text


def test_the_server_quotes_no_request(capsys: pytest.CaptureFixture[str]) -> None:
    settings = import_module("gunicorn.config").Config()
    made = runpy.run_path(str(DEPLOY))
    logger = made["DiscreetLogger"](settings)
    written = io.StringIO()
    logger.error_log.addHandler(logging.StreamHandler(written))
    logger.warning("Invalid request from ip=1.2.3.4: Invalid HTTP request line: 'GET /signer/secret'")
    try:
        raise ValueError("secret")
    except ValueError:
        logger.exception("Error handling request %s", "/signer/secret")
    logger.warning("anything %s", "else")
    said = written.getvalue() + capsys.readouterr().err
    assert "could not be read" in said
    assert "ValueError" in said
    assert "anything else" in said
    assert "secret" not in said.replace("test_bodies.py", "").replace('raise ValueError("secret")', "")
