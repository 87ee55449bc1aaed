"""What may be recorded of a sheet signed by hand: whose signatures, and of which day."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from app.charters.models import Party, SlotState


class PaperDay(StrEnum):
    """Why a day cannot be that of the signature."""

    BEFORE_ISSUE = "before_issue"
    IN_FUTURE = "in_future"
    BEFORE_MEMBERS = "before_members"


def may_be_recorded(parties: Collection[Party], states: Mapping[Party, SlotState]) -> bool:
    """Tell whether the signatures of one sheet complete what is there: the host never stands before a member."""
    if not parties or any(states[party] is not SlotState.PENDING for party in parties):
        return False
    there = {party for party, state in states.items() if state is SlotState.SIGNED} | set(parties)
    return Party.HOST not in parties or {Party.MENTOR, Party.MENTEE} <= there


def paper_day(signed_on: date, *, issued_on: date, today: date, not_before: date | None = None) -> PaperDay | None:
    """Return what is wrong with the day on a sheet; `not_before` is the last day a member signed, for the host."""
    if signed_on > today:
        return PaperDay.IN_FUTURE
    if signed_on < issued_on:
        return PaperDay.BEFORE_ISSUE
    return PaperDay.BEFORE_MEMBERS if not_before is not None and signed_on < not_before else None
