"""What the year adds to pages of earlier steps, one module a room."""

from flask import Flask

from app.followup.context import (
    account,
    adjusting,
    amending,
    first_impression,
    following,
    helping,
    launching,
    objectives,
    pairs,
    resources,
)

_ROOMS = (
    account,
    adjusting,
    amending,
    first_impression,
    following,
    helping,
    launching,
    objectives,
    pairs,
    resources,
)


def register(app: Flask) -> None:
    """Let each room declare what it adds."""
    for room in _ROOMS:
        room.register(app)
