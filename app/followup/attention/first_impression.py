"""What a coordinator must see after first meetings: pairs that do not suit one of the two, who wishes to talk."""

from collections.abc import Sequence

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.first_impression import worries
from app.followup.wording.first_impression import worry_action, worry_sentence
from app.programmes.queries import by_id

_URGENCY = 14


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    found = worries(programme_id, person_id)
    if not found:
        return []
    values, endpoint = {"slug": by_id(programme_id).slug}, "pairing.coordinator.index"
    if len(found) == 1:
        values, endpoint = {**values, "ref": found[0].ref}, "pairing.coordinator.detail"
    since = min(each.said_at for each in found)
    return [Attention("pairs_unsuited", len(found), endpoint, values, since, urgency=_URGENCY)]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.first_impression", AttentionSource(_find, worry_sentence, worry_action))
