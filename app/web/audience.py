"""Who may reach an endpoint. Everything is refused unless a blueprint declares its audience.

The predicates come from the features that know people and roles; they register themselves at start-up.
"""

from collections.abc import Callable
from enum import StrEnum

from flask import Blueprint, Flask, abort, current_app, request
from flask.typing import ResponseReturnValue


class Audience(StrEnum):
    """The audiences of `docs/access.md`. One blueprint serves one of them."""

    PUBLIC = "public"
    APPLICANT = "applicant"
    PARTICIPANT = "participant"
    SIGNATORY = "signatory"
    COMMITTEE = "committee"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    DEMO = "demo"


class AudienceBlueprint(Blueprint):
    """A blueprint whose every endpoint is for one audience."""

    audience: Audience


Predicate = Callable[[], bool]
_predicates: dict[Audience, Predicate] = {Audience.PUBLIC: lambda: True}


def register_predicate(audience: Audience, predicate: Predicate) -> None:
    """Say how to tell that the present visitor belongs to `audience`, the URL's own values included."""
    _predicates[audience] = predicate


def audience_blueprint(audience: Audience, import_name: str, *, url_prefix: str | None = None) -> AudienceBlueprint:
    """Return a blueprint named after its audience, to be assembled into its feature."""
    blueprint = AudienceBlueprint(audience.value, import_name, url_prefix=url_prefix)
    blueprint.audience = audience
    return blueprint


def assemble(feature: str, *audiences: AudienceBlueprint) -> Blueprint:
    """Return the blueprint of a feature: `charters` holds `charters.public` and `charters.signatory`."""
    blueprint = Blueprint(feature, f"app.{feature}")
    for each in audiences:
        blueprint.register_blueprint(each)
    return blueprint


def audience_of(app: Flask, endpoint: str) -> Audience | None:
    """Return the declared audience of an endpoint, or `None` when nobody declared one."""
    blueprint = app.blueprints.get(endpoint.rpartition(".")[0])
    return blueprint.audience if isinstance(blueprint, AudienceBlueprint) else None


def guard() -> ResponseReturnValue | None:
    """Refuse, before the view runs, whoever is not of the endpoint's audience (403); unknown URLs stay 404."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    audience = audience_of(current_app, request.endpoint)
    predicate = _predicates.get(audience) if audience else None
    if predicate is None or not predicate():
        abort(403)
    return None
