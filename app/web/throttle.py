"""How often one visitor may try. Counted in real time, per address of the client, by endpoint."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from app.extensions import limiter

View = TypeVar("View", bound=Callable[..., Any])


def limited(rule: str) -> Callable[[View], View]:
    """Limit the POSTs of a view, such as `limited("10 per 10 minutes")`; beyond, the visitor gets the 429 page."""
    return cast("Callable[[View], View]", limiter.limit(rule, methods=["POST"]))


def looked_up(rule: str) -> Callable[[View], View]:
    """Limit the visits of a view that answers about what somebody guesses."""
    return cast("Callable[[View], View]", limiter.limit(rule))
