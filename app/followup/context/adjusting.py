"""Pauses and ends on the page of a pair, on the coordination's, and on « Ma candidature »."""

from dataclasses import dataclass

from flask import Flask

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.clock import today
from app.core.declarations import Milestone, Panel, declare_milestone, declare_panel
from app.followup.models import Ending, Wish
from app.followup.queries import Membership
from app.followup.queries.adjusting import (
    brought_to_an_end,
    ended_on,
    ending_of,
    may_ask_for_another,
    notes_kept_until,
    pauses_of,
)
from app.followup.rules.adjusting import has_begun
from app.followup.wording import adjusting as wording
from app.pairing.models import Pair, PairState
from app.pairing.queries import pairs_of_application, renewal_of
from app.pairing.rules import OPEN, OVER, RUNNING, UNDERWAY
from app.programmes.queries import by_id

_KNOWN = UNDERWAY | {PairState.PROPOSED}
"""Pairs that their members know of: one being formed changes nothing of what they read."""


def _aside(member: Membership) -> Panel | None:
    """On the pair's page: the ways to a pause and to an end, while the mentorship goes on."""
    pair = member.pair
    if pair.state not in OPEN:
        return None
    context: dict[str, object] = {"ref": pair.ref, "may_pause": _may_pause(pair)}
    return Panel("followup/participant/_adjusting.html", context, order=80)


def _may_pause(pair: Pair) -> bool:
    return pair.state in RUNNING and has_begun(pair.starts_on, today())


def _over(member: Membership) -> Panel | None:
    """On the pair's page, once it is over: until when notes are kept, who tells, whether another is wished."""
    pair = member.pair
    kept_until = notes_kept_until(pair)
    if kept_until is None:
        return None
    ending, said = ending_of(pair.id), renewal_of(pair.id, member.role)
    untold = ending is not None and ending.told_at is None and ending.role is not member.role
    context: dict[str, object] = {
        "ref": pair.ref,
        "ended_on": ended_on(pair),
        "kept_until": kept_until,
        "kept": kept_until >= today(),
        "tell_by": ending.tell_by if ending and untold else None,
        "asked": may_ask_for_another(pair, member.role),
        "another": None if said is None else said.another,
    }
    return Panel("followup/participant/_over.html", context, order=10)


@dataclass(frozen=True)
class Wished:
    """Whether one member would like another mentorship, as the coordination reads it."""

    name: str
    another: bool


def _coordination(pair: Pair) -> Panel | None:
    """On the coordination's page of a pair: its pauses, how it ended, and what may be done."""
    if pair.state not in OPEN and pair.state not in OVER:
        return None
    ending, pauses = ending_of(pair.id), pauses_of(pair.id)
    context: dict[str, object] = {
        "slug": by_id(pair.programme_id).slug,
        "ref": pair.ref,
        "version": pair.version,
        "pause": next((each for each in pauses if each.resumed_on is None), None),
        "pauses": [each for each in pauses if each.resumed_on is not None],
        "ends_on": pair.ends_on,
        "ended_on": ended_on(pair),
        "may_pause": _may_pause(pair),
        "may_end": pair.state in OPEN,
        "ending": ending,
        "author": pair.member(ending.role).full_name if ending and ending.role else "",
        "wish": wording.WISHES[ending.wish] if ending else "",
        "to_tell": _to_tell(pair, ending),
        "wished": _wished(pair, ending) if ending else [],
    }
    return Panel("followup/coordinator/_adjusting.html", context, order=5 if ending and not ending.told_at else 20)


def _to_tell(pair: Pair, ending: Ending | None) -> Application | None:
    if ending is None or ending.role is None or ending.told_at is not None:
        return None
    return pair.member(ending.role.other)


def _wished(pair: Pair, ending: Ending) -> list[Wished]:
    """What each says of another pair; of whoever ended it, only when they have changed their mind since."""
    found = []
    for role in ApplicantRole:
        said = renewal_of(pair.id, role)
        if said is not None and (role is not ending.role or said.another is not (ending.wish is Wish.ANOTHER)):
            found.append(Wished(pair.member(role).full_name, said.another))
    return found


def _status(application: Application) -> Panel | None:
    """On « Ma candidature », once a mentorship is over and no other has begun: where one stands, and what comes."""
    if application.state is not ApplicationState.ACCEPTED or pairs_of_application(application.id, _KNOWN):
        return None
    over = pairs_of_application(application.id, OVER)
    if not over:
        return None
    pair = over[-1]
    said = renewal_of(pair.id, application.role)
    headline = wording.status(ended_on(pair), another=said is not None and said.another)
    return Panel("followup/participant/_ended.html", {"ref": pair.ref}, order=5, headline=headline)


def register(_app: Flask) -> None:
    """Declare the panels, and the last step of « le parcours »."""
    declare_panel("pair_aside", "followup.adjusting", _aside)
    declare_panel("pair_page", "followup.adjusting", _over)
    declare_panel("pair_coordination", "followup.adjusting", _coordination)
    declare_panel("application_status", "followup.adjusting", _status)
    declare_milestone("followup.brought_to_an_end", Milestone(80, brought_to_an_end, wording.brought_words))
