"""Whatever is sent by whoever: never a failure, never a trace of the program, always a page or a short refusal."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from app.extensions import limiter
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.support.pages import Page, statements
from tests.support.world import World, build_world

_WRITES = re.compile(r"(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.IGNORECASE)
_SEEN = "UPDATE access_session SET last_seen_at"
_TRACES = ("Traceback", "sqlalchemy", "sqlite3", "werkzeug", 'File "')
_KINDS = ("application/pdf", "application/x-pem-file", "image/jpeg", "text/calendar", "text/html", "text/markdown")
HOSTILE = (
    *("", " ", "0", "-1", "1", "2", "yes", "y", "later", "mentee", "mentor", "9" * 30, "9" * 5000, "¼", "٣", "1e400"),
    *("é" * 40, "t" * 43, "é" * 43, "x" * 10_000, "a/b", "../../etc/passwd", "%00", "\x00", "\r\nBcc: x@y.fr", "NaN"),
    *("<script>x</script>", "' OR 1=1 --", "{{ 7*7 }}", "\U0001f600", "\u202eabc", "\u2028", "\x0b", "e\u0301"),
    *("2026-13-45", "2026-12-31", "a@b.fr,evil@x.fr", "ada@exemple.fr", "https://evil.example", "//evil.example"),
)
_PATH = [each for each in HOSTILE if each.strip("/.") and not each.isspace()]
_GUESTS = {
    "coordinator": ("coordinator",) * 20,
    "participant": ("member",) * 20,
    "applicant": ("applicant", "member", "stranger") * 7,
    "signatory": ("signatory",) * 20,
}
_NAMES = (
    "q",
    "page",
    "etat",
    "role",
    "retour",
    "next",
    "binome",
    "demande",
    "mentor",
    "corriger",
    "seen",
    "action",
    "add",
    "remove",
)


@pytest.fixture
def world(app: Flask, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    monkeypatch.setattr(limiter, "enabled", False)
    return build_world(app)


def _names(world: World) -> tuple[str, ...]:
    """Every name of every field of every page anybody may open."""
    found = set(_NAMES)
    for rule in world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
            continue
        for client in world.visitors.values():
            page = Page(client.get(world.address(rule)), rule.rule)
            found |= {
                each.get("name") or "" for tag in ("input", "select", "textarea", "button") for each in page.all(tag)
            }
    return tuple(sorted(found - {"", "csrf_token"}))


def _sound(response: TestResponse, what: str, *, htmx: bool) -> None:
    assert response.status_code < 500, what
    kind = response.mimetype
    assert kind in _KINDS, f"{what} {kind}"
    where = response.headers.get("Location", "/")
    assert where.startswith(("/", "http://localhost/")), f"{what} sends to {where}"
    assert not where.startswith("//"), what
    if kind != "text/html":
        return
    assert not any(each in response.text for each in _TRACES), what
    whole = response.text.lstrip().startswith("<!doctype")
    redirected = 300 <= response.status_code < 400
    assert not whole or redirected or len(Page(response, what).all("h1")) == 1, what
    assert whole or redirected or htmx or not response.text, what


@st.composite
def _requests(draw: st.DrawFn, rules: list[Rule], visitors: list[str], names: tuple[str, ...]) -> dict[str, Any]:
    rule = draw(st.sampled_from(rules))
    hostile = st.sampled_from(HOSTILE) | st.text(max_size=20)
    known = draw(st.booleans())
    numbers = st.integers(0, 2**70).map(str) | st.just("9" * 5000)
    path = {
        name: draw(
            numbers
            if name in ("version", "number")
            else st.sampled_from(["mentore", "mentor"])
            if name == "role"
            else st.sampled_from(_PATH)
        )
        for name in rule.arguments
        if not known and draw(st.booleans())
    }
    pairs = st.lists(st.tuples(st.sampled_from(names), hostile), max_size=6)
    methods = sorted((rule.methods or set()) - {"OPTIONS"})
    return {
        "rule": rule,
        "visitor": draw(st.sampled_from([*_GUESTS.get(rule.endpoint.split(".")[1], ()), *visitors])),
        "method": draw(st.sampled_from([*methods, *methods, "PUT"])),
        "path": path,
        "query": draw(pairs),
        "form": draw(pairs),
        "htmx": draw(st.booleans()),
    }


def _build(world: World, drawn: dict[str, Any]) -> str:
    """The address as a hostile client writes it: the router's own checks of numbers are not asked."""
    address = str(drawn["rule"].rule)
    known = world.address(drawn["rule"])
    if not drawn["path"]:
        return known
    values = {**world.known, **drawn["path"]}
    return re.sub(r"<(?:[^:<>]*(?:\([^)]*\))?:)?(\w+)>", lambda found: quote(str(values[found[1]]), safe="/"), address)


def test_nothing_that_is_sent_makes_it_fail(world: World) -> None:
    rules = [rule for rule in world.app.url_map.iter_rules() if rule.endpoint != "static"]
    names = _names(world)
    world.keep()

    @settings(max_examples=400, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(_requests(rules, sorted(world.visitors), names))
    def attack(drawn: dict[str, Any]) -> None:
        client, address = world.visitors[drawn["visitor"]], _build(world, drawn)
        headers = {"HX-Request": "true", "HX-Request-Type": "partial"} if drawn["htmx"] else {}
        cookies = client.get_cookie("binome")
        form: dict[str, list[str]] = {}
        for name, value in drawn["form"]:
            form.setdefault(name, []).append(value)
        body = form if drawn["method"] not in ("GET", "HEAD") else None
        with statements() as seen:
            response = client.open(
                address, method=drawn["method"], query_string=drawn["query"], data=body, headers=headers
            )
        tried = {**drawn, "rule": drawn["rule"].endpoint, "address": address[:200]}
        what = str(tried)[:1500]
        _sound(response, what, htmx=drawn["htmx"])
        if body is None:
            writes = [each for each in seen if _WRITES.match(each) and not each.startswith(_SEEN)]
            assert not writes, f"{what[:500]} writes {writes}"
        elif response.status_code < 400:
            world.restore()
        if cookies:
            client.set_cookie("binome", cookies.value)

    attack()
