"""The rules of pairs, pure: what speaks against one and for it, its life, and the answers to it."""

from app.pairing.rules.answering import REMINDERS, Standing, answer_day, contradicts, is_past, reminder_due, standing
from app.pairing.rules.conflicts import LINK_CODES, History, find_conflicts, named_findings
from app.pairing.rules.derogations import DEROGATED, lift
from app.pairing.rules.findings import (
    FORBIDDEN,
    Finding,
    Reason,
    finding_from,
    rank,
    reason_from,
    severity,
    strictest_first,
    worst,
)
from app.pairing.rules.lifecycle import (
    FAILED,
    LIVE,
    OVER,
    TRANSITIONS,
    UNDERWAY,
    PairAct,
    achieved_early,
    after,
    ended_on,
    may,
)
from app.pairing.rules.names import Likeness, compare_with_person, compare_with_place
from app.pairing.rules.places import LEVELS, in_the_same_place, place_findings
from app.pairing.rules.points import OUT_OF, TOP, Criterion
from app.pairing.rules.reasons import find_reasons
from app.pairing.rules.resemblances import (
    NOTHING_VERIFIED,
    Resemblance,
    Resemblances,
    lines_of,
    resemblance_of,
    written_digest,
)
from app.pairing.rules.score import Score, ScoreLine, score_line_from, score_pair

__all__ = [
    "DEROGATED",
    "FAILED",
    "FORBIDDEN",
    "LEVELS",
    "LINK_CODES",
    "LIVE",
    "NOTHING_VERIFIED",
    "OUT_OF",
    "OVER",
    "REMINDERS",
    "TOP",
    "TRANSITIONS",
    "UNDERWAY",
    "Criterion",
    "Finding",
    "History",
    "Likeness",
    "PairAct",
    "Reason",
    "Resemblance",
    "Resemblances",
    "Score",
    "ScoreLine",
    "Standing",
    "achieved_early",
    "after",
    "answer_day",
    "compare_with_person",
    "compare_with_place",
    "contradicts",
    "ended_on",
    "find_conflicts",
    "find_reasons",
    "finding_from",
    "in_the_same_place",
    "is_past",
    "lift",
    "lines_of",
    "may",
    "named_findings",
    "place_findings",
    "rank",
    "reason_from",
    "reminder_due",
    "resemblance_of",
    "score_line_from",
    "score_pair",
    "severity",
    "standing",
    "strictest_first",
    "worst",
    "written_digest",
]
