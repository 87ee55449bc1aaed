"""What a coordinator must see of silent pairs: how many, and the day since which."""

from collections.abc import Sequence

from flask import Flask

from app.core.clock import start_of_day
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.watching import watched_if_begun
from app.followup.rules.nudging import SHOWN_AFTER
from app.followup.wording.nudging import silence_action, silence_sentence
from app.pairing.attention import about_pairs

_URGENCY = 28


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    silent = (each for each in watched_if_begun(programme_id, person_id) if each.silent >= SHOWN_AFTER)
    found = [(start_of_day(each.life), each.ref) for each in silent]
    return about_pairs("pairs_silent", found, programme_id, urgency=_URGENCY)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.nudging", AttentionSource(_find, silence_sentence, silence_action))
