"""What is asked about charter texts, charters and their signatures."""

from app.charters.queries.charters import (
    charter_of_pair,
    charters_without_final_file,
    file_of,
    live_charter,
    locked,
    missing_signatures,
    open_charters,
    overdue_charters,
    pairs_without_charter,
    progress_of,
    slot_by_ref,
    slot_of,
    snapshot_of,
    standing_of,
    states_of,
)
from app.charters.queries.evidence import broken_event, chain_of, event_body, last_event, signed_event
from app.charters.queries.links import code_of, link_by_token
from app.charters.queries.texts import draft_text, pending_signatures, published_text, text_versions, text_with

__all__ = [
    "broken_event",
    "chain_of",
    "charter_of_pair",
    "charters_without_final_file",
    "code_of",
    "draft_text",
    "event_body",
    "file_of",
    "last_event",
    "link_by_token",
    "live_charter",
    "locked",
    "missing_signatures",
    "open_charters",
    "overdue_charters",
    "pairs_without_charter",
    "pending_signatures",
    "progress_of",
    "published_text",
    "signed_event",
    "slot_by_ref",
    "slot_of",
    "snapshot_of",
    "standing_of",
    "states_of",
    "text_versions",
    "text_with",
]
