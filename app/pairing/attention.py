"""What pairing asks of a coordinator, and its step of « le parcours »."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import partial

from flask import Flask

from app.core.clock import today
from app.core.declarations import Attention, AttentionSource, Milestone, declare_attention, declare_milestone
from app.pairing.queries import count_formed, drafted_pairs, mentees_to_pair, pair_counts, silent_pairs
from app.pairing.queries.sessions import session_underway
from app.pairing.wording import attention_action, attention_sentence, formed_words
from app.programmes.models import Programme
from app.programmes.queries import by_id, definition

_PAIRS, _PAIR, _BOARD = "pairing.coordinator.index", "pairing.coordinator.detail", "pairing.coordinator.pairing"
_RELEASE, _CLOSING = "pairing.coordinator.proposals", "pairing.coordinator.closing"


def about_pairs(
    code: str, found: Collection[tuple[datetime | None, str]], programme_id: int, *, urgency: int
) -> list[Attention]:
    """Return the line about these pairs, each since when and its ref; none when there is no pair.

    It leads to the only one, or to the list of them and of no other.
    """
    if not found:
        return []
    refs = [ref for _, ref in found]
    since = min((each for each, _ in found if each is not None), default=None)
    here = {"slug": by_id(programme_id).slug}
    only = len(refs) == 1
    endpoint, values = (_PAIR, {"ref": refs[0]}) if only else (_PAIRS, {"voir": code})
    return [Attention(code, len(refs), endpoint, here | values, since, urgency, whom=lambda: refs)]


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    programme = by_id(programme_id)
    here = {"slug": programme.slug}
    counts = pair_counts(programme_id, person_id)
    waiting = mentees_to_pair(programme_id, person_id)
    asked, drafted = (here | {"voir": code} for code in ("proposals_silent", "pairs_drafted"))
    silent_ones = partial(silent_pairs, programme_id, person_id)
    drafted_ones = partial(drafted_pairs, programme_id, person_id)
    to_propose = _of_the_coordination(programme, counts.drafted)
    lines = (
        Attention("proposals_silent", counts.silent, _PAIRS, asked, urgency=25, whom=silent_ones),
        Attention("pairs_validated", counts.validated, _RELEASE, here, urgency=30),
        Attention("pairs_drafted", to_propose, _PAIRS, drafted, urgency=40, whom=drafted_ones),
        Attention("pairs_to_redo", waiting.after_pair, _BOARD, here, urgency=35),
        Attention("mentees_to_propose_again", waiting.after_proposal, _BOARD, here, urgency=35),
        Attention("mentees_waiting", waiting.first, _BOARD, here, urgency=45),
    )
    return [line for line in (*lines, *_session(programme)) if line.count]


def _session(programme: Programme) -> Iterator[Attention]:
    """Give the session that nobody closed the day it was held: its minutes stay provisional until somebody does."""
    found = session_underway(programme.id) if definition(programme).has_committee else None
    if found is not None and found.session.held_on < today():
        here = {"slug": programme.slug}
        yield Attention("session_left_open", 1, _CLOSING, here, since=found.session.opened_at, urgency=32)


def _of_the_coordination(programme: Programme, drafted: int) -> int:
    """Return how many drafts wait for the coordination: none where a committee has yet to validate them."""
    return 0 if definition(programme).has_committee else drafted


def register(_app: Flask) -> None:
    """Declare both."""
    declare_attention("pairing", AttentionSource(_find, attention_sentence, attention_action))
    declare_milestone("pairing.formed", Milestone(30, count_formed, formed_words))
