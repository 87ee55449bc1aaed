"""French of the applications: states, refusals, and sentences filled for one person."""

from app.applications.wording import said
from app.applications.wording.attention import attention_action, attention_sentence
from app.applications.wording.refusals import register
from app.applications.wording.sentences import (
    closed_sentence,
    erased_on,
    fixed_sentence,
    full_sentence,
    next_edition_words,
    next_steps,
    personal,
    status_sentence,
)
from app.applications.wording.states import (
    ACTS,
    DECISIONS,
    MENTOR_SENTENCE,
    PREPARED,
    ROLES,
    STATES,
    TONES,
    criterion_sentence,
    member_called,
    stock_sentences,
)

__all__ = [
    "ACTS",
    "DECISIONS",
    "MENTOR_SENTENCE",
    "PREPARED",
    "ROLES",
    "STATES",
    "TONES",
    "attention_action",
    "attention_sentence",
    "closed_sentence",
    "criterion_sentence",
    "erased_on",
    "fixed_sentence",
    "full_sentence",
    "member_called",
    "next_edition_words",
    "next_steps",
    "personal",
    "register",
    "said",
    "status_sentence",
    "stock_sentences",
]
