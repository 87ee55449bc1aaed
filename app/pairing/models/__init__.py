"""Pairs and the answers of their two members; what the committee decides."""

from app.pairing.models.committee import (
    CommitteeSession,
    Derogation,
    PairVeto,
    ResemblanceRuling,
    SessionPresence,
)
from app.pairing.models.pairs import Acquaintance, Answer, Pair, PairAnswer, PairReminder, PairState, Renewal

__all__ = [
    "Acquaintance",
    "Answer",
    "CommitteeSession",
    "Derogation",
    "Pair",
    "PairAnswer",
    "PairReminder",
    "PairState",
    "PairVeto",
    "Renewal",
    "ResemblanceRuling",
    "SessionPresence",
]
