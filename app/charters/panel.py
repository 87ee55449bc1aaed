"""What the coordination's page of a pair shows of its charter: dates, states, what can be done. Never a link."""

from dataclasses import dataclass
from datetime import datetime

from app.charters import rules, wording
from app.charters.models import Charter, CharterFile, FileKind, Party, SignatureSlot, SlotState
from app.charters.queries import charter_of_pair, file_of, snapshot_of, states_of
from app.charters.services import obstacle_of
from app.core.declarations import Panel
from app.pairing.models import Pair, PairState
from app.programmes.queries import by_id


@dataclass(frozen=True)
class SlotLine:
    """One of the three signatures, as the coordination sees it."""

    party: str
    label: str
    name: str
    state: str
    signed_at: datetime | None
    reminded_at: datetime | None
    reason: str
    may_renew: bool


@dataclass(frozen=True)
class PairPanel:
    """The charter of one pair."""

    charter: Charter | None
    state: str
    slots: tuple[SlotLine, ...]
    frozen: CharterFile | None
    final: CharterFile | None
    is_open: bool
    is_complete: bool
    may_issue: bool
    obstacle: str


def pair_panel(pair: Pair) -> Panel | None:
    """Return the panel, or nothing while no charter is expected of the pair."""
    charter = charter_of_pair(pair.id)
    if charter is None and pair.state is not PairState.COMMITTED:
        return None
    slug = by_id(pair.programme_id).slug
    context = {"panel": _panel(pair, charter), "pair_ref": pair.ref, "slug": slug}
    return Panel("charters/coordinator/_panel.html", context, order=20)


def _panel(pair: Pair, charter: Charter | None) -> PairPanel:
    live = charter is not None and charter.state in rules.LIVE
    may_issue = pair.state is PairState.COMMITTED and not live
    obstacle = obstacle_of(pair) if may_issue else None
    return PairPanel(
        charter=charter,
        state=wording.CHARTER_STATES[charter.state] if charter else "",
        slots=_lines(charter) if charter else (),
        frozen=file_of(charter, FileKind.FROZEN) if charter else None,
        final=file_of(charter, FileKind.FINAL) if charter else None,
        is_open=charter is not None and charter.state not in rules.SIGNED_BY_ALL and live,
        is_complete=charter is not None and charter.state in rules.SIGNED_BY_ALL,
        may_issue=may_issue,
        obstacle=wording.obstacle_sentence(obstacle) if obstacle else "",
    )


def _lines(charter: Charter) -> tuple[SlotLine, ...]:
    if charter.erased_at is not None:
        return ()
    snapshot = snapshot_of(charter)
    return tuple(_line(charter, slot, snapshot.party(slot.party).label) for slot in charter.slots)


def _line(charter: Charter, slot: SignatureSlot, label: str) -> SlotLine:
    states = states_of(charter)
    turn = rules.standing(slot.party, states, charter.state) is rules.Standing.MAY_SIGN
    waits = slot.party is Party.HOST and slot.state is SlotState.PENDING and not turn
    return SlotLine(
        party=slot.party.value,
        label=label[:1].lower() + label[1:],
        name=slot.name,
        state=wording.slot_state(slot.state, waits=waits),
        signed_at=slot.signed_at,
        reminded_at=slot.reminded_at,
        reason=wording.DECLINE_REASONS.get(slot.decline_reason, ""),
        may_renew=turn,
    )
