"""What a committee wrote of an applicant goes with their file; what it decided stays."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import undefer

from app.applications.models import Application
from app.core.database import db
from app.pairing.models import CommitteeSession, Derogation, PairVeto
from app.pairing.record import Record, blank_words


def forget_words_of(application_id: int) -> None:
    """Blank the texts of derogations and refusals that speak of an applicant, in their rows and in closed sessions.

    No line of any minutes goes, and nothing else of a record moves: who decided what, of which file, by which rule,
    stays true and reads as before, but for the words. Tells nobody, and is done once the file is erased.
    """
    application = db.session.get_one(Application, application_id)
    for asked in db.session.scalars(select(Derogation).where(_is_about(Derogation, application_id))):
        asked.text = blank_words(asked.text)
    for refused in db.session.scalars(select(PairVeto).where(_is_about(PairVeto, application_id))):
        refused.reason = blank_words(refused.reason)
    closed = select(CommitteeSession).filter_by(programme_id=application.programme_id)
    closed = closed.where(CommitteeSession.closed_at.is_not(None)).options(undefer(CommitteeSession.record))
    for session in db.session.scalars(closed.order_by(CommitteeSession.id)):
        kept = Record.from_json(session.record or {})
        left = kept.without_words_of(application.ref)
        if left != kept:
            session.record = left.to_json()
    db.session.flush()


def _is_about(kind: type[Derogation] | type[PairVeto], application_id: int) -> ColumnElement[bool]:
    return or_(kind.mentor_application_id == application_id, kind.mentee_application_id == application_id)
