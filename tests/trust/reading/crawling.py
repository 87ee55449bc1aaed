"""Everything one reader can open: what their pages link to, and every address of the site filled with what exists."""

import html
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.web.audience import Audience, audience_of
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.support.pdf import pdf_text

Known = Mapping[tuple[str, str], Sequence[str]]
"""What may stand in an address, by the word before it and its name: `("binomes", "ref")`."""

_LINKS = re.compile(r'href="(/[^"#]*)')
_CHANGES = re.compile(r'<input type="hidden" name="(?:csrf_token|g-token|ref|seen|shown)" value="[^"]*">')
_PLACE = re.compile(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>")
_REF = re.compile(r"[a-z2-9]{12}")
_STAFF = {Audience.COORDINATOR, Audience.COMMITTEE, Audience.ADMINISTRATOR, Audience.SIGNATORY}
_FIRST = ("/", "/mon-compte", "/mon-binome", "/coordination", "/aides", "/ressources")
_LEFT_OUT = ("/static", "/deconnexion")
_UNLIKE = {"Set-Cookie", "Content-Length", "Date"}
UNKNOWN = "z" * 12
"""A reference of nothing: the answer to it is what whoever may not know of a thing must be given."""


@dataclass(frozen=True)
class Seen:
    """One answer: how it went, what it says to a reader, and what was sent but for what is drawn anew each time."""

    status: int
    says: str
    sent: str
    headers: tuple[tuple[str, str], ...]


def everything(app: Flask, client: FlaskClient, known: Known) -> dict[str, Seen]:
    """Visit all there is for one reader. An audience of the staff that refuses them once is not asked again."""
    seen: dict[str, Seen] = {}
    links: deque[str] = deque(_FIRST)
    refused: set[Audience | None] = set()
    for rule in app.url_map.iter_rules():
        audience = audience_of(app, rule.endpoint)
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static" or audience in refused:
            continue
        for path in _addresses(app, rule, known):
            if _visit(client, path, seen, links).status == 403 and audience in _STAFF:
                refused.add(audience)
                break
    ways = set(map(_way, seen))
    while links:
        path = links.popleft()
        if path not in seen and not path.startswith(_LEFT_OUT) and _way(path) not in ways:
            ways.add(_way(path))
            _visit(client, path, seen, links)
    return seen


def _way(path: str) -> tuple[object, ...]:
    """Two addresses that differ by what is filtered or sorted lead to the same things; pages of a list do not."""
    parts = urlsplit(path)
    asked = parse_qsl(parts.query)
    return parts.path, tuple(sorted(name for name, _ in asked)), dict(asked).get("page")


def _visit(client: FlaskClient, path: str, seen: dict[str, Seen], links: deque[str]) -> Seen:
    answer = client.get(path)
    if answer.location:
        links.append(urlsplit(answer.location).path)
    if answer.mimetype == "text/html":
        links.extend(html.unescape(each) for each in _LINKS.findall(answer.text))
    seen[path] = _seen(answer)
    return seen[path]


def _seen(answer: TestResponse) -> Seen:
    if answer.mimetype == "application/pdf":
        says = sent = pdf_text(answer.data)
    elif (answer.mimetype or "").startswith("text/"):
        sent = _CHANGES.sub("", answer.text)
        says = plain(sent)
    else:
        says, sent = "", answer.data.hex()
    headers = tuple(sorted((name, value) for name, value in answer.headers if name not in _UNLIKE))
    return Seen(answer.status_code, says, sent, headers if answer.mimetype != "application/pdf" else ())


def plain(text: str) -> str:
    """What somebody reads in it: no entities, no folded line of a calendar, spaces of one kind."""
    return " ".join(html.unescape(text.replace("\r\n ", "")).split())


def _addresses(app: Flask, rule: Rule, known: Known) -> Iterator[str]:
    names: dict[str, Sequence[Any]] = dict(_places(rule, known))
    assert names.keys() == rule.arguments, rule.rule
    for values in product(*names.values()):
        with app.test_request_context(base_url="http://localhost"):
            filled: dict[str, Any] = dict(zip(names, values, strict=True))
            yield app.url_for(rule.endpoint, **filled)


def _places(rule: Rule, known: Known) -> Iterator[tuple[str, Sequence[str]]]:
    steps = rule.rule.split("/")
    for before, step in pairwise(steps):
        for name in _PLACE.findall(step):
            yield name, _values(before, name, known)


def _values(before: str, name: str, known: Known) -> Sequence[str]:
    """What is known of that place; of one nobody told us of, every reference there is."""
    found = known.get((before, name), known.get(("", name)))
    if found is None and name == "number":
        return ["1"]
    every = [value for (_, kind), values in known.items() if kind == "ref" for value in values]
    return every if found is None else found


def differences(before: Mapping[str, Seen], after: Mapping[str, Seen]) -> list[str]:
    """Where two looks differ. An address of the second alone must be answered as one of nothing is."""
    changed = [path for path in before.keys() & after.keys() if before[path] != after[path]]
    told = [path for path in after.keys() - before.keys() if not _as_unknown(path, after)]
    return sorted(changed + told + [path for path in before.keys() - after.keys() if before[path].status < 400])


def _as_unknown(path: str, seen: Mapping[str, Seen]) -> bool:
    twins = {path.replace(ref, UNKNOWN) for ref in _REF.findall(path)} & seen.keys() - {path}
    return seen[path].status in (403, 404) and any(seen[path] == seen[twin] for twin in twins)
