"""Late codes: those of a programme, the one somebody typed, and the drafts they let in."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from app.applications.models import Application, LateCode
from app.applications.queries.recusals import hidden_from
from app.applications.rules.late import typed_code
from app.core.clock import now
from app.core.database import db
from app.core.secrets import hash_token


def late_codes(programme_id: int, *, reader_id: int) -> Sequence[tuple[LateCode, str | None]]:
    """Return the codes of a programme, the newest first, each with the ref of the application it let in.

    One that let in somebody this reader may know nothing of is left out.
    """
    found = (
        select(LateCode, Application.ref)
        .outerjoin(Application, Application.id == LateCode.application_id)
        .where(LateCode.programme_id == programme_id)
        .where(or_(LateCode.application_id.is_(None), Application.id.not_in(hidden_from(reader_id, programme_id))))
        .order_by(LateCode.id.desc())
    )
    return [(row[0], row[1]) for row in db.session.execute(found)]


def late_code(programme_id: int, number: int) -> LateCode | None:
    """Return one code of a programme by its number."""
    return db.session.scalar(select(LateCode).filter_by(id=number, programme_id=programme_id))


def late_code_typed(programme_id: int, text: str) -> LateCode | None:
    """Return the code of a programme that somebody typed, however it stands."""
    code = typed_code(text)
    found = select(LateCode).filter_by(code_hash=hash_token(code), programme_id=programme_id)
    return db.session.scalar(found) if code else None


def is_let_in(application: Application) -> bool:
    """Tell whether a late code lets this draft go on now, although applications are closed."""
    found = select(LateCode.id).where(
        LateCode.application_id == application.id, LateCode.revoked_at.is_(None), LateCode.expires_at > now()
    )
    return db.session.scalar(found) is not None
