"""What is in the outbox."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import defer

from app.core.database import db
from app.core.errors import NotFound
from app.mail.models import MailState, OutboxMail


def count_by_state(programme_ids: Collection[int], shown: ColumnElement[bool] | None = None) -> dict[MailState, int]:
    """Return how many letters of these programmes are in each state; `shown` leaves some out."""
    counted = db.session.execute(
        select(OutboxMail.state, func.count().label("letters"))
        .where(OutboxMail.programme_id.in_(programme_ids), _all_or(shown))
        .group_by(OutboxMail.state)
    )
    return {row.state: row.letters for row in counted}


def _all_or(shown: ColumnElement[bool] | None) -> ColumnElement[bool]:
    return true() if shown is None else shown


def letters(
    programme_ids: Collection[int],
    states: Collection[MailState],
    *,
    number: int,
    size: int,
    shown: ColumnElement[bool] | None = None,
) -> list[OutboxMail]:
    """Return one page of the letters in these states, the newest first, without their bodies."""
    wanted = (
        select(OutboxMail)
        .where(OutboxMail.programme_id.in_(programme_ids), OutboxMail.state.in_(states), _all_or(shown))
        .order_by(OutboxMail.created_at.desc(), OutboxMail.id.desc())
        .options(defer(OutboxMail.html), defer(OutboxMail.secrets))
    )
    return list(db.session.scalars(wanted.offset((number - 1) * size).limit(size)))


def letter(ref: str, programme_ids: Collection[int], shown: ColumnElement[bool] | None = None) -> OutboxMail:
    """Return one letter of these programmes, or refuse as if it were not there."""
    found = db.session.scalar(
        select(OutboxMail).where(
            OutboxMail.ref == ref,
            OutboxMail.programme_id.in_(programme_ids),
            OutboxMail.state != MailState.CANCELLED,
            _all_or(shown),
        )
    )
    if found is None:
        raise NotFound
    return found
