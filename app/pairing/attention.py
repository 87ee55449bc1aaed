"""What pairing asks of a coordinator, and its step of « le parcours »."""

from collections.abc import Sequence
from datetime import timedelta

from flask import Flask

from app.core.clock import today
from app.core.declarations import Attention, AttentionSource, Milestone, declare_attention, declare_milestone
from app.pairing.models import PairState
from app.pairing.queries import count_formed, mentees_to_pair, pairs_in_state, silent_before
from app.pairing.wording import attention_action, attention_sentence, formed_words
from app.programmes.models import Programme
from app.programmes.queries import by_id

_NEAR = timedelta(days=2)


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    programme = by_id(programme_id)
    return [
        found
        for found in (
            _silent(programme, person_id),
            _drafted(programme, person_id),
            *_to_pair(programme, person_id),
        )
        if found is not None
    ]


def _line(code: str, count: int, endpoint: str, programme: Programme, *, urgency: int) -> Attention | None:
    if not count:
        return None
    return Attention(code, count, endpoint, {"slug": programme.slug}, urgency=urgency)


def _silent(programme: Programme, reader_id: int) -> Attention | None:
    count = silent_before(programme.id, today() + _NEAR, reader_id)
    return _line("proposals_silent", count, "pairing.coordinator.index", programme, urgency=25)


def _drafted(programme: Programme, reader_id: int) -> Attention | None:
    waiting = pairs_in_state(programme.id, PairState.DRAFTED, reader_id)
    return _line("pairs_drafted", waiting, "pairing.coordinator.index", programme, urgency=40)


def _to_pair(programme: Programme, reader_id: int) -> Sequence[Attention | None]:
    again, new = mentees_to_pair(programme.id, reader_id)
    board = "pairing.coordinator.pairing"
    return (
        _line("pairs_to_redo", again, board, programme, urgency=35),
        _line("mentees_waiting", new, board, programme, urgency=45),
    )


def register(_app: Flask) -> None:
    """Declare both."""
    declare_attention("pairing", AttentionSource(_find, attention_sentence, attention_action))
    declare_milestone("pairing.formed", Milestone(30, count_formed, formed_words))
