"""Correcting an address that reaches nobody: the document does not change, the way to whoever signs it does."""

from dataclasses import dataclass

from sqlalchemy import select

from app.access.models import Person
from app.access.services import correct_address as correct_account
from app.applications.models import ApplicantRole, Application
from app.applications.services import correct_address as correct_application
from app.charters import emails
from app.charters.errors import AddressSignsAlready, CharterMovedOn, OwnSignature
from app.charters.models import Charter, Party, SignatureSlot, SlotState
from app.charters.queries import account_kept, awaited_of_person, locked, same_signatory_elsewhere, standing_of
from app.charters.rules import AccountKept, Standing
from app.charters.services import evidence
from app.charters.services.links import ask_to_sign, end_links_of
from app.charters.services.refusals import refuse_unless_signing
from app.core.addresses import normal_email
from app.core.database import db
from app.core.journal import record
from app.mail.outbox import queue
from app.organisation.queries import current_signatory
from app.organisation.services import set_signatory
from app.pairing.models import Pair
from app.pairing.queries import is_pair_hidden_from


@dataclass(frozen=True)
class Correction:
    """What correcting an address would do. `others` are the further charters it leads to the new address."""

    slot: SignatureSlot
    address: str
    others: tuple[SignatureSlot, ...]
    has_account: bool
    account_kept: AccountKept | None
    asks_now: bool


def correction_of(slot: SignatureSlot, email: str, *, actor: str) -> Correction:
    """Return what `correct_address` would do. Refuses like it; writes nothing."""
    address = normal_email(email)
    refuse_unless_signing(slot)
    _refuse_own(slot, address, actor)
    person = _person_of(slot)
    kept = account_kept(person, address, programme_id=slot.charter.programme_id) if person else None
    elsewhere = same_signatory_elsewhere(slot)
    others = [each for each in elsewhere if _may_act(each.charter, actor) and not _signs_there(each, address)]
    asks_now = standing_of(slot) is Standing.MAY_SIGN
    return Correction(slot, address, tuple(others), person is not None, kept, asks_now)


def correct_address(slot: SignatureSlot, email: str, *, seen: str, actor: str) -> None:
    """Lead a pending signature to another address: former links and codes are dead, a new link leaves, nothing else.

    The other charters that wait for the same signatory at the same address follow, unless the new one signs there
    already; and so do the application, the account where ADR 0015 lets it, or the host's signatory. The former address
    is told, without the new one. Refuses a signature given or ended meanwhile, the actor's own, an address that signs
    already, and a former address that is no longer the one `seen`. Saying what is already known changes nothing.
    """
    locked(slot.charter_id)
    address, former = normal_email(email), slot.email
    if address == former:
        return
    found = correction_of(slot, address, actor=actor)
    if former != seen:
        raise CharterMovedOn(now="changed")
    _correct_person(found, actor)
    for each in (slot, *found.others):
        _lead(each, address, actor=actor)
    queue(emails.signing_address_corrected(slot, former))


def signatures_follow(person_id: int, former: str, address: str, *, actor: str) -> int:
    """Lead the signatures awaited of a person at their former address to the new one, which they have shown is theirs.

    Former links are dead, a new one leaves, the chain says who moved it; what is signed stays as it is. Where another
    party signs by that address already, nothing moves: nobody signs for two. Returns how many.
    """
    waiting = awaited_of_person(person_id, former)
    moved = [each for each in waiting if not _signs_there(each, address)]
    for slot in moved:
        _lead(slot, address, actor=actor, event="email_moved")
    return len(moved)


def _lead(slot: SignatureSlot, address: str, *, actor: str, event: str = "email_corrected") -> None:
    charter = locked(slot.charter_id)
    if slot.state is not SlotState.PENDING:  # signed while we waited for the lock
        return
    former, slot.email = slot.email, address
    end_links_of(slot)
    personal = {"former_address": former, "address": address}
    evidence.append(charter, event, actor=actor, personal=personal, party=slot.party.value)
    if standing_of(slot) is Standing.MAY_SIGN:
        ask_to_sign(slot, emails.signing_link)
    party = slot.party.value
    record(
        "signing_address_corrected", actor=actor, subject=charter.ref, programme_id=charter.programme_id, party=party
    )


def _correct_person(found: Correction, actor: str) -> None:
    slot = found.slot
    if slot.party is Party.HOST:
        signatory = current_signatory()
        if signatory is not None and (signatory.name, signatory.email) == (slot.name, slot.email):
            set_signatory(name=signatory.name, title=signatory.title, email=found.address, actor=actor)
        return
    correct_application(_member(slot.charter.pair, slot.party), found.address, actor=actor)
    person = _person_of(slot)
    if person is not None and found.account_kept is None:
        correct_account(person, found.address, actor=actor)


def _refuse_own(slot: SignatureSlot, address: str, actor: str) -> None:
    me = db.session.scalar(select(Person).where(Person.ref == actor))
    mine = me.email if me else None
    if actor in _refs(slot.charter) or slot.email == mine:
        raise OwnSignature
    if address == mine or _signs_there(slot, address):
        raise AddressSignsAlready


def _signs_there(slot: SignatureSlot, address: str) -> bool:
    """Tell whether another party of the same charter has that address: nobody signs for two."""
    return address in {each.email for each in slot.charter.slots if each is not slot}


def _may_act(charter: Charter, actor: str) -> bool:
    return actor not in _refs(charter) and not is_pair_hidden_from(charter.pair, actor)


def _refs(charter: Charter) -> set[str]:
    return {each.person.ref for each in (charter.pair.mentor, charter.pair.mentee) if each.person}


def _member(pair: Pair, party: Party) -> Application:
    return pair.member(ApplicantRole(party.value))


def _person_of(slot: SignatureSlot) -> Person | None:
    return None if slot.party is Party.HOST else _member(slot.charter.pair, slot.party).person
