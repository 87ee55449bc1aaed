"""The minutes of a session, as a page and as a PDF: both are drawn from the same words, each reader's own copy."""

from flask import Response

from app.documents.model import Letterhead
from app.documents.sections import Minutes
from app.organisation.queries import host
from app.pairing.errors import NoCommittee, SessionUnknown
from app.pairing.queries.copies import Copy, copy_for
from app.pairing.queries.sessions import session_to_read, sessions_of
from app.pairing.routes.desk import Desk, Rule, seated
from app.pairing.wording import sessions
from app.pairing.wording.minutes import file_name, minutes
from app.web.files import pdf
from app.web.pages import page


def _copy(at: Desk, ref: str) -> tuple[Copy, Minutes]:
    if not at.definition.has_committee:
        raise NoCommittee
    session = session_to_read(at.programme.id, ref)
    found = copy_for(session, at.programme, at.definition, at.person)
    return found, minutes(found, at.definition, Letterhead(at.programme.title, host().name))


@seated
def latest(at: Desk) -> Response:
    """Show the minutes of the open session, or of the last; say so when there was none."""
    try:
        return _show(at, "")
    except SessionUnknown:
        return page(template="pairing/board/minutes_none.html", desk=at, programme=at.programme)


@seated
def one(at: Desk, ref: str) -> Response:
    """Show the minutes of a session."""
    return _show(at, ref)


def _show(at: Desk, ref: str) -> Response:
    found, said = _copy(at, ref)
    held = sessions_of(at.programme.id)
    return page(
        template="pairing/board/minutes.html",
        desk=at,
        programme=at.programme,
        session=found.session,
        minutes=said,
        others=[
            (each, *sessions.past(each, len(held) - rank))
            for rank, each in enumerate(held)
            if each.id != found.session.id
        ],
    )


@seated
def latest_pdf(at: Desk) -> Response:
    """Give the minutes of the open session, or of the last, to keep."""
    return _pdf(at, "")


@seated
def one_pdf(at: Desk, ref: str) -> Response:
    """Give the minutes of a session to keep."""
    return _pdf(at, ref)


def _pdf(at: Desk, ref: str) -> Response:
    found, said = _copy(at, ref)
    from app.documents.minutes import draw_minutes  # the printer is heavy: loaded when something is drawn

    return pdf(draw_minutes(said), file_name(found, at.programme.slug))


RULES: tuple[Rule, ...] = (
    ("/pv", "GET", latest, "latest_minutes"),
    ("/pv.pdf", "GET", latest_pdf, "latest_minutes_pdf"),
    ("/pv/<ref>", "GET", one, "minutes"),
    ("/pv/<ref>/pv.pdf", "GET", one_pdf, "minutes_pdf"),
)
