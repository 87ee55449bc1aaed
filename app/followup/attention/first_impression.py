"""What a coordinator must see after first meetings: pairs that do not suit one of the two, who wishes to talk."""

from collections.abc import Sequence

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.watching import watched_if_begun
from app.followup.wording.first_impression import worry_action, worry_sentence
from app.pairing.attention import about_pairs

_URGENCY = 14


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    found = [(each.worried_at, each.ref) for each in watched_if_begun(programme_id, person_id) if each.worried_at]
    return about_pairs("pairs_unsuited", found, programme_id, urgency=_URGENCY)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.first_impression", AttentionSource(_find, worry_sentence, worry_action))
