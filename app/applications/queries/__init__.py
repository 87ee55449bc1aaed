"""Reading applications."""

from app.applications.queries.finding import (
    accepted,
    by_ref,
    drafts_to_expire,
    drafts_to_remind,
    live_count,
    live_of_address,
    of_person,
    prepared,
    resumable,
    sent_by_ref,
)
from app.applications.queries.history import Entry, history, last_actor, names_of
from app.applications.queries.profiles import answer_lines, profile, shared_lines, speaker, words

__all__ = [
    "Entry",
    "accepted",
    "answer_lines",
    "by_ref",
    "drafts_to_expire",
    "drafts_to_remind",
    "history",
    "last_actor",
    "live_count",
    "live_of_address",
    "names_of",
    "of_person",
    "prepared",
    "profile",
    "resumable",
    "sent_by_ref",
    "shared_lines",
    "speaker",
    "words",
]
