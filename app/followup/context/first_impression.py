"""The question after the first meeting, on the pair's own page and on the coordination's."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from app.applications.models import ApplicantRole
from app.applications.wording import member_called
from app.core.clock import now
from app.core.declarations import Panel, declare_panel
from app.followup.models import FirstImpression
from app.followup.queries import Membership
from app.followup.queries.first_impression import said_of
from app.followup.rules.first_impression import last_day_to_change, may_change
from app.followup.wording.first_impression import FITS, OWN, TONES
from app.pairing.models import Pair
from app.pairing.rules import OPEN
from app.programmes.queries import by_id


def _own(member: Membership) -> Panel | None:
    """On the pair's page: the way to the question, while one may answer it or change one's mind."""
    pair = member.pair
    if pair.state not in OPEN:
        return None
    found = said_of(pair.id)
    said = found.by.get(member.role)
    if found.met_on is None or not may_change(said.answered_at if said else None, now()):
        return None
    context: dict[str, object] = {
        "ref": pair.ref,
        "said": OWN[said.fit] if said else "",
        "until": last_day_to_change(said.answered_at) if said else None,
    }
    return Panel("followup/participant/_first_impression.html", context, order=30)


@dataclass(frozen=True)
class Line:
    """What one member said, as the coordination reads it."""

    name: str
    called: str
    said: str
    tone: str
    at: datetime | None


def _coordination(pair: Pair) -> Panel | None:
    """On the coordination's page of a pair: what each said, once they have met."""
    found = said_of(pair.id)
    said = found.by
    if not said and found.met_on is None:
        return None
    context = {
        "lines": [_line(pair, role, said.get(role)) for role in ApplicantRole],
        "waits": any(each.waits for each in said.values()),
        "handled_at": max((each.handled_at for each in said.values() if each.handled_at), default=None),
        "slug": by_id(pair.programme_id).slug,
        "ref": pair.ref,
    }
    return Panel("followup/coordinator/_first_impression.html", context, order=30)


def _line(pair: Pair, role: ApplicantRole, said: FirstImpression | None) -> Line:
    member = pair.member(role)
    name, called = member.full_name, member_called(member)
    if said is None:
        return Line(name, called, "", "", None)
    return Line(name, called, FITS[said.fit], TONES[said.fit], said.said_at)


def register(_app: Flask) -> None:
    """Declare both panels."""
    declare_panel("pair_aside", "followup.first_impression", _own)
    declare_panel("pair_coordination", "followup.first_impression", _coordination)
