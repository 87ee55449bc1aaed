"""What a coordinator must see of pauses and ends."""

from collections.abc import Sequence

from flask import Flask

from app.core.clock import start_of_day
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.adjusting import waiting
from app.followup.wording.adjusting import attention_action, attention_sentence
from app.pairing.attention import about_pairs


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    to_tell, resting = waiting(programme_id, person_id)
    lines = (("ending_to_tell", to_tell, 15), ("long_pauses", resting, 50))
    return [
        line
        for code, found, urgency in lines
        for line in about_pairs(code, [(start_of_day(day), ref) for day, ref in found], programme_id, urgency=urgency)
    ]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.adjusting", AttentionSource(_find, attention_sentence, attention_action))
