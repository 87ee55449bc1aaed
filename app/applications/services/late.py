"""Letting one person apply after the closing: a code made, taken back, used once."""

from datetime import date

from sqlalchemy import update

from app.applications.errors import LateCodeDayRefused, LateCodeRefused
from app.applications.models import ApplicantRole, Application, LateCode
from app.applications.queries.late import late_code_typed
from app.applications.rules.late import LateStanding, late_standing
from app.core.base import new_ref
from app.core.clock import end_of_day, now, today
from app.core.database import db, rows_changed
from app.core.journal import record
from app.core.secrets import hash_token
from app.core.text import clean_line
from app.programmes.models import Programme


def make_late_code(
    programme: Programme, role: ApplicantRole, *, last_day: date, note: str = "", actor: str
) -> tuple[LateCode, str]:
    """Make a code that lets one person apply for that role until the end of that day; its text is given here alone.

    Journalled; tells nobody. Refuses (`LateCodeDayRefused`) a day that is over.
    """
    if last_day < today():
        raise LateCodeDayRefused
    text = new_ref()  # 57 bits, nothing that looks alike
    code = LateCode(
        programme_id=programme.id,
        role=role,
        code_hash=hash_token(text),
        note=clean_line(note),
        made_by=actor,
        made_at=now(),
        expires_at=end_of_day(last_day),
    )
    db.session.add(code)
    db.session.flush()
    _note("late_code_made", code, actor=actor, role=role.value, last_day=last_day.isoformat())
    return code, text


def revoke_late_code(code: LateCode, *, actor: str) -> None:
    """Take a code back: a draft it let in goes no further. Doing it twice does it once. Journalled; tells nobody."""
    if code.revoked_at is None:
        code.revoked_at = now()
        db.session.flush()
        _note("late_code_revoked", code, actor=actor)


def present_late_code(programme: Programme, text: str) -> LateCode:
    """Return the code somebody typed, if it lets somebody in now. Refuses (`LateCodeRefused`: why) any other."""
    code = late_code_typed(programme.id, text)
    if code is None:
        raise LateCodeRefused(standing="unknown")
    refuse_unless_waiting(code)
    return code


def refuse_unless_waiting(code: LateCode) -> None:
    """Refuse (`LateCodeRefused`) a code that was used, taken back or left to expire."""
    standing = late_standing(code, now())
    if standing is not LateStanding.WAITING:
        raise LateCodeRefused(standing=standing.value)


def use_late_code(code: LateCode, application: Application, *, actor: str) -> None:
    """Bind a code to the draft it lets in, for good. Of two who try, one wins; the other is refused. Journalled."""
    taken = update(LateCode).where(
        LateCode.id == code.id,
        LateCode.used_at.is_(None),
        LateCode.revoked_at.is_(None),
        LateCode.expires_at > now(),
    )
    values = {"used_at": now(), "application_id": application.id}
    changed = rows_changed(taken.values(values))
    db.session.refresh(code)
    if changed != 1:
        raise LateCodeRefused(standing=late_standing(code, now()).value)
    _note("late_code_used", code, actor=actor, application=application.ref)


def _note(act: str, code: LateCode, *, actor: str, **facts: str) -> None:
    record(act, actor=actor, subject=f"late_code:{code.id}", programme_id=code.programme_id, **facts)
