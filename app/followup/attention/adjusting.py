"""What a coordinator must see of pauses and ends."""

from collections.abc import Sequence

from flask import Flask

from app.core.clock import start_of_day
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.adjusting import Waiting, waiting
from app.followup.wording.adjusting import attention_action, attention_sentence
from app.programmes.queries import by_id

_PAIR = "pairing.coordinator.detail"


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    to_tell, resting = waiting(programme_id, person_id)
    slug = by_id(programme_id).slug
    lines = (("ending_to_tell", to_tell, 15), ("long_pauses", resting, 50))
    return [_line(code, found, slug, urgency) for code, found, urgency in lines if found]


def _line(code: str, found: Waiting, slug: str, urgency: int) -> Attention:
    here = {"slug": slug, "ref": found.ref}
    return Attention(code, found.count, _PAIR, here, start_of_day(found.day), urgency=urgency)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.adjusting", AttentionSource(_find, attention_sentence, attention_action))
