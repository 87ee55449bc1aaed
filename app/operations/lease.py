"""Taking, keeping and giving back the lease of the worker. In real time: a pushed clock ends nobody's work."""

from datetime import timedelta

from sqlalchemy import delete, or_, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import real_now
from app.core.database import db, rows_changed
from app.operations.models import WorkerLease

LIFE = timedelta(minutes=5)


def take(holder: str) -> bool:
    """Take the lease, or make ours last; tells whether it is ours. Commits: other processes must see it at once."""
    now = real_now()
    claimed = rows_changed(
        update(WorkerLease)
        .where(WorkerLease.id == 1, or_(WorkerLease.holder == holder, WorkerLease.until <= now))
        .values(holder=holder, until=now + LIFE)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return claimed == 1 or _take_first(holder)


def _take_first(holder: str) -> bool:
    """Make the row the first worker of an installation finds missing."""
    if db.session.get(WorkerLease, 1) is not None:
        db.session.rollback()
        return False
    try:
        db.session.add(WorkerLease(id=1, holder=holder, until=real_now() + LIFE))
        db.session.commit()
    except IntegrityError:  # another worker made it meanwhile
        db.session.rollback()
        return False
    return True


def give_back(holder: str) -> None:
    """Let the next worker begin at once."""
    db.session.execute(delete(WorkerLease).where(WorkerLease.id == 1, WorkerLease.holder == holder))
    db.session.commit()
