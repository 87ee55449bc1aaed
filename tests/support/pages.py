"""A visitor who checks every page: HTML, one h1, labels, ids, CSRF, no inline script, French typography."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

_TYPO = re.compile(r"\w[ ][:;?!»]|«[ ]|\w'\w")
_WRITES = re.compile(r"(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.IGNORECASE)
_SEEN = "UPDATE access_session SET last_seen_at"  # the one write a visit may cause
_SKIPPED = {"script", "style", "textarea", "input", "option", "code", "pre"}


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


class Page:
    """A parsed answer."""

    def __init__(self, response: TestResponse, path: str) -> None:
        self.response = response
        self.path = path
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.text if (response.mimetype or "").startswith("text/html") else ""
        self.tree: Element = html5lib.parse(self.html or "<p>", namespaceHTMLElements=False)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of that tag with those attributes (`class_` holds the class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.tree.iter(tag)
            if all(
                value in (element.get(name) or "").split() or element.get(name) == value
                for name, value in wanted.items()
            )
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} <{tag}> {attributes} at {self.path}"
        return found[0]

    @property
    def title(self) -> str:
        """The text of the page's h1."""
        return text_of(self.one("h1"))

    @property
    def text(self) -> str:
        """Everything the page says, spaces folded (no-break ones too)."""
        return text_of(self.tree)

    def has(self, sentence: str) -> bool:
        """Tell whether the page says that, whatever the kind of its spaces and apostrophes."""
        return _plain(sentence) in _plain(self.text)

    def links(self) -> list[str]:
        """Where the page's links go."""
        return [link.get("href") or "" for link in self.tree.iter("a")]

    def link(self, label: str) -> str:
        """The address of the link that says so."""
        for link in self.tree.iter("a"):
            if _plain(label) in _plain(text_of(link)):
                return link.get("href") or ""
        raise AssertionError(f"no link « {label} » at {self.path}: {self.text[:400]}")

    def form(self, button: str = "") -> "Form":
        """The form that holds that button, or the only form that posts."""
        forms = [
            Form(each, self.path) for each in self.tree.iter("form") if (each.get("method") or "").lower() == "post"
        ]
        chosen = [form for form in forms if not button or form.has_button(button)]
        assert chosen, f"no form with « {button} » at {self.path}: {self.text[:400]}"
        return chosen[0]

    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        summary = [each for each in self.tree.iter() if each.get("id") == "erreurs"]
        return [text_of(link) for each in summary for link in each.iter("a")]


class Form:
    """A form as a browser would send it."""

    def __init__(self, element: Element, path: str) -> None:
        self.element = element
        self.action = urljoin(path, element.get("action") or path) if element.get("action") else path

    def has_button(self, label: str) -> bool:
        """Tell whether the form has a button that says so."""
        return any(_plain(label) in _plain(text_of(button)) for button in self.element.iter("button"))

    def fields(self) -> list[tuple[str, str]]:
        """The fields filled in, in document order."""
        return list(self._fields())

    def _fields(self) -> Iterator[tuple[str, str]]:
        for each in self.element.iter():
            name = each.get("name")
            if not name or each.get("disabled") is not None:
                continue
            if each.tag == "textarea":
                yield name, (each.text or "").removeprefix("\n")
            elif each.tag == "select":
                yield from self._options(name, each)
            elif each.tag == "input":
                kind = each.get("type", "text")
                if kind in ("checkbox", "radio") and each.get("checked") is None:
                    continue
                if kind not in ("submit", "button", "image"):
                    yield name, each.get("value") or ("on" if kind in ("checkbox", "radio") else "")

    @staticmethod
    def _options(name: str, select: Element) -> Iterator[tuple[str, str]]:
        options = list(select.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        for option in chosen:
            yield name, option.get("value") if option.get("value") is not None else text_of(option)  # type: ignore[misc]

    def button(self, label: str) -> tuple[str, str] | None:
        """The name and value the button with that label sends."""
        for each in self.element.iter("button"):
            if _plain(label) in _plain(text_of(each)) and each.get("name"):
                return each.get("name") or "", each.get("value") or ""
        return None


class PageClient:
    """Visits pages and complains about any that is not well made."""

    def __init__(self, app: Flask) -> None:
        self.app = app
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


def check_page(page: Page) -> None:
    """Refuse a page that is not well made."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    parser.parse(page.html)
    assert not parser.errors, f"{page.path}: invalid HTML {parser.errors[:3]}"
    assert len(page.all("h1")) == 1, f"{page.path}: {len(page.all('h1'))} h1"
    assert text_of(page.one("title")), f"{page.path}: no title"
    doubles = [
        name
        for name, count in Counter(each.get("id") for each in page.tree.iter() if each.get("id")).items()
        if count > 1
    ]
    assert not doubles, f"{page.path}: ids twice {doubles}"
    _check_labels(page)
    for form in page.tree.iter("form"):
        if (form.get("method") or "").lower() == "post":
            assert any(each.get("name") == "csrf_token" for each in form.iter("input")), f"{page.path}: no CSRF token"
    _check_inline(page)
    for sentence in _sentences(page.tree):
        assert not _TYPO.search(sentence), f"{page.path}: typography of « {sentence.strip()} »"


def _check_labels(page: Page) -> None:
    labelled = {label.get("for") for label in page.tree.iter("label")}
    for tag in ("input", "select", "textarea"):
        for field in page.tree.iter(tag):
            if field.get("type") in ("hidden", "submit"):
                continue
            named = field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")
            assert named, f"{page.path}: no label for {field.get('name')}"


def _check_inline(page: Page) -> None:
    for each in page.tree.iter():
        for name in each.keys():  # noqa: SIM118 - an Element is not a dict
            assert name != "style", f"{page.path}: inline style on <{each.tag}>"
            assert not name.startswith(("on", "hx-on")), f"{page.path}: inline handler {name}"
    for script in page.tree.iter("script"):
        assert script.get("src"), f"{page.path}: inline script"
    assert not list(page.tree.iter("style")), f"{page.path}: inline style sheet"


def _sentences(element: Element) -> Iterator[str]:
    if element.tag in _SKIPPED or element.get("data-verbatim") is not None:
        if element.tail:
            yield element.tail
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _sentences(child)
    if element.tail:
        yield element.tail


def text_of(element: Element) -> str:
    """The text of an element, spaces folded."""
    return " ".join("".join(element.itertext()).split())


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").split())
