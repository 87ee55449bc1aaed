"""The letters of pairing. None names the other person: a letter is read on a locked screen."""

from datetime import date

from app.applications.models import ApplicantRole
from app.applications.queries import speaker
from app.mail.links import url
from app.mail.message import Letter
from app.pairing.models import Pair
from app.programmes.models import Programme
from app.programmes.queries import definition, letterhead


def _letter(name: str, pair: Pair, role: ApplicantRole, programme: Programme, **context: object) -> Letter:
    member = pair.member(role)
    return Letter(
        name=name,
        to=member.person.email if member.person else member.email,
        head=letterhead(programme),
        context={"first_name": member.first_name, "url_application": _page(programme), **context},
        programme_id=programme.id,
    )


def _page(programme: Programme, page: str = "") -> str:
    return url(f"/programmes/{programme.slug}/ma-candidature{page}")


def _proposal(pair: Pair, programme: Programme) -> str:
    return _page(programme, f"/proposition?binome={pair.ref}")


def pair_proposed(pair: Pair, role: ApplicantRole, programme: Programme) -> Letter:
    """« Un binôme vous est proposé » (11.5): who and why are read on the site alone."""
    described = definition(programme)
    sentence = speaker(described)(described.sentences.pair_proposed)
    return _letter(
        "pair_proposed",
        pair,
        role,
        programme,
        sentence=sentence,
        answer_by=pair.answer_by,
        url=_proposal(pair, programme),
    )


def pair_reminder(pair: Pair, role: ApplicantRole, programme: Programme, *, today: date) -> Letter:
    """A reminder to a member who has not answered."""
    return _letter(
        "pair_reminder",
        pair,
        role,
        programme,
        answer_by=pair.answer_by,
        last_day=pair.answer_by == today,
        url=_proposal(pair, programme),
    )


def pair_closed(pair: Pair, role: ApplicantRole, programme: Programme) -> Letter:
    """« Ce binôme ne se fera pas »: the same words whoever ended it and why, so that nobody can tell."""
    days = definition(programme).calendar.reading_days
    return _letter("pair_closed", pair, role, programme, days=days, url=_page(programme))


def pair_expired(pair: Pair, role: ApplicantRole, programme: Programme) -> Letter:
    """The last day has passed: said to both, and to the one who had said yes that they are first in line."""
    return _letter(
        "pair_expired",
        pair,
        role,
        programme,
        answer_by=pair.answer_by,
        answered=pair.answer_of(role) is not None,
        days=definition(programme).calendar.reading_days,
        url=_page(programme),
    )
