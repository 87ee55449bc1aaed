"""What pairing shows on the pages of applications, and where somebody with a proposal lands after signing in."""

from flask import Flask, url_for

from app.access import landing
from app.access.models import Person
from app.access.visitor import signed_in_person
from app.applications.models import ApplicantRole, Application
from app.applications.queries import declared
from app.applications.rules import committee_reads
from app.core.clock import today
from app.core.declarations import Panel, declare_panel
from app.pairing.models import Pair
from app.pairing.queries import live_pairs_of_person, pairs_of_application, proposals_to, room, shown_to
from app.pairing.queries.decided import asks_for_second
from app.pairing.queries.sessions import last_held_on, session_underway
from app.pairing.rules import UNDERWAY, PairAct, Standing, may, standing
from app.pairing.wording import headline, names, sessions
from app.programmes.models import Programme
from app.programmes.queries import by_id, definition

_ORDER = 20


def _stands(pair: Pair, role: ApplicantRole) -> Standing:
    answer = pair.answer_of(role)
    return standing(pair.state, answer.answer if answer else None, pair.answer_by, today())


def _status(application: Application) -> Panel | None:
    """On « Ma candidature »: the proposals that wait, and the pairs that stand. Nothing of a pair not yet proposed."""
    known = [pair for pair in pairs_of_application(application.id) if pair.proposed_at is not None]
    known = [pair for pair in known if _stands(pair, application.role) is not Standing.CLOSED]
    if not known:
        return None
    programme = by_id(application.programme_id)
    slug = programme.slug
    lines = [
        {
            "stands": _stands(pair, application.role).value,
            "answer_by": pair.answer_by,
            "url": url_for("pairing.participant.proposal", slug=slug, binome=pair.ref),
        }
        for pair in known
    ]
    waits = any(line["stands"] in (Standing.TO_ANSWER, Standing.WAITING) for line in lines)
    said = headline(application, definition(programme), paired=not waits)
    begun = any(not may(pair.state, PairAct.CANCEL) for pair in known)
    return Panel("pairing/participant/_status.html", {"lines": lines}, order=10, headline=said, binding=begun)


def _file(application: Application) -> Panel | None:
    """On the coordination's page of a file: the pairs it is in, but those hidden from whoever reads."""
    shown = shown_to(signed_in_person().id, application.programme_id)
    pairs = pairs_of_application(application.id, shown=shown)
    if not pairs:
        return None
    slug = by_id(application.programme_id).slug
    links = [(names(pair), url_for("pairing.coordinator.detail", slug=slug, ref=pair.ref)) for pair in pairs]
    return Panel("pairing/coordinator/_file.html", {"links": links})


def _committee(programme: Programme) -> Panel | None:
    """On the committee's home: what to do on its day, the derogations to confirm, the way to the board.

    Whoever has not declared their links hears of nobody: no name, and no count.
    """
    known, person = definition(programme), signed_in_person()
    if not committee_reads(programme.state, known):
        return None
    since, last = _since(programme), last_held_on(programme.id)
    due = declared(programme.id, person.id).is_due
    day = known.calendar.committee_on
    step = None if due else sessions.step_of(since, committee_on=day, last_held_on=last, today=today())
    waiting = [] if due else _to_second(programme, person)
    said = sessions.to_second(len(waiting)) if waiting else ""
    context = {
        "slug": programme.slug,
        "since": since,
        "has_minutes": last is not None,
        "step": step,
        "step_url": url_for(f"pairing.committee.{step.endpoint}", slug=programme.slug) if step else "",
        "waiting": waiting,
        "said": said,
    }
    first = (step.title, step.sentence) if step else ("À confirmer", said) if waiting else None
    return Panel("pairing/board/_home.html", context, headline=first)


def _to_second(programme: Programme, person: Person) -> list[tuple[str, str]]:
    """Return the derogations that wait for this member, by the names of the two and where they are read."""
    if not asks_for_second(programme.id, person.ref):
        return []
    found = room(programme, definition(programme), person.id)
    return [
        (
            f"{found.people[each.mentee].full_name} et {found.people[each.mentor].full_name}",
            url_for("pairing.committee.couple", slug=programme.slug, ref=each.mentee, mentor=each.mentor),
        )
        for each in found.to_second(person.ref)
    ]


def _since(programme: Programme) -> str:
    """Return the sentence of the session that is open, if one is."""
    found = session_underway(programme.id)
    return sessions.under_way(found) if found else ""


def _coordination(programme: Programme) -> Panel | None:
    """On the coordination's page of its committee: the way to its sessions, and to their minutes once there are any."""
    if not definition(programme).has_committee:
        return None
    context = {"slug": programme.slug, "has_minutes": last_held_on(programme.id) is not None}
    return Panel("pairing/coordinator/_sessions.html", context)


def _landing(person: Person) -> str | None:
    """Lead somebody to the proposal that waits for their answer, unless a pair of theirs is under way."""
    if live_pairs_of_person(person.id):
        return None
    for pair in proposals_to(person.id):
        role = pair.role_of(person.id)
        if role is not None and pair.state not in UNDERWAY and _stands(pair, role) is Standing.TO_ANSWER:
            slug = by_id(pair.programme_id).slug
            return url_for("pairing.participant.proposal", slug=slug, binome=pair.ref)
    return None


def register(_app: Flask) -> None:
    """Declare the panels and the landing."""
    declare_panel("application_status", "pairing", _status)
    declare_panel("application_coordination", "pairing", _file)
    declare_panel("committee_home", "pairing", _committee)
    declare_panel("committee_coordination", "pairing", _coordination)
    landing.register(_ORDER, _landing)
