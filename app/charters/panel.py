"""What the coordination's page of a pair shows of its charter: dates, states, what can be done. Never a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.charters import rules, wording
from app.charters.models import Charter, CharterFile, CharterState, FileKind, PaperScan, Party, SignatureSlot, SlotState
from app.charters.queries import (
    amendments_of_pair,
    answer_by,
    charters_of_pair,
    file_of,
    paper_scans,
    snapshot_of,
    standing_of,
)
from app.charters.services import obstacle_of
from app.core.clock import to_paris, today
from app.core.declarations import Panel
from app.core.wording import lower_first
from app.pairing.models import Pair, PairState
from app.pairing.rules import RUNNING, PairAct, may
from app.programmes.queries import by_id


@dataclass(frozen=True)
class SlotLine:
    """One of the three signatures, as the coordination sees it."""

    party: str
    label: str
    name: str
    state: str
    signed_at: datetime | None
    signed_on: date | None
    reminded_at: datetime | None
    next_reminder: date | None
    address: str
    reason: str
    claimed_name: str
    may_renew: bool
    may_correct: bool


@dataclass(frozen=True)
class FormerCharter:
    """A charter that came to nothing, kept as history."""

    reference: str
    state: str
    issued_at: datetime
    closed_at: datetime | None
    signed_by: str


@dataclass(frozen=True)
class PairPanel:
    """The charter of one pair, and those before it."""

    charter: Charter | None
    state: str
    slots: tuple[SlotLine, ...]
    history: tuple[FormerCharter, ...]
    next_thing: str
    frozen: CharterFile | None
    final: CharterFile | None
    is_open: bool
    is_complete: bool
    is_over: bool
    may_issue: bool
    may_cancel: bool
    sheets: tuple[PaperScan, ...]
    obstacle: str


@dataclass(frozen=True)
class AmendmentLine:
    """An amendment, with where its signatures stand while it is being signed."""

    code: str
    reference: str
    state: str
    says: str
    is_open: bool
    slots: tuple[SlotLine, ...]


def pair_panel(pair: Pair) -> Panel | None:
    """Return the panel, or nothing while no charter is expected of the pair."""
    charters = charters_of_pair(pair.id)
    if not charters and pair.state is not PairState.COMMITTED:
        return None
    slug = by_id(pair.programme_id).slug
    context = {
        "panel": _panel(pair, charters),
        "pair_ref": pair.ref,
        "slug": slug,
        "amendments": [_amendment(each) for each in amendments_of_pair(pair.id)],
        "may_extend": pair.state in RUNNING and pair.ends_on is not None and today() < pair.ends_on,
    }
    return Panel("charters/coordinator/_panel.html", context, order=20)


def _amendment(charter: Charter) -> AmendmentLine:
    is_open = charter.state is CharterState.OPEN
    return AmendmentLine(
        code=charter.code,
        reference=charter.reference,
        state=wording.amendment_state(charter),
        says=wording.amendment_line(charter),
        is_open=is_open,
        slots=_lines(charter) if is_open else (),
    )


def _panel(pair: Pair, charters: Sequence[Charter]) -> PairPanel:
    charter = charters[0] if charters else None
    live = charter is not None and charter.state in rules.LIVE
    may_issue = pair.state is PairState.COMMITTED and not live
    obstacle = obstacle_of(pair) if may_issue else None
    is_open = charter is not None and charter.state is CharterState.OPEN
    return PairPanel(
        charter=charter,
        state=wording.CHARTER_STATES[charter.state] if charter else "",
        slots=_lines(charter) if charter else (),
        history=tuple(_former(each, charters) for each in charters[1:]),
        next_thing=_next_thing(pair, charter) if charter else "",
        frozen=file_of(charter, FileKind.FROZEN) if charter else None,
        final=file_of(charter, FileKind.FINAL) if charter else None,
        is_open=is_open,
        is_complete=charter is not None and charter.state in rules.SIGNED_BY_ALL,
        is_over=charter is not None and may_issue,
        may_issue=may_issue,
        may_cancel=may(pair.state, PairAct.CANCEL),
        sheets=tuple(paper_scans(charter)) if charter else (),
        obstacle=wording.obstacle_sentence(obstacle) if obstacle else "",
    )


def _next_thing(pair: Pair, charter: Charter) -> str:
    """What is awaited, from whom and until when; nothing once the three have signed or the pair is no more."""
    if pair.state is not PairState.COMMITTED:
        return ""
    awaited = [slot for slot in charter.slots if _is_awaited(slot)]
    if awaited:
        reminders = [day for slot in awaited if (day := _next_reminder(slot))]
        return wording.awaited_of([slot.name for slot in awaited], charter.sign_by, min(reminders, default=None))
    answer = answer_by(charter)  # none while the worker has yet to end one whose last day is over
    refused = next((slot.name for slot in charter.slots if slot.state is SlotState.DECLINED), "")
    return wording.to_decide(refused, answer, today()) if answer else ""


def _is_awaited(slot: SignatureSlot) -> bool:
    return standing_of(slot) is rules.Standing.MAY_SIGN


def _next_reminder(slot: SignatureSlot) -> date | None:
    charter = slot.charter
    asked_on = to_paris(slot.asked_at or charter.issued_at).date()
    return rules.next_reminder(asked_on, today(), charter.sign_by)


def _former(charter: Charter, among: Sequence[Charter]) -> FormerCharter:
    successor = next((each.reference for each in among if each.replaces_id == charter.id), "")
    return FormerCharter(
        reference=charter.reference,
        state=wording.former_state(charter.state, successor),
        issued_at=charter.issued_at,
        closed_at=charter.closed_at,
        signed_by=wording.had_signed([slot.name for slot in charter.slots if slot.state is SlotState.SIGNED]),
    )


def _lines(charter: Charter) -> tuple[SlotLine, ...]:
    labels = {} if charter.erased_at else {each.party: each.label for each in snapshot_of(charter).parties}
    return tuple(_line(charter, slot, labels.get(slot.party, wording.PARTIES[slot.party])) for slot in charter.slots)


def _line(charter: Charter, slot: SignatureSlot, label: str) -> SlotLine:
    turn = _is_awaited(slot)
    pending = charter.state is CharterState.OPEN and slot.state is SlotState.PENDING
    waits = slot.party is Party.HOST and slot.state is SlotState.PENDING and not turn
    return SlotLine(
        party=slot.party.value,
        label=lower_first(label),
        name=slot.name,
        state=wording.slot_state(slot.state, waits=waits),
        signed_at=slot.signed_at,
        signed_on=slot.signed_on,
        reminded_at=slot.reminded_at if pending else None,
        next_reminder=_next_reminder(slot) if turn else None,
        address=slot.email if pending else "",
        reason=wording.DECLINE_REASONS.get(slot.decline_reason, ""),
        claimed_name=slot.claimed_name if pending else "",
        may_renew=turn,
        may_correct=pending,
    )
