"""What may be done to an application, when, and whether its answers hold: pure, and tested state by state."""

from app.applications.rules.checking import Problem, problems_of, problems_of_step, steps_to_redo
from app.applications.rules.cleaning import clean_answer, clean_step
from app.applications.rules.identifiers import candidates
from app.applications.rules.lifecycle import (
    PREPARE,
    RELEASE,
    TRANSITIONS,
    Act,
    decisions_open,
    may,
    may_withdraw,
    next_state,
)
from app.applications.rules.names import asked_name, code_name, detail_name, undefined_name
from app.applications.rules.profile import Answers, ByMeaning, Capacities, DeclaredLink, Profile, capacities
from app.applications.rules.reading import Line, Say, read_answer, read_shared, read_step, shared_keys
from app.applications.rules.references import make_reference
from app.applications.rules.retention import WITHDRAWN_KEPT_DAYS, erase_at
from app.applications.rules.seen import Seen, changed_keys, seen_now
from app.applications.rules.selection import READ_STATES, committee_reads, opinion_open
from app.applications.rules.window import (
    Intake,
    closed_on,
    draft_expiry,
    intake,
    is_full,
    last_day,
    may_edit,
    next_news,
    reminder_due,
)

__all__ = [
    "PREPARE",
    "READ_STATES",
    "RELEASE",
    "TRANSITIONS",
    "WITHDRAWN_KEPT_DAYS",
    "Act",
    "Answers",
    "ByMeaning",
    "Capacities",
    "DeclaredLink",
    "Intake",
    "Line",
    "Problem",
    "Profile",
    "Say",
    "Seen",
    "asked_name",
    "candidates",
    "capacities",
    "changed_keys",
    "clean_answer",
    "clean_step",
    "closed_on",
    "code_name",
    "committee_reads",
    "decisions_open",
    "detail_name",
    "draft_expiry",
    "erase_at",
    "intake",
    "is_full",
    "last_day",
    "make_reference",
    "may",
    "may_edit",
    "may_withdraw",
    "next_news",
    "next_state",
    "opinion_open",
    "problems_of",
    "problems_of_step",
    "read_answer",
    "read_shared",
    "read_step",
    "reminder_due",
    "seen_now",
    "shared_keys",
    "steps_to_redo",
    "undefined_name",
]
