"""A session of the committee: opened, corrected and closed, each from a page that says what it does."""

from flask import Response

from app.applications.rules import committee_reads
from app.core.errors import Conflict
from app.pairing.errors import NobodyPresent, NoCommittee, SessionClosed
from app.pairing.forms import PresenceForm
from app.pairing.models import PairState
from app.pairing.queries import Stand, requests, solved
from app.pairing.queries.sessions import Underway, session_underway, sessions_of, sitting
from app.pairing.routes.board import MENU
from app.pairing.routes.desk import Desk, Rule, seated
from app.pairing.services import close_committee_session, correct_presences, open_committee_session
from app.pairing.wording import committee, refusal, sessions
from app.web.errors import Message
from app.web.forms import SeenForm
from app.web.pages import go_to, page


def _underway(at: Desk) -> Underway | None:
    """Return the open session; refuses (404) where nobody sits."""
    if not at.definition.has_committee:
        raise NoCommittee
    return session_underway(at.programme.id)


def _held(at: Desk) -> Underway:
    found = _underway(at)
    if found is None:
        raise SessionClosed
    return found


def _form(at: Desk, found: Underway | None, *, anew: bool = False) -> PresenceForm:
    session = found.session if found else None
    people = sitting(at.programme.id, session)
    if session is None:  # whoever opens a session is there
        people = [(each, each.id == at.person.id) for each, _ in people]
    return PresenceForm(people, anew=anew, seen=session.version if session else 0)


@seated
def session(at: Desk) -> Response:
    """Say whether a session is open, who is there, and which were held."""
    found = _underway(at)
    return _session(at, found, _form(at, found, anew=True))


def _session(
    at: Desk,
    found: Underway | None,
    form: PresenceForm,
    *,
    status: int = 200,
    refused: Message | None = None,
    kept: str = "",
) -> Response:
    held = sessions_of(at.programme.id)
    return page(
        status=status,
        template="pairing/board/session.html",
        desk=at,
        programme=at.programme,
        overline=committee.overline(at.definition, at.programme.title),
        underway=found,
        since=sessions.under_way(found) if found else "",
        in_season=committee_reads(at.programme.state, at.definition),
        held=[(each, *sessions.past(each, len(held) - rank)) for rank, each in enumerate(held) if each.closed_at],
        form=form,
        refused=refused,
        kept=kept,
    )


def _again(at: Desk, form: PresenceForm, error: Conflict) -> Response:
    """Show how things stand by now, and what was ticked."""
    found = _underway(at)
    chosen = set(form.present.data or ())
    names = [str(each.label) for each in form.present.choices or () if each.value in chosen]
    said = sessions.ticked(names)
    return _session(at, found, _form(at, found, anew=True), status=error.status, refused=refusal(error), kept=said)


@seated
def begin(at: Desk) -> Response:
    """Open a session; whoever comes second is told who was first."""
    form = _form(at, _underway(at))
    try:
        if form.validate_on_submit():
            open_committee_session(at.programme, form.present.data or (), actor=at.person.ref)
            return at.back(sessions.OPENED, "session")
    except NobodyPresent:
        form.ask_who()
    except Conflict as faster:
        return _again(at, form, faster)
    return _session(at, _underway(at), form, status=422)


@seated
def presences(at: Desk) -> Response:
    """Correct who is there."""
    found = _held(at)
    form = _form(at, found)
    try:
        if form.validate_on_submit():
            seen = form.seen.data or 0
            correct_presences(found.session, form.present.data or (), seen=seen, actor=at.person.ref)
            return at.back(sessions.CORRECTED, "session")
    except NobodyPresent:
        form.ask_who()
    except Conflict as faster:
        return _again(at, form, faster)
    return _session(at, found, form, status=422)


@seated
def closing(at: Desk) -> Response:
    """Say what closing does, and what it would leave undecided."""
    found = _underway(at)
    return _closing(at, found) if found else go_to(at.url("session"))


def _closing(at: Desk, found: Underway, *, status: int = 200, refused: Message | None = None) -> Response:
    room = at.room()
    lines = requests(room, solved(room)).lines
    undecided = [each.application for each in lines if each.stands in (Stand.TO_DECIDE, Stand.NOBODY)]
    drafted = [pair for pair in room.chosen.values() if pair.state is PairState.DRAFTED]
    return page(
        status=status,
        template="pairing/board/session_closing.html",
        desk=at,
        programme=at.programme,
        overline=committee.overline(at.definition, at.programme.title),
        session=found.session,
        since=sessions.under_way(found),
        left=sessions.left_undecided(len(undecided), len(drafted)),
        undecided=undecided[:MENU],
        unlisted=max(0, len(undecided) - MENU),
        drafted=drafted[:MENU],
        present=[person.full_name for person, there in sitting(at.programme.id, found.session) if there],
        refused=refused,
    )


@seated
def end(at: Desk) -> Response:
    """Close the session: its minutes are final."""
    found = _held(at)
    try:
        close_committee_session(found.session, at.programme, seen=SeenForm().version, actor=at.person.ref)
    except Conflict as faster:
        found = _held(at)
        return _closing(at, found, status=faster.status, refused=refusal(faster))
    return at.back(sessions.CLOSED, "minutes", ref=found.session.ref)


RULES: tuple[Rule, ...] = (
    ("/seance", "GET", session, "session"),
    ("/seance", "POST", begin, "begin_session"),
    ("/seance/presences", "POST", presences, "presences"),
    ("/seance/clore", "GET", closing, "closing"),
    ("/seance/clore", "POST", end, "end_session"),
)
