"""Codes that let one person apply after the closing: what they are made of, and how one stands."""

from datetime import datetime
from enum import StrEnum

from app.applications.models import LateCode
from app.programmes.models import ProgrammeState

_GROUP = 4
_LENGTH = 12
MAY_COME_LATE = frozenset(
    {ProgrammeState.OPEN, ProgrammeState.SELECTING, ProgrammeState.PAIRING, ProgrammeState.COMMITTING}
)
"""Steps at which somebody may still be let in; later, nobody could be paired."""


class LateStanding(StrEnum):
    """How a code stands."""

    WAITING = "waiting"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


def late_standing(code: LateCode, now: datetime) -> LateStanding:
    """Return how a code stands at that instant; used stays used."""
    if code.used_at is not None:
        return LateStanding.USED
    if code.revoked_at is not None:
        return LateStanding.REVOKED
    return LateStanding.WAITING if now < code.expires_at else LateStanding.EXPIRED


def shown_code(code: str) -> str:
    """Return a code as it is read aloud and typed: « bcdf-ghjk-mnpq »."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def typed_code(text: str) -> str:
    """Return a code from what somebody typed: case, spaces and hyphens do not count. Empty when it can be none."""
    bare = "".join(char for char in text[:100].lower() if char.isascii() and char.isalnum())
    return bare if len(bare) == _LENGTH else ""
