"""French of pairing: the states of a pair, what its rules say, and why something is refused."""

from flask import Flask

from app.pairing.wording import committee, sessions
from app.pairing.wording.attention import attention_action, attention_sentence, formed_words
from app.pairing.wording.board import Board, MentorColumn, board, mentor_column, sayings
from app.pairing.wording.committee import kept_lines, repair_lines
from app.pairing.wording.findings import NOTHING_FOUND, finding, kept_findings, tone, verdict
from app.pairing.wording.pairs import MemberView, PairView, cancelled, headline, pair_view, proposed
from app.pairing.wording.reasons import for_member, for_staff, kept_for_member, kept_for_staff
from app.pairing.wording.refusals import REFUSALS, refusal
from app.pairing.wording.rows import PairRow, PairTable, names, pair_rows
from app.pairing.wording.states import ACQUAINTANCES, ANSWERS, STATE_TONES, STATES
from app.web.errors import register_wording

__all__ = [
    "ACQUAINTANCES",
    "ANSWERS",
    "NOTHING_FOUND",
    "REFUSALS",
    "STATES",
    "STATE_TONES",
    "Board",
    "MemberView",
    "MentorColumn",
    "PairRow",
    "PairTable",
    "PairView",
    "attention_action",
    "attention_sentence",
    "board",
    "cancelled",
    "committee",
    "finding",
    "for_member",
    "for_staff",
    "formed_words",
    "headline",
    "kept_findings",
    "kept_for_member",
    "kept_for_staff",
    "kept_lines",
    "mentor_column",
    "names",
    "pair_rows",
    "pair_view",
    "proposed",
    "refusal",
    "register",
    "repair_lines",
    "sayings",
    "sessions",
    "tone",
    "verdict",
]


def register(_app: Flask) -> None:
    """Give the refusals of pairing their sentences."""
    register_wording(dict.fromkeys(REFUSALS, refusal))
