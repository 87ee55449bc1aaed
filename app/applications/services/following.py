"""Drafts follow the closing of their programme when it moves."""

from sqlalchemy import select, update

from app.applications.models import Application, ApplicationState, LateCode, ResumeLink
from app.applications.rules import draft_expiry
from app.core.clock import now
from app.core.database import db
from app.programmes.definition import Move


def drafts_follow(programme_id: int, move: Move) -> int:
    """Give the drafts of a programme, and their links, the life the new calendar gives them; returns how many changed.

    No draft is over at once; one that a late code opened keeps the code's own day. Tells nobody.
    """
    late = select(LateCode.application_id).where(LateCode.application_id.is_not(None))
    drafts = db.session.scalars(
        select(Application)
        .filter_by(programme_id=programme_id, state=ApplicationState.DRAFT)
        .where(Application.id.not_in(late))
        .with_for_update()
    ).all()
    return sum(_follow(each, move) for each in drafts)


def _follow(draft: Application, move: Move) -> bool:
    expires_at = draft_expiry(draft.created_at, move.after)
    if expires_at == draft.expires_at or expires_at <= now():
        return False
    draft.expires_at = expires_at
    links = update(ResumeLink).where(ResumeLink.application_id == draft.id, ResumeLink.revoked_at.is_(None))
    db.session.execute(links.values(expires_at=expires_at))
    db.session.flush()
    return True
