"""Reading applications."""

from app.applications.queries.finding import (
    accepted,
    by_ref,
    drafts_to_expire,
    drafts_to_remind,
    files_to_erase,
    has_applications,
    latest_of,
    live_count,
    live_of_address,
    of_person,
    opened,
    prepared,
    resumable,
    sent_by_ref,
    waiting_for_news,
)
from app.applications.queries.history import Entry, acted_last, history, last_actor, names_of, noted_since
from app.applications.queries.listing import Listing, Row, Wanted, listing
from app.applications.queries.profiles import answer_lines, eligibility_lines, profile, shared_lines, speaker, words
from app.applications.queries.progress import first_step_to_do, steps_left

__all__ = [
    "Entry",
    "Listing",
    "Row",
    "Wanted",
    "accepted",
    "acted_last",
    "answer_lines",
    "by_ref",
    "drafts_to_expire",
    "drafts_to_remind",
    "eligibility_lines",
    "files_to_erase",
    "first_step_to_do",
    "has_applications",
    "history",
    "last_actor",
    "latest_of",
    "listing",
    "live_count",
    "live_of_address",
    "names_of",
    "noted_since",
    "of_person",
    "opened",
    "prepared",
    "profile",
    "resumable",
    "sent_by_ref",
    "shared_lines",
    "speaker",
    "steps_left",
    "waiting_for_news",
    "words",
]
