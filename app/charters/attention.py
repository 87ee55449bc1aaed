"""What a coordinator must see of charters."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from flask import Flask

from app.charters import sealing_attention
from app.charters.models import CharterState
from app.charters.panel import pair_panel
from app.charters.queries import Unsettled, missing_to_issue, newest_text, progress_of, published_text, unsettled
from app.charters.wording import attention_action, attention_sentence, progress
from app.core.clock import now
from app.core.declarations import (
    Attention,
    AttentionSource,
    Column,
    Panel,
    declare_attention,
    declare_column,
    declare_panel,
)
from app.pairing.attention import about_pairs
from app.programmes.models import Programme
from app.programmes.queries import by_id

LONG = timedelta(days=12)
_LATE = timedelta(minutes=10)
_WAITING, _PAIR = "charters.coordinator.waiting", "pairing.coordinator.detail"
_MISSING = {"charter_no_text": "charters.coordinator.texts", "charter_no_signatory": "charters.coordinator.signatory"}
_IN_THE_LIST = {"charter_unsigned", "charter_file_late"}
_ALONE = {"charter_refused": _PAIR, "charter_expired": _PAIR, "charter_name_claimed": "charters.coordinator.names"}
_SECTIONS = {
    "charter_to_issue": "new",
    "charter_name_claimed": "claimed",
    "charter_refused": "refused",
    "charter_expired": "expired",
}
"""Of the page of charters that wait, where those of that line are."""
_URGENCY = {
    "charter_name_claimed": 12,
    "charter_refused": 15,
    "charter_expired": 18,
    "charter_no_text": 20,
    "charter_no_signatory": 20,
    "charter_to_issue": 20,
    "charter_file_late": 30,
}


def find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """Return what waits: charters to issue, refused, expired, misnamed, unsigned, late; no pair is counted twice.

    Files that are late because nothing is sealed are left to the line of the seal.
    """
    gathered: dict[str, list[tuple[Unsettled, datetime | None]]] = {}
    for each in unsettled(programme_id, person_id):
        code, since = _asks(each)
        if code:
            gathered.setdefault(code, []).append((each, since))
    if "charter_file_late" in gathered and sealing_attention.says_why_files_wait():
        del gathered["charter_file_late"]
    if "charter_to_issue" in gathered:
        gathered[_why_waiting(programme_id)] = gathered.pop("charter_to_issue")
    return list(_lines(gathered, programme_id))


def _asks(pair: Unsettled) -> tuple[str, datetime | None]:
    """Tell what one pair asks for, and since when; nothing while its signatures are awaited without delay."""
    if pair.state is CharterState.OPEN:
        if pair.name_claimed:
            return "charter_name_claimed", pair.issued_at
        return ("charter_unsigned" if _is_past(pair.issued_at, LONG) else ""), pair.issued_at
    if pair.state is CharterState.COMPLETE:
        return ("charter_file_late" if _is_past(pair.completed_at, _LATE) else ""), pair.completed_at
    known = {CharterState.DECLINED: "charter_refused", CharterState.EXPIRED: "charter_expired"}
    if pair.state in known:
        return known[pair.state], pair.closed_at
    return "charter_to_issue", pair.committed_at


def _is_past(instant: datetime | None, delay: timedelta) -> bool:
    return instant is not None and now() - instant > delay


def _why_waiting(programme_id: int) -> str:
    no_text, no_signatory = missing_to_issue(programme_id)
    return "charter_no_text" if no_text else "charter_no_signatory" if no_signatory else "charter_to_issue"


def _lines(gathered: dict[str, list[tuple[Unsettled, datetime | None]]], programme_id: int) -> Iterator[Attention]:
    slug = by_id(programme_id).slug
    for code, pairs in gathered.items():
        if code in _IN_THE_LIST:
            found = [(since, each.pair_ref) for each, since in pairs]
            yield from about_pairs(code, found, programme_id, urgency=_URGENCY.get(code, 50))
            continue
        endpoint, values = _MISSING.get(code, _WAITING), {"slug": slug}
        if code in _SECTIONS:
            values["_anchor"] = _SECTIONS[code]
        if len(pairs) == 1 and code in _ALONE:
            endpoint, values = _ALONE[code], {"slug": slug, "ref": pairs[0][0].pair_ref}
        since = min((each for _, each in pairs if each is not None), default=None)
        yield Attention(code, len(pairs), endpoint, values, since, urgency=_URGENCY.get(code, 50))


def _cells(pair_ids: Sequence[int]) -> dict[int, str]:
    return {pair_id: progress(state, signed) for pair_id, state, signed in progress_of(pair_ids)}


def _unpublished(programme: Programme) -> Panel | None:
    """Say on a programme's own page that its charter text is not published yet."""
    if published_text(programme.id) is not None:
        return None
    known = {"slug": programme.slug, "draft": newest_text(programme.id) is not None}
    return Panel("charters/coordinator/_unpublished.html", known)


def register(_app: Flask) -> None:
    """Declare the sentences of « à traiter », and what the pair's page of the coordination shows of its charter."""
    declare_attention("seal", sealing_attention.SOURCE)
    declare_attention("charters", AttentionSource(find, attention_sentence, attention_action))
    declare_column("pairs", "charters", Column("Charte", 20, _cells))
    declare_panel("pair_coordination", "charters", pair_panel)
    declare_panel("programme_settings", "charters", _unpublished)
