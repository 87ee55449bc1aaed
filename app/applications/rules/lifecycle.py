"""The life of an application as a table: from which state which act leads where. What is not here may not be."""

from enum import StrEnum

from app.applications.models import ApplicationState, Decision

S = ApplicationState


class Act(StrEnum):
    """Everything that can be done to an application."""

    SAVE = "save"
    SUBMIT = "submit"
    EXPIRE = "expire"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    BEGIN_READING = "begin_reading"
    MARK_ELIGIBLE = "mark_eligible"
    ASK_TO_COMPLETE = "ask_to_complete"
    ANSWER = "answer"
    PREPARE_ACCEPT = "prepare_accept"
    PREPARE_WAITLIST = "prepare_waitlist"
    PREPARE_DECLINE = "prepare_decline"
    UNDO_DECISION = "undo_decision"
    RELEASE_ACCEPT = "release_accept"
    RELEASE_WAITLIST = "release_waitlist"
    RELEASE_DECLINE = "release_decline"
    NOTE = "note"


TRANSITIONS: dict[tuple[ApplicationState, Act], ApplicationState] = {
    (S.DRAFT, Act.SAVE): S.DRAFT,
    (S.DRAFT, Act.SUBMIT): S.SUBMITTED,
    (S.DRAFT, Act.EXPIRE): S.EXPIRED,
    (S.DRAFT, Act.WITHDRAW): S.WITHDRAWN,
    (S.SUBMITTED, Act.EDIT): S.SUBMITTED,
    (S.SUBMITTED, Act.WITHDRAW): S.WITHDRAWN,
    (S.SUBMITTED, Act.BEGIN_READING): S.SUBMITTED,
    (S.SUBMITTED, Act.MARK_ELIGIBLE): S.ELIGIBLE,
    (S.SUBMITTED, Act.ASK_TO_COMPLETE): S.TO_COMPLETE,
    (S.SUBMITTED, Act.PREPARE_DECLINE): S.SUBMITTED,  # it does not meet the criteria
    (S.SUBMITTED, Act.UNDO_DECISION): S.SUBMITTED,
    (S.SUBMITTED, Act.RELEASE_DECLINE): S.DECLINED,
    (S.SUBMITTED, Act.NOTE): S.SUBMITTED,
    (S.TO_COMPLETE, Act.ANSWER): S.SUBMITTED,
    (S.TO_COMPLETE, Act.EDIT): S.TO_COMPLETE,
    (S.TO_COMPLETE, Act.WITHDRAW): S.WITHDRAWN,
    (S.TO_COMPLETE, Act.MARK_ELIGIBLE): S.ELIGIBLE,  # answered by telephone
    (S.TO_COMPLETE, Act.PREPARE_DECLINE): S.TO_COMPLETE,
    (S.TO_COMPLETE, Act.UNDO_DECISION): S.TO_COMPLETE,
    (S.TO_COMPLETE, Act.RELEASE_DECLINE): S.DECLINED,
    (S.TO_COMPLETE, Act.NOTE): S.TO_COMPLETE,
    (S.ELIGIBLE, Act.EDIT): S.ELIGIBLE,
    (S.ELIGIBLE, Act.WITHDRAW): S.WITHDRAWN,
    (S.ELIGIBLE, Act.ASK_TO_COMPLETE): S.TO_COMPLETE,
    (S.ELIGIBLE, Act.PREPARE_ACCEPT): S.ELIGIBLE,
    (S.ELIGIBLE, Act.PREPARE_WAITLIST): S.ELIGIBLE,
    (S.ELIGIBLE, Act.PREPARE_DECLINE): S.ELIGIBLE,
    (S.ELIGIBLE, Act.UNDO_DECISION): S.ELIGIBLE,
    (S.ELIGIBLE, Act.RELEASE_ACCEPT): S.ACCEPTED,
    (S.ELIGIBLE, Act.RELEASE_WAITLIST): S.WAITLISTED,
    (S.ELIGIBLE, Act.RELEASE_DECLINE): S.DECLINED,
    (S.ELIGIBLE, Act.NOTE): S.ELIGIBLE,
    (S.WAITLISTED, Act.WITHDRAW): S.WITHDRAWN,
    (S.WAITLISTED, Act.PREPARE_ACCEPT): S.WAITLISTED,
    (S.WAITLISTED, Act.PREPARE_DECLINE): S.WAITLISTED,
    (S.WAITLISTED, Act.UNDO_DECISION): S.WAITLISTED,
    (S.WAITLISTED, Act.RELEASE_ACCEPT): S.ACCEPTED,
    (S.WAITLISTED, Act.RELEASE_DECLINE): S.DECLINED,
    (S.WAITLISTED, Act.NOTE): S.WAITLISTED,
    (S.ACCEPTED, Act.WITHDRAW): S.WITHDRAWN,
    (S.ACCEPTED, Act.NOTE): S.ACCEPTED,
    (S.DECLINED, Act.NOTE): S.DECLINED,
    (S.WITHDRAWN, Act.NOTE): S.WITHDRAWN,
}

PREPARE = {
    Decision.ACCEPT: Act.PREPARE_ACCEPT,
    Decision.WAITLIST: Act.PREPARE_WAITLIST,
    Decision.DECLINE: Act.PREPARE_DECLINE,
}
RELEASE = {
    Decision.ACCEPT: Act.RELEASE_ACCEPT,
    Decision.WAITLIST: Act.RELEASE_WAITLIST,
    Decision.DECLINE: Act.RELEASE_DECLINE,
}


def next_state(state: ApplicationState, act: Act) -> ApplicationState | None:
    """Return where that act leads from that state, or `None` when it may not be done."""
    return TRANSITIONS.get((state, act))


def may(state: ApplicationState, act: Act) -> bool:
    """Whether that act may be done in that state."""
    return (state, act) in TRANSITIONS


def may_withdraw(state: ApplicationState) -> bool:
    """Whether the applicant may still leave: any time before an end."""
    return may(state, Act.WITHDRAW)


def decisions_open(state: ApplicationState) -> tuple[Decision, ...]:
    """Return the decisions that may be prepared in that state."""
    return tuple(decision for decision, act in PREPARE.items() if may(state, act))
