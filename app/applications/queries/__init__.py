"""Reading applications."""

from app.applications.queries.finding import (
    accepted,
    by_ref,
    live_count,
    live_of_address,
    of_person,
    prepared,
    resume_link,
    sent_by_ref,
)
from app.applications.queries.profiles import answer_lines, profile, shared_lines, speaker, words

__all__ = [
    "accepted",
    "answer_lines",
    "by_ref",
    "live_count",
    "live_of_address",
    "of_person",
    "prepared",
    "profile",
    "resume_link",
    "sent_by_ref",
    "shared_lines",
    "speaker",
    "words",
]
