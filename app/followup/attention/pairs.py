"""A line of « à traiter » about pairs: it leads to the only one, or to the list of them."""

from collections.abc import Collection
from datetime import datetime

from app.core.declarations import Attention
from app.programmes.queries import by_id


def line_of(code: str, found: Collection[tuple[datetime, str]], programme_id: int, *, urgency: int) -> list[Attention]:
    """Return the line of these pairs, each since when and its ref; none when there is no pair."""
    if not found:
        return []
    since, first = min(found)
    values, endpoint = {"slug": by_id(programme_id).slug}, "pairing.coordinator.index"
    if len(found) == 1:
        values, endpoint = {**values, "ref": first}, "pairing.coordinator.detail"
    return [Attention(code, len(found), endpoint, values, since, urgency=urgency)]
