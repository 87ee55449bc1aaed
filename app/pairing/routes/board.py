"""The board: one request, the mentor proposed, two others beside them; and what is decided there."""

from flask import Response, flash, request

from app.applications.errors import ApplicationUnknown, ReadingClosed
from app.applications.models import Application, Decision
from app.applications.rules import decisions_open
from app.core.errors import Conflict, DomainError
from app.pairing.errors import JustificationMissing
from app.pairing.forms import FormPairForm
from app.pairing.models import Pair
from app.pairing.queries import Room, Solved, Stand, actor_name, first_to_decide, lay_out, requests, solved
from app.pairing.queries.sessions import session_underway
from app.pairing.routes.desk import Desk, Rule, seated
from app.pairing.services import cancel_pair, form_pair, put_aside, take_back
from app.pairing.wording import board, committee, refusal, sessions
from app.programmes.queries import by_slug, definition
from app.web.errors import Message, message_for
from app.web.forms import SeenForm
from app.web.pages import page, see_other

MENU = 60


def index(slug: str) -> Response:
    """Lead to the request to look at first; say so when there is none, and why nothing is open out of season."""
    try:
        return _index(slug)
    except ReadingClosed:
        programme = by_slug(slug)
        known = definition(programme)
        title = committee.overline(known, programme.title)
        return page(template="pairing/board/closed.html", programme=programme, overline=title)


@seated
def _index(at: Desk) -> Response:
    room = at.room()
    return _show(at, room, solved(room), request.args.get("demande", ""), FormPairForm())


@seated
def show(at: Desk, ref: str) -> Response:
    """Compare the mentors for one request."""
    room = at.room()
    if ref not in _refs(room):
        raise ApplicationUnknown
    return _show(at, room, solved(room), ref, FormPairForm())


def _refs(room: Room) -> set[str]:
    return {*(each.ref for each in room.mentees), *(each.ref for each in room.aside)}


def _show(
    at: Desk,
    room: Room,
    answers: Solved,
    ref: str,
    form: FormPairForm,
    *,
    status: int = 200,
    refused: Message | None = None,
) -> Response:
    found = requests(room, answers)
    aside = next((each for each in room.aside if each.ref == ref), None)
    current = ref if ref in _refs(room) else "" if ref else first_to_decide(room, answers)
    layout = lay_out(room, answers, current, request.args.get("mentor", "")) if current and not aside else None
    pair = room.chosen.get(current)
    lines = [each for n, each in enumerate(found.lines) if n < MENU or each.application.ref == current]
    waiting = [(room.people[each.mentee], room.people[each.mentor]) for each in room.to_second(at.person.ref)]
    session = session_underway(at.programme.id) if at.definition.has_committee else None
    return page(
        status=status,
        template="pairing/board/request.html",
        desk=at,
        programme=at.programme,
        overline=committee.overline(at.definition, at.programme.title),
        counted=committee.counted(found),
        lines=lines,
        unlisted=len(found.lines) - len(lines),
        stands=committee.STANDS,
        chosen_count=found.count(Stand.CHOSEN, Stand.VALIDATED),
        mentee=layout.mentee if layout else aside,
        aside=aside,
        current=current,
        may_take_back=aside is not None and _prepared(aside) is Decision.WAITLIST,
        may_put_aside=layout is not None and Decision.WAITLIST in decisions_open(layout.mentee.state),
        board=board(layout, room, committee=at.committee) if layout else None,
        pair=pair,
        chosen_by=actor_name(pair.formed_by) if pair else "",
        form=form,
        refused=refused,
        since=sessions.under_way(session) if session else "",
        waiting=waiting,
        waiting_said=sessions.to_second(len(waiting)),
    )


def _prepared(application: Application) -> Decision | None:
    return application.decision if application.released_at is None else None


@seated
def decide(at: Desk, ref: str) -> Response:
    """Choose the mentor of the button pressed, or put the request aside; nobody is told yet."""
    room, form = at.room(), FormPairForm()
    if ref not in _refs(room):
        raise ApplicationUnknown
    if not form.validate_on_submit():
        return _show(at, room, solved(room), ref, form, status=422)
    try:
        if form.puts_aside:
            return _aside(at, room, ref, form)
        pair = _choose(at, room, ref, form)
    except JustificationMissing:
        form.ask_why(committee=at.definition.has_committee)
        return _again(at, ref, form, status=422)
    except Conflict as faster:
        return _again(at, ref, form, status=faster.status, refused=faster)
    return _next(at, pair)


def _choose(at: Desk, room: Room, ref: str, form: FormPairForm) -> Pair:
    choice = form.to_choice()
    mentor, mentee = room.people.get(choice.mentor_ref), room.people.get(ref)
    if mentor is None or mentee is None:
        raise ApplicationUnknown
    return form_pair(
        mentor,
        mentee,
        justification=choice.justification,
        seen_mentor=choice.seen_mentor,
        seen_mentee=choice.seen_mentee,
        actor=at.person.ref,
    )


def _aside(at: Desk, room: Room, ref: str, form: FormPairForm) -> Response:
    mentee = room.people.get(ref)
    if mentee is None:
        raise ApplicationUnknown
    reason, seen = form.justification.data or "", form.seen_mentee.data or 0
    put_aside(mentee, reason=reason, seen=seen, actor=at.person.ref)
    return at.back(committee.PUT_ASIDE, "pairing")


def _again(at: Desk, ref: str, form: FormPairForm, *, status: int, refused: DomainError | None = None) -> Response:
    """Show the board as it is by now, with what was typed and who has decided what."""
    room = at.room()
    if ref not in _refs(room) and refused is not None:
        raise refused
    said = None
    if refused is not None:
        said = message_for(refused) or refusal(refused)
    return _show(at, room, solved(room), ref, form, status=status, refused=said)


def _next(at: Desk, pair: Pair) -> Response:
    if at.committee:
        return at.back(committee.chosen(pair), "pairing")
    flash(committee.chosen(pair))
    return see_other("pairing.coordinator.detail", slug=at.programme.slug, ref=pair.ref)


@seated
def undo(at: Desk, ref: str) -> Response:
    """Undo a choice that nobody outside knows of."""
    pair = at.room().chosen.get(ref)
    if pair is None:
        raise ApplicationUnknown
    cancel_pair(pair, seen=SeenForm().version, actor=at.person.ref)
    return at.back(committee.undone(pair), "show", ref=ref)


@seated
def back_from_aside(at: Desk, ref: str) -> Response:
    """Take a request back from the waiting list."""
    mentee = next((each for each in at.room().aside if each.ref == ref), None)
    if mentee is None:
        raise ApplicationUnknown
    take_back(mentee, seen=SeenForm().version, actor=at.person.ref)
    return at.back(committee.TAKEN_BACK, "show", ref=ref)


RULES: tuple[Rule, ...] = (
    ("", "GET", index, "pairing"),
    ("/<ref>", "GET", show, "show"),
    ("/<ref>", "POST", decide, "decide"),
    ("/<ref>/defaire", "POST", undo, "undo"),
    ("/<ref>/reprendre", "POST", back_from_aside, "back_from_aside"),
)
