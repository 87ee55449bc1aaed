"""A name misspelt on a charter: whoever signs says so, the coordination writes it right, then issues again."""

from dataclasses import dataclass

from app.access.services import correct_name as correct_account
from app.applications.models import ApplicantRole
from app.applications.services import correct_name as correct_application
from app.charters import emails
from app.charters.errors import CharterMovedOn
from app.charters.models import SignatureSlot
from app.charters.queries import locked
from app.charters.services.links import ask_to_sign
from app.charters.services.refusals import refuse_unless_their_turn
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_line
from app.organisation.queries import current_signatory
from app.organisation.services import set_signatory
from app.pairing.models import Pair
from app.programmes.queries import is_any_staff


@dataclass(frozen=True)
class MemberName:
    """How a member is called, and the version of their file when that was read."""

    role: ApplicantRole
    first_name: str
    last_name: str
    seen: int


@dataclass(frozen=True)
class SignatoryName:
    """How who signs for the host is called, and the number of the signatory when that was read."""

    name: str
    seen: int


def claim_name(slot: SignatureSlot, name: str) -> None:
    """Keep how somebody says their name is written, for the coordination to correct. « À traiter » shows it.

    Signing stays possible. Refuses when it is not, or no longer, their turn to sign.
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    if slot.claimed_name == name:
        return
    slot.claimed_name = clean_line(name)
    db.session.flush()
    party = slot.party.value
    record("signing_name_claimed", actor=slot.ref, subject=charter.ref, programme_id=charter.programme_id, party=party)


def keep_name(slot: SignatureSlot, *, seen: str, actor: str) -> bool:
    """Answer a claim: the name on the charter is right. Whoever made it is told so, with a new link to sign.

    Earlier links keep working. Refuses when it is no longer their turn to sign, and when they have said something else
    since it was `seen`. Tells whether there was anything to answer: a claim is answered once.
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    if not slot.claimed_name:
        return False
    if slot.claimed_name != seen:
        raise CharterMovedOn(now="changed")
    slot.claimed_name = ""
    ask_to_sign(slot, emails.name_kept)
    party = slot.party.value
    record("signing_name_kept", actor=actor, subject=charter.ref, programme_id=charter.programme_id, party=party)
    return True


def correct_names(
    pair: Pair, members: tuple[MemberName, ...], signatory: SignatoryName | None = None, *, actor: str
) -> bool:
    """Write the names of a pair's members, and of who signs for the host, as they write them. Tells nobody.

    Charters already issued keep what they say. Accounts follow, those of staff apart. Refuses one's own pair, and
    whatever changed since it was read. Tells whether anything changed.
    """
    changed = False
    for each in members:
        application = pair.member(each.role)
        name = {"first_name": each.first_name, "last_name": each.last_name}
        if correct_application(application, **name, actor=actor, seen=each.seen):
            changed = True
            if application.person is not None and not is_any_staff(application.person.id):
                correct_account(application.person, **name, actor=actor)
    return _correct_signatory(signatory, actor) or changed


def _correct_signatory(said: SignatoryName | None, actor: str) -> bool:
    current = current_signatory()
    if said is None or current is None or clean_line(said.name) == current.name:
        return False
    set_signatory(name=said.name, title=current.title, email=current.email, actor=actor, seen=said.seen)
    return True
