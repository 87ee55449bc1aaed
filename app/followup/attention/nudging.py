"""What a coordinator must see of silent pairs: how many, and the day since which."""

from collections.abc import Sequence
from datetime import datetime, time

from flask import Flask

from app.core.clock import PARIS
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.watching import watched_if_begun
from app.followup.rules.nudging import SHOWN_AFTER
from app.followup.wording.nudging import silence_action, silence_sentence
from app.programmes.queries import by_id

_URGENCY = 28


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    found = [each for each in watched_if_begun(programme_id, person_id) if each.silent >= SHOWN_AFTER]
    if not found:
        return []
    values, endpoint = {"slug": by_id(programme_id).slug}, "pairing.coordinator.index"
    if len(found) == 1:
        values, endpoint = {**values, "ref": found[0].ref}, "pairing.coordinator.detail"
    since = datetime.combine(min(each.life for each in found), time.min, PARIS)
    return [Attention("pairs_silent", len(found), endpoint, values, since, urgency=_URGENCY)]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.nudging", AttentionSource(_find, silence_sentence, silence_action))
