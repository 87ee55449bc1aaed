"""What the coordination must see of applications: to read, answered, prepared and not sent."""

from collections.abc import Sequence
from datetime import datetime

from flask import Flask
from sqlalchemy import ColumnElement, func, select

from app.applications.models import Application, ApplicationState
from app.applications.wording import attention_action, attention_sentence
from app.core.database import db
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.programmes.queries import by_id


def find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """Return the lines of « à traiter » for one programme; everybody who coordinates it sees the same."""
    del person_id
    slug = by_id(programme_id).slug
    to_read = Application.state == ApplicationState.SUBMITTED
    prepared = Application.decision.is_not(None) & Application.released_at.is_(None)
    lines = [
        _line("applications_answered", programme_id, to_read & (Application.reply != "") & ~prepared, slug, 20),
        _line("applications_to_read", programme_id, to_read & (Application.reply == "") & ~prepared, slug, 40),
        _line("decisions_to_release", programme_id, prepared, slug, 30),
    ]
    return [line for line in lines if line.count]


def _line(code: str, programme_id: int, where: ColumnElement[bool], slug: str, urgency: int) -> Attention:
    count, since = db.session.execute(
        select(func.count(), func.min(Application.updated_at)).filter_by(programme_id=programme_id).where(where)
    ).one()
    values = {"slug": slug}
    if code == "decisions_to_release":
        return Attention(code, count, "applications.coordinator.decisions", values, _instant(since), urgency)
    values["etat"] = ApplicationState.SUBMITTED.value
    return Attention(code, count, "applications.coordinator.index", values, _instant(since), urgency)


def _instant(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Declare the lines and their sentences."""
    declare_attention("applications", AttentionSource(find, attention_sentence, attention_action))
