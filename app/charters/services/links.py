"""Links to sign: made, sent to the address of record, replaced, ended."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, select, update

from app.access.models import Purpose
from app.access.services import end_sessions_about
from app.charters import emails, rules
from app.charters.errors import NotTheirTurn
from app.charters.models import Charter, SignatureSlot, SigningCode, SigningLink
from app.charters.queries import is_passed_on, link_by_token, locked, newer_charter, slot_of, standing_of
from app.charters.rules import Standing
from app.charters.services import evidence
from app.charters.services.refusals import refuse_unless_signing
from app.core.clock import end_of_day, now
from app.core.database import db
from app.core.journal import record
from app.core.secrets import hash_token, new_token
from app.mail.message import Letter
from app.mail.outbox import queue

Draft = Callable[[SignatureSlot, str], Letter]


def ask_to_sign(slot: SignatureSlot, letter: Draft) -> None:
    """Send a new link to a party whose turn it is; earlier links keep working. The charter must be locked or new."""
    token = new_token()
    charter = slot.charter
    db.session.add(
        SigningLink(
            slot_id=slot.id,
            token_hash=hash_token(token),
            created_at=now(),
            expires_at=end_of_day(charter.sign_by),
        )
    )
    slot.asked_at = slot.asked_at or now()
    queue(letter(slot, token))
    evidence.append(charter, "link_sent", actor="clock", personal={"address": slot.email}, party=slot.party.value)


def renew_link(slot: SignatureSlot, *, actor: str) -> None:
    """Send a new link to the address of record; every earlier link of that party is dead.

    Refuses when the party has signed, does not sign any more, or does not sign yet. A second demand within a minute
    sends nothing more.
    """
    charter = locked(slot.charter_id)
    refuse_unless_signing(slot)
    if standing_of(slot) is Standing.WAITS:
        raise NotTheirTurn
    if _just_sent(slot):
        return
    _revoke(SigningLink.slot_id == slot.id)
    evidence.append(charter, "link_revoked", actor=actor, party=slot.party.value)
    ask_to_sign(slot, emails.signing_link)
    record(
        "signing_link_renewed",
        actor=actor,
        subject=charter.ref,
        programme_id=charter.programme_id,
        party=slot.party.value,
    )


def send_link_again(token: str) -> None:
    """Send a new link to whoever a dead one belonged to, if their signature is awaited; otherwise do nothing.

    After a charter was replaced, the new link is for the new one. Nothing typed by the visitor decides where it goes.
    """
    link = link_by_token(token)
    slot = _successor(link.slot) if link else None
    if slot is not None and standing_of(slot) is Standing.MAY_SIGN:
        renew_link(slot, actor=slot.ref)


def _successor(slot: SignatureSlot) -> SignatureSlot | None:
    """Return the place to sign now. The host's may have passed to somebody else, to whom this link gives nothing."""
    newer = newer_charter(slot.charter)
    if newer is None:
        return slot
    return None if is_passed_on(slot, newer) else slot_of(newer, slot.party)


def end_links_of(slot: SignatureSlot) -> None:
    """Make every link of one party useless, and whatever they had opened; a code on its way signs nothing more."""
    _revoke(SigningLink.slot_id == slot.id)
    db.session.execute(delete(SigningCode).where(SigningCode.slot_id == slot.id))
    end_sessions_about(Purpose.SIGNATURE, slot.ref)


def end_links(charter: Charter) -> None:
    """Make every link of a charter useless, and forget the codes with what was typed before them."""
    _revoke(SigningLink.slot_id.in_(_slots(charter)))
    db.session.execute(delete(SigningCode).where(SigningCode.slot_id.in_(_slots(charter))))


def forget_links(charter: Charter) -> None:
    """Remove every trace of the links and codes of a charter."""
    for row in (SigningLink, SigningCode):
        db.session.execute(delete(row).where(row.slot_id.in_(_slots(charter))))


def _slots(charter: Charter) -> list[int]:
    return [slot.id for slot in charter.slots]


def _revoke(which: ColumnElement[bool]) -> None:
    db.session.execute(update(SigningLink).where(which, SigningLink.revoked_at.is_(None)).values(revoked_at=now()))


def _just_sent(slot: SignatureSlot) -> bool:
    newest = select(SigningLink).where(SigningLink.slot_id == slot.id, SigningLink.revoked_at.is_(None))
    last = db.session.scalar(newest.order_by(SigningLink.id.desc()).limit(1))
    return last is not None and now() - last.created_at < rules.PAUSE
