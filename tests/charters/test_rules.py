"""Every state against every act, and the small questions."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from app.charters import rules
from app.charters.models import CharterState, Party, SlotState
from app.charters.rules import Standing

PENDING, SIGNED, DECLINED = SlotState.PENDING, SlotState.SIGNED, SlotState.DECLINED
ALL = list(product(SlotState, repeat=3))


def states(mentor: SlotState, mentee: SlotState, host: SlotState) -> dict[Party, SlotState]:
    return {Party.MENTOR: mentor, Party.MENTEE: mentee, Party.HOST: host}


@pytest.mark.parametrize(("now", "then"), list(product(CharterState, CharterState)))
def test_a_charter_moves_only_as_the_table_says(now: CharterState, then: CharterState) -> None:
    allowed = {
        ("draft", "open"), ("draft", "cancelled"), ("complete", "sealed"),
        *(("open", then) for then in ("complete", "declined", "expired", "cancelled", "superseded")),
    }  # fmt: skip
    assert rules.may_become(now, then) == ((now.value, then.value) in allowed)


def test_the_table_names_every_state() -> None:
    assert set(rules.TRANSITIONS) == set(CharterState)


@pytest.mark.parametrize("slots", ALL)
def test_members_sign_in_any_order_and_the_host_last(slots: tuple[SlotState, SlotState, SlotState]) -> None:
    now = states(*slots)
    assert rules.is_turn_of(Party.MENTOR, now) == (slots[0] is PENDING)
    assert rules.is_turn_of(Party.MENTEE, now) == (slots[1] is PENDING)
    assert rules.is_turn_of(Party.HOST, now) == (slots == (SIGNED, SIGNED, PENDING))
    assert rules.is_complete(now) == (slots == (SIGNED, SIGNED, SIGNED))


@pytest.mark.parametrize(("slots", "charter", "party"), list(product(ALL, CharterState, Party)))
def test_nobody_signs_what_is_not_open_nor_twice(
    slots: tuple[SlotState, SlotState, SlotState], charter: CharterState, party: Party
) -> None:
    now = states(*slots)
    found = rules.standing(party, now, charter)
    assert (found is Standing.SIGNED) == (now[party] is SIGNED)
    assert (found is Standing.DECLINED) == (now[party] is DECLINED)
    may = charter is CharterState.OPEN and rules.is_turn_of(party, now)
    assert (found is Standing.MAY_SIGN) == may
    if now[party] is PENDING:
        expected = {CharterState.EXPIRED: Standing.EXPIRED, CharterState.SUPERSEDED: Standing.REPLACED}
        if charter is not CharterState.OPEN:
            assert found is expected.get(charter, Standing.NOT_AWAITED)


@pytest.mark.parametrize(
    ("typed", "expected", "same"),
    [
        ("milo lukasik", "Milo Łukasik", True),
        ("MILO  ŁUKASIK", "Milo Łukasik", True),
        ("Mi\u0301lo Łukasik", "Mílo Łukasik", True),
        ("Anne-Marie L’Hôte", "anne marie l'hote", True),
        ("Milo", "Milo Łukasik", False),
        ("", "Milo Łukasik", False),
    ],
)
def test_names_agree_case_and_accents_apart(typed: str, expected: str, same: bool) -> None:
    assert rules.same_name(typed, expected) is same


@pytest.mark.parametrize(
    ("days", "sign_in", "due"),
    [(0, 30, 0), (4, 30, 0), (5, 30, 1), (11, 30, 1), (12, 30, 2), (25, 30, 3), (60, 30, 3), (12, 12, 1), (30, 10, 1)],
)
def test_reminders_fall_at_5_12_and_25_days_before_the_last_day(days: int, sign_in: int, due: int) -> None:
    asked = date(2026, 10, 12)
    assert rules.reminders_due(asked, asked + timedelta(days=days), asked + timedelta(days=sign_in)) == due


def test_printed_codes_hold_no_letter_taken_for_another() -> None:
    assert not set("O0I1") & set(rules.CODE_ALPHABET)
    assert rules.public_code("K7QF2MXT") == "K7QF-2MXT"


def test_a_code_lives_a_quarter_of_an_hour_and_five_tries() -> None:
    start = datetime(2026, 10, 12, 8, tzinfo=UTC)
    end = start + rules.CODE_LIFE
    assert rules.code_is_usable(end, 4, end - timedelta(seconds=1))
    assert not rules.code_is_usable(end, 4, end)
    assert not rules.code_is_usable(end, 5, start)
    assert rules.code_is_usable(end, 0, start)


def test_one_changed_event_breaks_the_chain_from_there() -> None:
    chain: list[tuple[dict[str, object], str, str]] = []
    before = rules.GENESIS
    for number in range(1, 5):
        event: dict[str, object] = {"number": number, "kind": "opened"}
        digest = rules.event_hash(event, before)
        chain.append((event, before, digest))
        before = digest
    assert rules.first_broken(chain) is None
    chain[2] = ({"number": 3, "kind": "signed"}, *chain[2][1:])
    assert rules.first_broken(chain) == 3
    assert rules.first_broken(chain[:1] + chain[3:]) == 2
