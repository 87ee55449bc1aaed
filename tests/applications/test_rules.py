"""The life of an application, state by state and act by act; days and seconds; references."""

from datetime import UTC, datetime, timedelta

import pytest
from app.applications.models import ApplicantRole, ApplicationState, Decision
from app.applications.rules import (
    PREPARE,
    RELEASE,
    TRANSITIONS,
    Act,
    Intake,
    decisions_open,
    draft_expiry,
    intake,
    is_full,
    last_day,
    make_reference,
    may,
    may_edit,
    may_withdraw,
    next_news,
    next_state,
    reminder_due,
)
from app.core.clock import PARIS, end_of_day
from app.programmes.models import ProgrammeState
from app.programmes.presets import load_preset, preset_path

from tests.applications.world import COHORT, ROLLING, day

S = ApplicationState
STAFF = {Act.MARK_ELIGIBLE, Act.ASK_TO_COMPLETE, Act.BEGIN_READING, Act.NOTE, Act.UNDO_DECISION}
STAFF |= set(PREPARE.values()) | set(RELEASE.values())
ALLOWED: dict[ApplicationState, set[Act]] = {
    S.DRAFT: {Act.SAVE, Act.SUBMIT, Act.EXPIRE, Act.WITHDRAW},
    S.SUBMITTED: {
        *(Act.EDIT, Act.WITHDRAW, Act.BEGIN_READING, Act.MARK_ELIGIBLE, Act.ASK_TO_COMPLETE, Act.NOTE),
        *(Act.PREPARE_DECLINE, Act.UNDO_DECISION, Act.RELEASE_DECLINE),
    },
    S.TO_COMPLETE: {
        *(Act.ANSWER, Act.EDIT, Act.WITHDRAW, Act.MARK_ELIGIBLE, Act.NOTE),
        *(Act.PREPARE_DECLINE, Act.UNDO_DECISION, Act.RELEASE_DECLINE),
    },
    S.ELIGIBLE: {
        *(Act.EDIT, Act.WITHDRAW, Act.ASK_TO_COMPLETE, Act.NOTE, Act.UNDO_DECISION),
        *PREPARE.values(),
        *RELEASE.values(),
    },
    S.WAITLISTED: {
        *(Act.WITHDRAW, Act.NOTE, Act.UNDO_DECISION),
        *(Act.PREPARE_ACCEPT, Act.PREPARE_DECLINE, Act.RELEASE_ACCEPT, Act.RELEASE_DECLINE),
    },
    S.ACCEPTED: {Act.WITHDRAW, Act.NOTE},
    S.DECLINED: {Act.NOTE},
    S.WITHDRAWN: {Act.NOTE},
    S.EXPIRED: set(),
}


@pytest.mark.parametrize("state", ApplicationState)
@pytest.mark.parametrize("act", Act)
def test_every_act_in_every_state_is_allowed_or_refused_on_purpose(state: ApplicationState, act: Act) -> None:
    assert may(state, act) is (act in ALLOWED[state])
    assert (next_state(state, act) is not None) is (act in ALLOWED[state])


def test_nothing_brings_back_what_has_ended() -> None:
    ends = {S.DECLINED, S.WITHDRAWN, S.EXPIRED}
    for (state, _), target in TRANSITIONS.items():
        assert state not in ends or target is state


def test_only_a_release_decides() -> None:
    decided = {S.ACCEPTED, S.WAITLISTED, S.DECLINED}
    for (state, act), target in TRANSITIONS.items():
        if target in decided and target is not state:
            assert act in RELEASE.values()


def test_staff_never_reads_a_draft() -> None:
    assert not {act for state, act in TRANSITIONS if state is S.DRAFT} & STAFF


def test_one_may_leave_until_the_end() -> None:
    leaving = {state for state in ApplicationState if may_withdraw(state)}
    assert leaving == {S.DRAFT, S.SUBMITTED, S.TO_COMPLETE, S.ELIGIBLE, S.ACCEPTED, S.WAITLISTED}


def test_decisions_open_in_a_state() -> None:
    assert decisions_open(S.SUBMITTED) == (Decision.DECLINE,)
    assert decisions_open(S.ELIGIBLE) == tuple(Decision)
    assert decisions_open(S.WAITLISTED) == (Decision.ACCEPT, Decision.DECLINE)
    assert decisions_open(S.ACCEPTED) == ()


