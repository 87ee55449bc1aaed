"""The limit: bare Flask routes that render a comparable Jinja page, and do nothing else."""

from flask import Flask

_PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Limit</title></head><body>
<header><nav><ul>{% for n in range(6) %}<li><a href="/{{ n }}">Link {{ n }}</a></li>{% endfor %}</ul></nav></header>
<main>"""
FORM = (
    _PAGE
    + """<h1>Form</h1><form method="post">{% for field in fields %}<div class="field">
<label for="f{{ loop.index }}">{{ field.label }}</label><p class="hint" id="h{{ loop.index }}">{{ field.hint }}</p>
<input id="f{{ loop.index }}" name="{{ field.name }}" value="{{ field.value }}" aria-describedby="h{{ loop.index }}">
</div>{% endfor %}<button>Go</button></form></main></body></html>"""
)
LIST = (
    _PAGE
    + """<h1>List</h1><table><tbody>{% for row in rows %}<tr>
<th scope="row"><a href="/{{ row.ref }}">{{ row.name }}</a></th><td>{{ row.role }}</td>
<td>{{ row.profession }}</td><td>{{ row.state }}</td><td>{{ row.day }}</td></tr>{% endfor %}
</tbody></table></main></body></html>"""
)


def create_app() -> Flask:
    """Build the limit."""
    app = Flask("limit")
    form_template, list_template = app.jinja_env.from_string(FORM), app.jinja_env.from_string(LIST)
    fields = [
        {"label": f"Label {n}", "hint": "A hint of a few words", "name": f"n{n}", "value": "é"} for n in range(16)
    ]
    rows = [
        {
            "ref": f"r{n}",
            "name": f"Camille Durand {n}",
            "role": "Mentor",
            "profession": "Sage-femme",
            "state": "Envoyée",
        }
        | {"day": "12 octobre 2026"}
        for n in range(50)
    ]

    @app.get("/form")
    def form() -> str:
        return form_template.render(fields=fields)

    @app.get("/list")
    def listing() -> str:
        return list_template.render(rows=rows)

    return app


app = create_app()
