"""Finding applications."""

from datetime import datetime

from sqlalchemy import bindparam, func, or_, select

from app.applications.errors import ApplicationUnknown, OwnApplication
from app.applications.models import (
    LIVE_STATES,
    ApplicantRole,
    Application,
    ApplicationState,
    Decision,
    ResumeLink,
)
from app.applications.queries.recusals import hidden_from, hidden_from_ref
from app.core.clock import now
from app.core.database import db
from app.core.secrets import hash_token

_OPENED = select(Application).where(
    Application.programme_id == bindparam("programme_id"), Application.ref == bindparam("ref")
)
_SENT = Application.submitted_at.is_not(None)
_LIVE = [ApplicationState(state) for state in LIVE_STATES]


def by_ref(programme_id: int, ref: str) -> Application:
    """Return one application of that programme. Refuses (404) any other."""
    found = opened(programme_id, ref)
    if found is None:
        raise ApplicationUnknown
    return found


def sent_by_ref(programme_id: int, ref: str) -> Application:
    """Return one application the staff may read: a draft is its author's alone (404)."""
    found = by_ref(programme_id, ref)
    if found.submitted_at is None:
        raise ApplicationUnknown
    return found


def file_of_staff(programme_id: int, ref: str, reader_id: int) -> Application:
    """Return one application that a member of the staff may read. Refuses (404) those hidden from them.

    Their own is no secret to them: it is refused by name.
    """
    theirs = Application.person_id == reader_id, Application.id.not_in(hidden_from(reader_id, programme_id))
    found = db.session.scalar(
        select(Application).filter_by(programme_id=programme_id, ref=ref).where(or_(*theirs), _SENT)
    )
    if found is None:
        raise ApplicationUnknown
    if found.person_id == reader_id:
        raise OwnApplication
    return found


def accepted(programme_id: int, role: ApplicantRole) -> list[Application]:
    """Return the accepted applications of one role, first sent first."""
    return list(
        db.session.scalars(
            select(Application)
            .filter_by(programme_id=programme_id, role=role, state=ApplicationState.ACCEPTED)
            .order_by(Application.submitted_at, Application.id)
        )
    )


def of_person(programme_id: int, person_id: int) -> list[Application]:
    """Return what one person sent to that programme, newest first."""
    return list(
        db.session.scalars(
            select(Application)
            .filter_by(programme_id=programme_id, person_id=person_id)
            .where(Application.submitted_at.is_not(None))
            .order_by(Application.submitted_at.desc(), Application.id.desc())
        )
    )


def opened(programme_id: int, ref: str) -> Application | None:
    """Return the application a browser has open, if it is one of that programme."""
    return db.session.scalar(_OPENED, {"programme_id": programme_id, "ref": ref})


def latest_of(person_id: int) -> Application | None:
    """Return the application a person sent last, whatever the programme."""
    return db.session.scalar(
        select(Application)
        .where(Application.person_id == person_id, Application.submitted_at.is_not(None))
        .order_by(Application.submitted_at.desc(), Application.id.desc())
        .limit(1)
    )


def live_of_address(programme_id: int, role: ApplicantRole, email: str) -> Application | None:
    """Return the one live application of an address for a role, if there is one."""
    return db.session.scalar(
        select(Application)
        .filter_by(programme_id=programme_id, role=role, email=email)
        .where(Application.state.in_(_LIVE))
    )


def live_count(programme_id: int, role: ApplicantRole) -> int:
    """Return how many live applications a role has."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Application)
            .filter_by(programme_id=programme_id, role=role)
            .where(Application.state.in_(_LIVE))
        )
        or 0
    )


def resumable(token: str) -> Application | None:
    """Return the draft that this link opens now, if it still opens one."""
    return db.session.scalar(
        select(Application)
        .join(ResumeLink, ResumeLink.application_id == Application.id)
        .where(
            ResumeLink.token_hash == hash_token(token),
            ResumeLink.revoked_at.is_(None),
            ResumeLink.expires_at > now(),
            Application.state == ApplicationState.DRAFT,
        )
    )


def files_to_erase() -> list[Application]:
    """Return the withdrawn and declined files that are not erased yet."""
    ended = (ApplicationState.WITHDRAWN, ApplicationState.DECLINED)
    return list(
        db.session.scalars(select(Application).where(Application.state.in_(ended), Application.erased_at.is_(None)))
    )


def waiting_for_news(programme_id: int, reader_id: int) -> list[tuple[str, ApplicationState, datetime]]:
    """Return the ref, the state and the instant of the last news of each applicant who was promised an answer."""
    waiting = (ApplicationState.SUBMITTED, ApplicationState.ELIGIBLE, ApplicationState.WAITLISTED)
    told = func.coalesce(Application.released_at, Application.submitted_at)
    found = db.session.execute(
        select(Application.ref, Application.state, told)
        .where(Application.programme_id == programme_id, Application.state.in_(waiting))
        .where(Application.submitted_at.is_not(None), Application.id.not_in(hidden_from(reader_id, programme_id)))
    )
    return [(row[0], row[1], row[2]) for row in found]


def has_applications(person_id: int) -> bool:
    """Tell whether any application is a person's."""
    return db.session.scalar(select(Application.id).where(Application.person_id == person_id).limit(1)) is not None


def drafts_to_expire(instant: datetime) -> list[Application]:
    """Return the drafts whose time is over."""
    return list(
        db.session.scalars(
            select(Application).where(
                Application.state == ApplicationState.DRAFT,
                Application.expires_at.is_not(None),
                Application.expires_at <= instant,
            )
        )
    )


def drafts_to_remind(programme_id: int) -> list[Application]:
    """Return the drafts of a programme whose author has an address and was not reminded of the closing."""
    return list(
        db.session.scalars(
            select(Application)
            .filter_by(programme_id=programme_id, state=ApplicationState.DRAFT)
            .where(Application.email != "", Application.reminded_at.is_(None))
        )
    )


def prepared(programme_id: int, reader: str) -> list[Application]:
    """Return the applications whose decision is prepared and not released, by decision then name.

    Those hidden from the reader, known by ref, are left out: somebody else sends them.
    """
    order = {Decision.ACCEPT: 0, Decision.WAITLIST: 1, Decision.DECLINE: 2}
    found = db.session.scalars(
        select(Application)
        .filter_by(programme_id=programme_id)
        .where(Application.decision.is_not(None), Application.released_at.is_(None))
        .where(Application.id.not_in(hidden_from_ref(reader, programme_id)))
    )
    return sorted(found, key=lambda item: (order[item.decision or Decision.DECLINE], item.sort_key, item.id))
