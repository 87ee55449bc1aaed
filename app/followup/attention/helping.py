"""Pairs run and nobody may be asked for help: it is about the programme. Of a request, nothing is ever shown here."""

from collections.abc import Sequence

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.helping import pairs_without_helper
from app.followup.wording.helping import attention_action, attention_sentence
from app.programmes.queries import by_id


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    pairs = pairs_without_helper(programme_id, person_id)
    if not pairs:
        return ()
    here = {"slug": by_id(programme_id).slug}
    return (Attention("no_helper", pairs, "programmes.coordinator.referent", here, urgency=20),)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.help", AttentionSource(_find, attention_sentence, attention_action))
