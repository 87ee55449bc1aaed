"""How a view answers: a page, one of its fragments, or « go there »."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

_VARY = ("HX-Request", "HX-Request-Type")


def wants_fragment() -> bool:
    """Tell whether htmx asks for a fragment, rather than a whole page (boost, history) it would swap in a corner."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-Request-Type") == "partial"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def page(*, status: int = 200, template: str | None = None, partial: str | None = None, **context: Any) -> Response:
    """Answer with the template named after the endpoint, or with its `partial` when htmx asked for a fragment."""
    name = template or f"{(request.endpoint or '').replace('.', '/')}.html"
    if partial is not None and wants_fragment():
        name = f"{name.rpartition('/')[0]}/{partial}"
    response = make_response(render_template(name, **context), status)
    if partial is not None:
        response.vary.update(_VARY)
    return response


def see_other(endpoint: str, **values: Any) -> Response:
    """Send the visitor to another page after a successful POST: 303, or what htmx follows instead."""
    return go_to(url_for(endpoint, **values))


def go_to(url: str) -> Response:
    """Send the visitor to a path of this site after a successful POST."""
    if request.headers.get("HX-Request") == "true":
        response = make_response("", 200)
        response.headers["HX-Redirect"] = url
        return response
    return make_response(redirect(url, code=303))
