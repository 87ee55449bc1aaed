"""`docs/access.md` is what the whole application is held to: every address, for every audience and for nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.web.audience import Audience, audience_of
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.world import ELSEWHERE, World, build_world

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
_HEADING = re.compile(r"^### (\w+)$")
_ROW = re.compile(r"^\| `[^`]+` \| [A-Z,]+ \| `([\w.]+)` \|")
REFUSED = {403, 404}


def _documented() -> dict[str, str]:
    """Return the audience of each endpoint, as the page says."""
    found: dict[str, str] = {}
    audience = ""
    for line in PAGE.read_text().splitlines():
        if heading := _HEADING.match(line):
            audience = heading[1].lower()
        elif row := _ROW.match(line):
            assert row[1] not in found, row[1]
            found[row[1]] = audience
    return found


def test_the_page_names_every_address_and_its_audience(whole_app: Flask) -> None:
    declared = {
        rule.endpoint: str(audience_of(whole_app, rule.endpoint))
        for rule in whole_app.url_map.iter_rules()
        if rule.endpoint != "static"
    }
    assert _documented() == declared


@pytest.fixture
def world(app: Flask, monkeypatch: pytest.MonkeyPatch) -> World:
    """Everybody at the door."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)  # the guard is what is tried here
    return build_world(app)


MAY = {
    Audience.COORDINATOR: {"coordinator"},
    Audience.COMMITTEE: {"committee"},
    Audience.SIGNATORY: {"signatory"},
    Audience.PARTICIPANT: {"member", "stranger", "committee", ELSEWHERE, "administrator", "coordinator"},
    Audience.APPLICANT: {"applicant", "member", "stranger", "committee", ELSEWHERE, "administrator"} | {"coordinator"},
}


def _private(app: Flask) -> Iterator[tuple[Rule, Audience]]:
    for rule in app.url_map.iter_rules():
        audience = audience_of(app, rule.endpoint)
        if audience is not None and audience is not Audience.PUBLIC:
            yield rule, audience


def _visit(client: FlaskClient, rule: Rule, address: str) -> int:
    status = 0
    for method in sorted((rule.methods or set()) - {"OPTIONS"}):
        status = client.open(address, method=method).status_code
        if status not in REFUSED:
            return status
    return status


def test_whoever_is_not_of_the_audience_is_refused_everywhere(world: World) -> None:
    opened = []
    for rule, audience in _private(world.app):
        address = world.address(rule)
        for name, client in world.visitors.items():
            if name not in MAY[audience] and not (name == ELSEWHERE and "slug" not in rule.rule):
                status = _visit(client, rule, address)
                if status not in REFUSED:
                    opened.append(f"{name} {rule.endpoint} {status}")
    assert not opened, "\n".join(opened)


def test_members_of_nothing_find_nothing_of_a_pair(world: World) -> None:
    opened = []
    for rule, audience in _private(world.app):
        if audience is Audience.PARTICIPANT and ("ref" in rule.arguments or "proposition" in rule.rule):
            for name in ("stranger", "committee", ELSEWHERE, "administrator", "coordinator"):
                status = _visit(world.visitors[name], rule, world.address(rule))
                if status not in REFUSED:
                    opened.append(f"{name} {rule.endpoint} {status}")
    assert not opened, "\n".join(opened)


def test_whoever_is_of_the_audience_comes_in(world: World) -> None:
    refused = []
    guests = {
        Audience.COORDINATOR: "coordinator",
        Audience.COMMITTEE: "committee",
        Audience.SIGNATORY: "signatory",
        Audience.PARTICIPANT: "member",
    }
    for rule, audience in _private(world.app):
        if audience in guests and "GET" in (rule.methods or set()):
            status = world.visitors[guests[audience]].get(world.address(rule)).status_code
            if status >= 500 or status == 403:
                refused.append(f"{rule.endpoint} {status}")
    assert not refused, "\n".join(refused)


def test_every_post_wants_its_token(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(world.app.config, "WTF_CSRF_ENABLED", True)
    accepted = []
    for rule in world.app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            for name, client in world.visitors.items():
                status = client.post(world.address(rule), data={"a": "b"}).status_code
                if status not in (400, 403, 404):
                    accepted.append(f"{name} {rule.endpoint} {status}")
    assert accepted == []
