"""What a coordination must see of the seal: that signed charters wait for it, or soon will."""

from collections.abc import Sequence
from functools import partial

from app.charters.queries.sealing import pairs_to_seal, seal_check, seal_check_and_waiting
from app.charters.rules.sealing import SealProblem
from app.charters.wording.sealing import seal_attention, seal_attention_action
from app.core.declarations import Attention, AttentionSource
from app.programmes.queries import by_id

_URGENT, _LATER = 10, 40
_PAIRS = "pairing.coordinator.index"
_SEALS = ("", SealProblem.EXPIRING)


def find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """Return what is wrong with the seal and how many pairs of this programme wait for it; nothing while it works."""
    known = seal_check_and_waiting(programme_id, person_id)
    if known is None or not known[0].problem:
        return []
    check, waiting = known
    urgency = _LATER if check.problem == SealProblem.EXPIRING else _URGENT
    since = check.not_after if check.problem == SealProblem.EXPIRING else None  # when it was looked at moves each day
    code, here = f"seal_{check.problem}", {"slug": by_id(programme_id).slug}
    if not waiting:
        return [Attention(code, 0, _PAIRS, here, since, urgency)]
    whom = partial(pairs_to_seal, programme_id, person_id)
    return [Attention(code, waiting, _PAIRS, here | {"voir": code}, since, urgency, whom=whom)]


def says_why_files_wait() -> bool:
    """Tell whether `find` speaks for every signed charter that has no file yet: nothing is sealed at all."""
    check = seal_check()
    return check is not None and check.problem not in _SEALS


SOURCE = AttentionSource(find, seal_attention, seal_attention_action)
