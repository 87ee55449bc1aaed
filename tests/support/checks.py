"""What every page must be: valid, labelled, without inline code, in French typography."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.support.parsing import Page, text_of

_TYPO = re.compile(r"\w[ ][:;?!»]|«[ ]|\w'\w")
_SKIPPED = {"script", "style", "textarea", "input", "option", "code", "pre"}


def check_page(page: Page) -> None:
    """Refuse a page that is not well made."""
    assert not page.mistakes, f"{page.path}: invalid HTML {page.mistakes[:3]}"
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
