"""A parsed answer, and its forms as a browser would send them."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse


class Page:
    """A parsed answer."""

    def __init__(self, response: TestResponse, path: str) -> None:
        self.response = response
        self.path = path
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.text if (response.mimetype or "").startswith("text/html") else ""

    @cached_property
    def _parser(self) -> html5lib.HTMLParser:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(self.html or "<p>")
        return parser

    @cached_property
    def tree(self) -> Element:
        """The elements, as a browser makes them out."""
        root: Element = self._parser.tree.getDocument()
        return root

    @property
    def mistakes(self) -> list[object]:
        """What the parser had to guess: none in a page that is well made."""
        return list(self._parser.errors)

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

    def links_named(self, label: str) -> list[str]:
        """The addresses of the links that say so."""
        return [link.get("href") or "" for link in self.tree.iter("a") if _plain(label) in _plain(text_of(link))]

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


def text_of(element: Element) -> str:
    """The text of an element, spaces folded."""
    return " ".join("".join(element.itertext()).split())


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").split())
