"""What every change of a pair shares: lock it, check that nobody was faster, move it along its table, write it down."""

from sqlalchemy import select

from app.applications.errors import ApplicationUnknown
from app.applications.models import Application
from app.applications.queries import is_hidden_from
from app.core.clock import now
from app.core.database import db
from app.core.events import publish
from app.core.journal import record
from app.pairing.errors import OwnPair, PairActRefused, PairMoved, PairNotFound
from app.pairing.events import PairClosed
from app.pairing.models import Pair
from app.pairing.queries import is_pair_hidden_from
from app.pairing.rules import PairAct, after


def lock(pair: Pair, *, seen: int | None = None) -> None:
    """Hold the pair's row to the end of the transaction; refuses when its version is no longer the one seen."""
    db.session.execute(
        select(Pair).where(Pair.id == pair.id).with_for_update().execution_options(populate_existing=True)
    )
    if seen is not None and pair.version != seen:
        raise PairMoved(state=pair.state)


def refuse_members(pair: Pair, actor: str) -> None:
    """Refuse staff who are one of the two; and those who have a link with one, as if there were no such pair."""
    if actor in {each.person.ref for each in (pair.mentor, pair.mentee) if each.person}:
        raise OwnPair
    if is_pair_hidden_from(pair, actor):
        raise PairNotFound


def refuse_whoever_is_close(mentor: Application, mentee: Application, actor: str) -> None:
    """Refuse staff who are one of two people, and those who have a link with one: for them the file is not there."""
    if actor in {each.person.ref for each in (mentor, mentee) if each.person}:
        raise OwnPair
    if any(is_hidden_from(each, actor) for each in (mentor, mentee)):
        raise ApplicationUnknown


def lock_files(mentor: Application, mentee: Application) -> None:
    """Hold both files to the end of the transaction, always in the same order: decisions on them come one by one."""
    rows = select(Application).where(Application.id.in_([mentor.id, mentee.id])).order_by(Application.id)
    db.session.execute(rows.with_for_update().execution_options(populate_existing=True)).all()


def move(pair: Pair, act: PairAct, *, actor: str, **facts: str | int | bool | None) -> None:
    """Do the act: the state changes, the version grows, the journal knows. Refuses what the table does not hold."""
    state = after(pair.state, act)
    if state is None:
        raise PairActRefused(state=pair.state, act=act)
    pair.state = state
    pair.version += 1
    record(f"pair_{state.value}", actor=actor, subject=pair.ref, programme_id=pair.programme_id, **facts)


def close(pair: Pair, act: PairAct, *, actor: str, **facts: str | int | bool | None) -> None:
    """End a pair that has not begun; both members are free again, and an open charter of it falls."""
    move(pair, act, actor=actor, **facts)
    pair.closed_at = now()
    db.session.flush()
    publish(PairClosed(pair_id=pair.id, actor=actor))
