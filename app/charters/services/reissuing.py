"""A charter in place of another: a name was wrong, a person or the text is new, or the former came to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.charters.changes import Changes, changes_to, content_sha256
from app.charters.errors import CharterMovedOn
from app.charters.models import Charter, CharterState, SlotState
from app.charters.queries import chain_of, charter_by_ref, charter_of_pair, locked
from app.charters.services.closing import close_charter
from app.charters.services.issuing import Drafted, drafted, issue_charter, issue_drafted
from app.charters.services.refusals import refuse_unless_replaceable
from app.charters.snapshot import Snapshot
from app.core.database import db
from app.documents.fingerprint import sha256_hex
from app.pairing.models import Pair
from app.pairing.queries import is_pair_hidden_from


@dataclass(frozen=True)
class Renewal:
    """What issuing a charter again would do. `seen` names all of it, so that nothing else is done in its stead.

    No `changes` are known when what the former said has been erased.
    """

    former: Charter
    after: Snapshot
    changes: Changes | None
    seen: str

    @property
    def signed_again(self) -> list[str]:
        """Who has signed the former in vain, by name."""
        return [slot.name for slot in self.former.slots if slot.state is SlotState.SIGNED]


def renewal_of(pair: Pair) -> Renewal:
    """Return what issuing the pair's charter again would do. Refuses like `issue_again`; writes nothing."""
    former = charter_of_pair(pair.id)
    if former is None:
        raise CharterMovedOn(now="ended")
    refuse_unless_replaceable(former)
    after = drafted(pair).snapshot
    return Renewal(former, after, changes_to(former, after), _seen(former, after))


def issue_again(pair: Pair, *, actor: str, seen: str = "") -> Charter:
    """Issue a charter in place of the pair's last one; one that is still being signed ends, its signatures as history.

    Both members are asked to sign and told what changed. Refuses (`CharterMovedOn`) once the three have signed, and
    when what stands or would be issued is not what `seen` names. The same person asking twice gets the same charter.
    """
    newest = charter_of_pair(pair.id)
    if newest is None:
        return issue_charter(pair, actor=actor)
    locked(newest.id)
    former = charter_of_pair(pair.id) or newest  # somebody may have replaced it while we waited for the lock
    if former is not newest:
        locked(former.id)
    ref = seen.partition(".")[0]
    if seen and ref != former.ref:
        if _was_issued_for(former, ref, actor):
            return former
        raise CharterMovedOn(now="replaced")
    refuse_unless_replaceable(former)
    draft = drafted(pair)
    if seen and seen != _seen(former, draft.snapshot):
        raise CharterMovedOn(now="changed")
    _end(former, draft, actor)
    return issue_drafted(draft, former, actor=actor)


def issue_each_again(programme_id: int, asked: Sequence[str], *, actor: str) -> tuple[int, int]:
    """Issue again those charters of a programme that stand as they were shown (`standing_name`).

    Returns how many are issued, by this very demand or the same one a moment ago, and how many have moved on.
    """
    done = left = 0
    for seen in asked:
        former = charter_by_ref(seen.partition(".")[0])
        if former is None or former.programme_id != programme_id or _is_not_theirs(former.pair, actor):
            continue
        newest = charter_of_pair(former.pair_id) or former
        if newest.id == former.id and former.state is CharterState.OPEN and standing_name(former) == seen:
            issue_again(former.pair, actor=actor)
            done += 1
        elif _was_issued_for(newest, former.ref, actor):
            done += 1
        else:
            left += 1
    return done, left


def standing_name(charter: Charter) -> str:
    """Name a charter as a list shows it: once somebody more has signed, it is another."""
    return f"{charter.ref}.{sum(slot.state is SlotState.SIGNED for slot in charter.slots)}"


def _is_not_theirs(pair: Pair, actor: str) -> bool:
    """Tell whether staff may not act on a pair: they are one of the two, or have a link with one."""
    return actor in _members(pair) or is_pair_hidden_from(pair, actor)


def _members(pair: Pair) -> set[str]:
    return {each.person.ref for each in (pair.mentor, pair.mentee) if each.person}


def _end(former: Charter, draft: Drafted, actor: str) -> None:
    for slot in former.slots:
        slot.claimed_name = ""
    if former.state is CharterState.OPEN:
        new = draft.snapshot.reference
        close_charter(former, CharterState.SUPERSEDED, "cancelled", actor=actor, replaced_by=new)
    db.session.flush()


def _seen(former: Charter, after: Snapshot) -> str:
    """Name a charter, what would come in its place, and who has signed it: 64 hexadecimal digits after its ref."""
    standing = ",".join(f"{slot.party}:{slot.state}" for slot in former.slots)
    return f"{former.ref}.{sha256_hex(f'{former.state}:{standing}:{content_sha256(after)}'.encode())}"


def _was_issued_for(charter: Charter, ref: str, actor: str) -> bool:
    replaced = charter_by_ref(ref)
    return replaced is not None and charter.replaces_id == replaced.id and chain_of(charter)[0].actor == actor
