"""The limit: what the same page costs when Flask and Jinja do nothing else.

Each route draws a page of the kind that is measured: as many links, fields, rows and cells and as much HTML, from
templates with a layout and loops, compiled once and escaped, over plain data. No database, no session, no form, no
address to build, no filter. `make bench` refuses to compare pages that are not of the same size.
"""

from types import SimpleNamespace as Plain

from flask import Flask, render_template

_WORDS = "Une phrase comme celles du programme, avec des accents écrits, une virgule et parfois l’apostrophe. " * 4
_SITE = Plain(
    brand="Mentorat",
    name=_WORDS[:25],
    skip=_WORDS[:17],
    ask=_WORDS[:40],
    coordinator="Rachid Belkacem",
    email="mentorat@exemple.fr",
)
_BASE = "/programmes/installation"


def _links(count: int) -> list[Plain]:
    return [Plain(url=f"{_BASE}/page-{n}", label=_WORDS[:14], here=n == 0) for n in range(count)]


def _public() -> Plain:
    """A public page: four facts, two lists of four, four parts with links, a calendar of five, five questions."""
    link = Plain(url=f"{_BASE}/candidater/mentor/verifier", label=_WORDS[:40])
    return Plain(
        title=_WORDS[:22],
        heading=_WORDS[:60],
        lead=_WORDS[:205],
        actions=_links(2),
        under=_WORDS[:80],
        facts=[Plain(term=_WORDS[:15], text=_WORDS[:20]) for _ in range(3)],
        paths=["M2.0 7.0" + "C54.3 7.0 70.0 9.1 106.7 28.0" * 6] * 2,
        knots=[106.7, 307.2, 507.7, 708.3, 908.8],
        lists=[Plain(title=_WORDS[:24], lines=[_WORDS[:72]] * 4) for _ in range(2)],
        parts=[
            Plain(
                title=_WORDS[:24], text=_WORDS[:90], strong=_WORDS[:12], more=_WORDS[:60], link=link if n < 3 else None
            )
            for n in range(4)
        ],
        steps=[Plain(when=_WORDS[:18], text=_WORDS[:80]) for _ in range(5)],
        faq=[Plain(question=_WORDS[:50], answer=_WORDS[:125]) for _ in range(5)],
    )


def _choices(count: int) -> list[Plain]:
    return [Plain(value=f"some_profession_{n}", label=_WORDS[:22]) for n in range(count)]


def _field(kind: str, name: str, **more: object) -> Plain:
    words: dict[str, object] = {"label": _WORDS[:26], "hint": _WORDS[:52], "optional": False, "choices": ()}
    return Plain(kind=kind, name=name, value="", autocomplete="given-name", **(words | more))


def _step() -> Plain:
    """A step of an application: eight texts, one group of three choices, one list of twenty, two boxes."""
    return Plain(
        title="Vous",
        form=_WORDS[:20],
        back=_WORDS[:18],
        here=f"{_BASE}/candidater/mentore/vous",
        optional="(facultatif)",
        hidden=[
            ("csrf_token", ".eJxTSiYSKAEAUoMPvQ.awI0dg.IuidNL6kAbfO1NbutmXbAFChZf8"),
            ("revision", 0),
            ("a", ""),
            ("b", ""),
        ],
        fields=[
            _field("text", "first_name", hint=""),
            _field("text", "last_name", hint=""),
            _field("radio", "agreement", choices=_choices(3)),
            _field("email", "email", hint=_WORDS[:105]),
            _field("tel", "phone", optional=True),
            _field("select", "profession", choices=_choices(20)),
            _field("text", "profession-other"),
            _field("text", "commune"),
            _field("checkbox", "commune-undefined"),
            _field("text", "establishment"),
            _field("checkbox", "establishment-undefined"),
        ],
        notice=Plain(title=_WORDS[:42], text=_WORDS[:160], link=_WORDS[:28]),
        buttons=["Continuer", "Continuer", _WORDS[:35]],
    )


def _listing() -> Plain:
    """A list: a search, two filters, six columns."""
    return Plain(
        title="Candidatures",
        programme=_WORDS[:24],
        here="/coordination/installation/candidatures",
        search=_WORDS[:16],
        filters=[Plain(name=f"filter-{n}", label="Filtre", options=_choices(3 + n)) for n in range(2)],
        button="Chercher",
        total="300 candidatures",
        columns=["Nom", "Rôle", "Profession", "État", "Reçue le", "Référence"],
        number="Page 1 sur 6",
        next="Page suivante",
    )


def _rows() -> list[Plain]:
    return [
        Plain(
            ref=f"t44wsfhhbx{n:02d}",
            name=f"Camille Durand {n}",
            role="Mentor",
            profession="Sage-femme",
            tone="gold" if n % 3 else "",
            state="Envoyée",
            day="22 novembre",
            reference=f"IL-2026-{n:04d}",
        )
        for n in range(50)
    ]


def create_app() -> Flask:
    """Build the limit."""
    app = Flask("limit", template_folder="tests/bench/templates", root_path=".")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    public, step, listing, rows = _public(), _step(), _listing(), _rows()
    frame = {"site": _SITE, "footer": _links(3)}
    app.add_url_rule("/public", "public", lambda: render_template("public.html", page=public, menu=_MENUS[3], **frame))
    app.add_url_rule("/step", "step", lambda: render_template("step.html", page=step, menu=_MENUS[1], **frame))
    app.add_url_rule(
        "/list", "list", lambda: render_template("list.html", page=listing, rows=rows, menu=_MENUS[6], **frame)
    )
    return app


_MENUS = {count: _links(count) for count in (1, 3, 6)}
app = create_app()
