"""Writing letters: three templates each, in an environment of their own that knows no request."""

import re
from functools import cache
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.core.text import clean_line, clean_text, typo
from app.core.wording import FILTERS
from app.mail.links import url
from app.mail.message import Letter, Written

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
_BLANK_LINES = re.compile(r"\n{3,}")  # what blocks of templates leave between them


@cache
def environment() -> Environment:
    """Return the environment of letters: what a template needs and is not given is an error, not a hole."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.globals["url"] = url
    return made


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def write(letter: Letter) -> Written:
    """Return the subject, the text and the HTML of a letter; raises what Jinja raises when something is lacking."""
    context = {"head": letter.head, "url_privacy": url("/confidentialite"), **letter.context}
    subject, text, html = (
        environment().get_template(f"emails/{letter.name}/{part}").render(context)
        for part in ("subject.txt", "body.txt", "body.html")
    )
    return Written(
        subject=typo(clean_line(subject)),
        text=typo(_BLANK_LINES.sub("\n\n", clean_text(text))) + "\n",
        html=_inliner().inline(html),
    )
