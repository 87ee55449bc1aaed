"""What may be done to an application, when, and whether its answers hold: pure, and tested state by state."""

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
from app.applications.rules.profile import Answers, ByMeaning, DeclaredLink, Profile
from app.applications.rules.reading import Line, Say, read_answer, read_shared, read_step, shared_keys
from app.applications.rules.window import Intake, draft_expiry, intake, is_full, last_day, may_edit, reminder_due

__all__ = [
    "PREPARE",
    "RELEASE",
    "TRANSITIONS",
    "Act",
    "Answers",
    "ByMeaning",
    "DeclaredLink",
    "Intake",
    "Line",
    "Profile",
    "Say",
    "asked_name",
    "code_name",
    "decisions_open",
    "detail_name",
    "draft_expiry",
    "intake",
    "is_full",
    "last_day",
    "may",
    "may_edit",
    "may_withdraw",
    "next_state",
    "read_answer",
    "read_shared",
    "read_step",
    "reminder_due",
    "shared_keys",
    "undefined_name",
]
