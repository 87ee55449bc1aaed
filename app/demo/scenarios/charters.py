"""What happens to a charter on its way: refused, corrected, issued again, sealed."""

from app.applications.models import ApplicantRole
from app.charters.models import Charter, Party
from app.charters.queries import slot_of
from app.charters.services import MemberName, claim_name, correct_names, decline, issue_again, renewal_of
from app.core.clock import now
from app.core.database import db
from app.demo.scenarios.opening import Opening
from app.operations.services import do_what_is_due
from app.pairing.models import Pair


def refuse(charter: Charter, party: Party, reason: str) -> None:
    """Have that party say no, for the coordination alone to read why."""
    decline(slot_of(charter, party), reason)


def claim(charter: Charter, party: Party, name: str) -> None:
    """Have that party say how their name is written."""
    claim_name(slot_of(charter, party), name)


def issue_under_the_right_name(
    opening: Opening, pair: Pair, role: ApplicantRole, first_name: str, last_name: str
) -> Charter:
    """Write a member's name right, then issue the charter again, as its page shows it."""
    actor, member = opening.rachid.ref, pair.member(role)
    correct_names(pair, (MemberName(role, first_name, last_name, member.version),), actor=actor)
    return issue_again(pair, actor=actor, seen=renewal_of(pair).seen)


def let_the_worker_seal() -> None:
    """Live one turn of the worker: what three have signed is sealed and mailed. Commits."""
    db.session.commit()
    do_what_is_due(now())
