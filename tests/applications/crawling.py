"""Everything a member of staff can open, followed link by link, as plain text."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import Rule

from tests.support.pages import PageClient
from tests.support.parsing import Page
from tests.support.pdf import pdf_text

ROOMS = ("/coordination", "/comite")


def everything(app: Flask, browser: PageClient, slug: str, *starts: str) -> dict[str, str]:
    """Return what each page of staff says, links included, by address: every room of a programme, and what it leads to.

    Addresses of whoever does not exist any more would differ by themselves: only what a page links to is visited.
    """
    ahead = [*_doors(app, slug), *starts]
    said: dict[str, str] = {}
    while ahead:
        path = ahead.pop(0)
        if path in said:
            continue
        answer = browser.http.get(path)
        if answer.mimetype == "application/pdf":
            said[path] = pdf_text(answer.data)
            continue
        page = Page(answer, path)
        links = sorted({link for link in map(_ours, page.links()) if link})
        said[path] = f"{answer.status_code} {page.text}" + " ".join(["", *links, *_values(page)])
        ahead += links
    return said


def _doors(app: Flask, slug: str) -> Iterable[str]:
    with app.test_request_context(base_url="http://localhost"):
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or set()) and rule.rule.startswith(ROOMS) and rule.arguments <= {"slug", "role"}:
                yield from _addresses(app, rule, slug)


def _addresses(app: Flask, rule: Rule, slug: str) -> Iterable[str]:
    for role in ("mentore", "mentor") if "role" in rule.arguments else ("",):
        known: dict[str, Any] = {"slug": slug, "role": role}
        yield app.url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})


def _ours(link: str) -> str:
    parts = urlsplit(link)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if not parts.netloc and parts.path.startswith(ROOMS) else ""


def _values(page: Page) -> list[str]:
    """What forms carry unseen, but for what differs at every visit."""
    return [
        f"{each.get('name')}={each.get('value')}"
        for each in page.all("input")
        if each.get("name") not in ("csrf_token", "seen") and each.get("type") != "text"
    ]
