"""Pairs run and nobody may be asked for help; and to the reader of a request, to nobody else, that it waits."""

from collections.abc import Sequence

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.helping import to_see_to
from app.followup.wording.helping import attention_action, attention_sentence
from app.programmes.queries import by_id


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    found = to_see_to(programme_id, person_id)
    here = {"slug": by_id(programme_id).slug}
    lines = (
        Attention(
            "help_awaited",
            found.awaited,
            "followup.referent.index",
            {},
            since=found.since,
            urgency=5,
            on_page_only=True,
        ),
        Attention("no_helper", found.alone, "programmes.coordinator.referent", here, urgency=20),
    )
    return [line for line in lines if line.count]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.help", AttentionSource(_find, attention_sentence, attention_action))
