"""The board: mentees who wait, and what the rules say of each mentor for one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries import accepted, profile
from app.applications.rules import Profile
from app.core.database import db
from app.pairing.models import Pair
from app.pairing.queries.pairs import failed_partners, first_in_line, load_of, loads
from app.pairing.rules import LIVE, Finding, History, Reason, find_conflicts, find_reasons, rank, severity, worst
from app.programmes.definition import ProgrammeDefinition, Verdict


@dataclass(frozen=True)
class Candidate:
    """A possible mentor for one mentee, with all that the board says of them."""

    application: Application
    profile: Profile
    load: int
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The strictest thing said against this mentor."""
        return worst(self.findings)

    @property
    def possible(self) -> bool:
        """Whether the pair may be formed, after discussion if need be."""
        return severity(self.verdict) <= severity(Verdict.TO_DISCUSS)


def mentees_without_pair(programme_id: int, first: frozenset[int] | None = None) -> list[Application]:
    """Return the accepted mentees who have no live pair; first those who had said yes to one that got no answer.

    `first`: the applications that are first in line, for who knows them already.
    """
    waiting = _without_pair(programme_id, ApplicantRole.MENTEE)
    first = first_in_line(programme_id) if first is None else first
    return sorted(waiting, key=lambda each: (each.id not in first, each.submitted_at or each.created_at, each.id))


def _without_pair(programme_id: int, role: ApplicantRole) -> Sequence[Application]:
    member = Pair.mentee_application_id if role is ApplicantRole.MENTEE else Pair.mentor_application_id
    taken = select(member).where(Pair.programme_id == programme_id, Pair.state.in_(LIVE))
    return db.session.scalars(
        select(Application).where(
            Application.programme_id == programme_id,
            Application.role == role,
            Application.state == ApplicationState.ACCEPTED,
            Application.id.not_in(taken),
        )
    ).all()


def candidates(mentee: Application, definition: ProgrammeDefinition) -> list[Candidate]:
    """Return every accepted mentor as the rules see them for this mentee, the most fitting first."""
    mentors = accepted(mentee.programme_id, ApplicantRole.MENTOR)
    load = loads([mentor.id for mentor in mentors])
    failed = failed_partners(mentee.person_id)
    asked = profile(mentee, definition)
    found = [
        _candidate(mentor, asked, definition, History(load.get(mentor.id, 0), mentor.person_id in failed))
        for mentor in mentors
    ]
    return sorted(found, key=lambda each: (rank(each.findings, each.reasons), each.load, each.application.sort_key))


def assess(mentor: Application, mentee: Application, definition: ProgrammeDefinition) -> Candidate:
    """Return what the rules say of one mentor for one mentee, now."""
    failed = mentor.person_id in failed_partners(mentee.person_id)
    return _candidate(mentor, profile(mentee, definition), definition, History(load_of(mentor.id), failed))


def _candidate(mentor: Application, asked: Profile, definition: ProgrammeDefinition, history: History) -> Candidate:
    offered = profile(mentor, definition)
    findings = tuple(find_conflicts(offered, asked, definition, history))
    return Candidate(mentor, offered, history.load, findings, tuple(find_reasons(offered, asked)))
