"""What a coordinator must see of charters."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from flask import Flask

from app.charters.panel import pair_panel
from app.charters.queries import (
    charters_without_final_file,
    open_charters,
    pairs_without_charter,
    progress_of,
    published_text,
)
from app.charters.wording import attention_action, attention_sentence, progress
from app.core.clock import now
from app.core.declarations import (
    Attention,
    AttentionSource,
    Column,
    declare_attention,
    declare_column,
    declare_panel,
)
from app.organisation.queries import current_signatory
from app.programmes.queries import by_id

LONG = timedelta(days=12)
_LATE = timedelta(minutes=10)


def find(programme_id: int, _person_id: int) -> Sequence[Attention]:
    """Return what waits for somebody: charters that cannot be issued, that nobody signs, whose PDF is late."""
    return list(_find(programme_id))


def _find(programme_id: int) -> Iterator[Attention]:
    here = {"slug": by_id(programme_id).slug}
    waiting = pairs_without_charter(programme_id)
    if waiting:
        since = min((pair.committed_at for pair in waiting if pair.committed_at), default=None)
        code, endpoint = _why_waiting(programme_id)
        yield Attention(code, len(waiting), endpoint, here, since, urgency=20)
    unsigned = [charter for charter in open_charters(programme_id) if now() - charter.issued_at > LONG]
    if unsigned:
        yield Attention("charter_unsigned", len(unsigned), "pairing.coordinator.index", here, unsigned[0].issued_at)
    late = [
        charter
        for charter in charters_without_final_file(programme_id)
        if charter.completed_at and now() - charter.completed_at > _LATE
    ]
    if late:
        yield Attention(
            "charter_file_late", len(late), "pairing.coordinator.index", here, late[0].completed_at, urgency=30
        )


def _why_waiting(programme_id: int) -> tuple[str, str]:
    if published_text(programme_id) is None:
        return "charter_no_text", "charters.coordinator.texts"
    if current_signatory() is None:
        return "charter_no_signatory", "charters.coordinator.signatory"
    return "charter_to_issue", "charters.coordinator.waiting"


def _cells(pair_ids: Sequence[int]) -> dict[int, str]:
    return {pair_id: progress(state, signed) for pair_id, state, signed in progress_of(pair_ids)}


def register(_app: Flask) -> None:
    """Declare the sentences of « à traiter », and what the pair's page of the coordination shows of its charter."""
    declare_attention("charters", AttentionSource(find, attention_sentence, attention_action))
    declare_column("pairs", "charters", Column("Charte", 20, _cells))
    declare_panel("pair_coordination", "charters", pair_panel)
