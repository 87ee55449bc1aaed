"""What the pages of the year read, one module a room."""

from app.followup.queries.pairs import (
    CharterView,
    Membership,
    Year,
    as_seen_by,
    charter_for,
    membership,
    news_by,
    pairs_of,
    step_for,
    year_of,
)

__all__ = [
    "CharterView",
    "Membership",
    "Year",
    "as_seen_by",
    "charter_for",
    "membership",
    "news_by",
    "pairs_of",
    "step_for",
    "year_of",
]
