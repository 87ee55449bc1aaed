"""One pair in words, for staff: its dates, its members' answers, and what was decided about it."""

from dataclasses import dataclass

from app.applications.models import ApplicantRole, Application
from app.applications.wording import member_called, personal
from app.core.wording import date_fr, day_fr
from app.pairing.models import Pair, PairState
from app.pairing.rules import LIVE
from app.pairing.wording.findings import kept_findings
from app.pairing.wording.reasons import kept_for_staff
from app.pairing.wording.rows import names
from app.pairing.wording.states import ANSWERS, KNOWS, STATE_TONES, state_of
from app.programmes.definition import ProgrammeDefinition, fill


@dataclass(frozen=True)
class MemberView:
    """One member, and what they answered; never why, nor whether they know the other."""

    ref: str
    name: str
    role: str
    answer: str


@dataclass(frozen=True)
class PairView:
    """What the coordination reads of a pair."""

    names: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    members: tuple[MemberView, ...]
    findings: tuple[tuple[str, str, str], ...]
    reasons: tuple[str, ...]
    justification: str
    known: bool
    live: bool


def pair_view(pair: Pair, definition: ProgrammeDefinition, *, formed_by: str) -> PairView:
    """Say everything the coordination may read of a pair."""
    return PairView(
        names=names(pair),
        state=state_of(pair),
        tone=STATE_TONES.get(pair.state, ""),
        facts=tuple(_facts(pair, formed_by)),
        members=tuple(_member(pair, role) for role in (ApplicantRole.MENTEE, ApplicantRole.MENTOR)),
        findings=tuple(kept_findings(pair, definition)),
        reasons=tuple(kept_for_staff(pair, definition)),
        justification=pair.justification,
        known=pair.proposed_at is not None,
        live=pair.state in LIVE,
    )


def _facts(pair: Pair, formed_by: str) -> list[tuple[str, str]]:
    said = f"{date_fr(pair.created_at)}, par {formed_by}" if formed_by else date_fr(pair.created_at)
    rows = [
        ("Formé le", said),
        ("Proposé le", date_fr(pair.proposed_at)),
        ("Réponses attendues au plus tard le", day_fr(pair.answer_by) if pair.state is PairState.PROPOSED else ""),
        ("Accepté le", date_fr(pair.committed_at)),
        ("Début", date_fr(pair.starts_on)),
        ("Fin prévue", date_fr(pair.ends_on)),
        ("Clos le", date_fr(pair.closed_at)),
    ]
    return [(term, fact) for term, fact in rows if fact]


def _member(pair: Pair, role: ApplicantRole) -> MemberView:
    member, given = pair.member(role), pair.answer_of(role)
    if given is not None:
        known = KNOWS[given.acquaintance]
        answer = f"{ANSWERS[given.answer]} le {date_fr(given.answered_at)}{f', {known}' if known else ''}"
    elif pair.state is PairState.PROPOSED:
        answer = "Pas encore de réponse"
    else:
        answer = "N’a pas répondu" if pair.proposed_at else "Rien n’est encore proposé"
    return MemberView(member.ref, member.full_name, member_called(member), answer)


def headline(application: Application, definition: ProgrammeDefinition, *, paired: bool) -> tuple[str, str]:
    """Return what an accepted applicant reads first once a pair is proposed, or stands."""
    statuses = definition.form(application.role.value).statuses
    sentence = statuses.paired if paired else statuses.proposed
    return ("En binôme" if paired else "Binôme proposé"), fill(sentence, personal(application, definition))


def proposed(pair: Pair) -> str:
    """Said once a pair is proposed."""
    return f"La proposition part à {names(pair)}. Réponses attendues au plus tard le {day_fr(pair.answer_by)}."


def cancelled(pair: Pair) -> str:
    """Said once a pair is cancelled."""
    told = " Les deux personnes sont prévenues." if pair.proposed_at else " Personne n’en a été prévenu."
    return f"Le binôme {names(pair)} est annulé.{told}"
