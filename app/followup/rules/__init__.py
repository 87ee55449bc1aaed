"""The rules of the year, pure, one module a room."""

from app.followup.rules.steps import (
    NOTHING_HEARD_DAYS,
    SHOWN,
    Meetings,
    NextStep,
    months_between,
    months_since,
    next_step,
)

__all__ = [
    "NOTHING_HEARD_DAYS",
    "SHOWN",
    "Meetings",
    "NextStep",
    "months_between",
    "months_since",
    "next_step",
]
