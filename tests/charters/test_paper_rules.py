"""Which signatures one sheet may bring, in every state of the three; and of which day."""

from datetime import date
from itertools import chain, combinations, product

import pytest
from app.charters.models import Party, SlotState
from app.charters.rules import PaperDay, may_be_recorded, paper_day

MEMBERS = {Party.MENTOR, Party.MENTEE}
SHEETS = list(chain.from_iterable(combinations(Party, count) for count in range(len(Party) + 1)))
MOMENTS = [dict(zip(Party, states, strict=True)) for states in product(SlotState, repeat=len(Party))]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: "+".join(sheet) or "nobody")
def test_a_sheet_brings_what_is_awaited_and_the_host_stands_last(sheet: tuple[Party, ...]) -> None:
    for states in MOMENTS:
        after = {party for party in Party if states[party] is SlotState.SIGNED or party in sheet}
        awaited = bool(sheet) and all(states[party] is SlotState.PENDING for party in sheet)
        assert may_be_recorded(sheet, states) == (awaited and (Party.HOST not in sheet or after >= MEMBERS))


@pytest.mark.parametrize(
    ("day", "not_before", "wrong"),
    [
        (12, None, None),
        (20, None, None),
        (11, None, PaperDay.BEFORE_ISSUE),
        (21, None, PaperDay.IN_FUTURE),
        (15, 15, None),
        (14, 15, PaperDay.BEFORE_MEMBERS),
        (11, 15, PaperDay.BEFORE_ISSUE),
    ],
)
def test_the_day_stands_between_the_issue_and_today(day: int, not_before: int | None, wrong: PaperDay | None) -> None:
    found = paper_day(
        date(2026, 10, day),
        issued_on=date(2026, 10, 12),
        today=date(2026, 10, 20),
        not_before=date(2026, 10, not_before) if not_before else None,
    )
    assert found is wrong