COHORT_DEFINITION = load_preset(preset_path(COHORT))
ROLLING_DEFINITION = load_preset(preset_path(ROLLING))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ((2027, 9, 26, 23, 59, 59), Intake.NOT_OPEN),
        ((2027, 9, 27, 0, 0, 0), Intake.OPEN),
        ((2027, 11, 2, 23, 59, 59), Intake.OPEN),
        ((2027, 11, 3, 0, 0, 0), Intake.CLOSED),
    ],
)
def test_cohort_takes_applications_to_the_second(moment: tuple[int, ...], expected: Intake) -> None:
    instant = datetime(*moment, tzinfo=PARIS).astimezone(UTC)  # type: ignore[misc, arg-type]  # date parts
    assert intake(ProgrammeState.OPEN, COHORT_DEFINITION.calendar, instant) is expected


def test_closing_day_counts_until_midnight_in_summer_as_in_winter() -> None:
    summer = end_of_day(day("2027-07-14"))
    winter = end_of_day(day("2027-11-02"))
    assert (summer.hour, winter.hour) == (22, 23)


@pytest.mark.parametrize("state", ProgrammeState)
def test_only_an_open_programme_takes_applications(state: ProgrammeState) -> None:
    found = intake(state, ROLLING_DEFINITION.calendar, datetime(2027, 10, 1, tzinfo=UTC))
    expected = {
        ProgrammeState.OPEN: Intake.OPEN,
        ProgrammeState.DRAFT: Intake.NOT_OPEN,
        ProgrammeState.SUSPENDED: Intake.SUSPENDED,
    }
    assert found is expected.get(state, Intake.CLOSED)


@pytest.mark.parametrize("state", ApplicationState)
def test_answers_change_until_closing_in_a_cohort_and_until_reading_otherwise(state: ApplicationState) -> None:
    read = datetime(2027, 10, 1, tzinfo=UTC)
    editable = state in (S.SUBMITTED, S.TO_COMPLETE, S.ELIGIBLE)
    assert may_edit(state, COHORT_DEFINITION, Intake.OPEN, read) is editable
    assert not may_edit(state, COHORT_DEFINITION, Intake.CLOSED, None)
    assert may_edit(state, ROLLING_DEFINITION, Intake.OPEN, None) is editable
    assert not may_edit(state, ROLLING_DEFINITION, Intake.OPEN, read)


def test_draft_of_a_cohort_lives_until_it_closes() -> None:
    began = datetime(2027, 9, 27, 8, tzinfo=UTC)
    assert last_day(draft_expiry(began, COHORT_DEFINITION.calendar)) == day("2027-11-02")
    assert last_day(draft_expiry(began, ROLLING_DEFINITION.calendar)) == day("2027-10-27")


def test_reminder_goes_in_the_last_three_days() -> None:
    closing = end_of_day(day("2027-11-02"))
    calendar = COHORT_DEFINITION.calendar
    assert not reminder_due(calendar, closing - timedelta(days=5))
    assert reminder_due(calendar, closing - timedelta(days=3, hours=12))
    assert reminder_due(calendar, closing - timedelta(seconds=1))
    assert not reminder_due(calendar, closing)
    assert not reminder_due(ROLLING_DEFINITION.calendar, closing)


def test_waiting_always_has_a_date_to_come() -> None:
    calendar = COHORT_DEFINITION.calendar
    assert next_news(S.SUBMITTED, calendar, day("2027-10-12")) == calendar.answers_by
    assert next_news(S.ACCEPTED, calendar, day("2027-11-26")) == calendar.confirm_by
    assert next_news(S.WAITLISTED, calendar, day("2027-11-26")) == calendar.launch_on
    assert next_news(S.WAITLISTED, ROLLING_DEFINITION.calendar, day("2027-10-12")) == day("2027-11-11")


def test_places_of_mentees_run_out_and_those_of_mentors_never() -> None:
    assert is_full(COHORT_DEFINITION, ApplicantRole.MENTEE, 8)
    assert not is_full(COHORT_DEFINITION, ApplicantRole.MENTEE, 7)
    assert not is_full(COHORT_DEFINITION, ApplicantRole.MENTOR, 100)
    assert not is_full(ROLLING_DEFINITION, ApplicantRole.MENTEE, 100)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("installation-liberale", "IL-2026-0042"),
        ("encadrement-hospitalier-2028", "EH-2026-0042"),
        ("mentorat", "ME-2026-0042"),
        ("un-deux-trois-quatre", "UDT-2026-0042"),
    ],
)
def test_reference_can_be_said_on_the_telephone(slug: str, expected: str) -> None:
    assert make_reference(slug, 2026, 42) == expected
