"""Signing: the link is opened, the text approved and a name written, a code recopied. Each party signs once."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from app.charters import emails, rules
from app.charters.errors import (
    CommitmentMissing,
    NameDiffers,
    SigningCodeGone,
    SigningCodeWrong,
    SigningLinkGone,
    TooManyCodes,
)
from app.charters.models import Charter, CharterEvent, SignatureSlot, SigningCode
from app.charters.queries import chain_of, code_of, last_event, link_by_token, locked, snapshot_of
from app.charters.services import evidence
from app.charters.services.giving import give, go_on
from app.charters.services.refusals import refuse_unless_signing, refuse_unless_their_turn
from app.core.clock import now, real_now
from app.core.database import db
from app.core.journal import record
from app.core.secrets import equal, hash_code, new_code
from app.mail.outbox import queue


@dataclass(frozen=True)
class Statement:
    """What somebody declared before the code: the name they wrote, the sentence beside the box, the clauses ticked."""

    typed_name: str
    consent: str
    clauses: tuple[str, ...] = ()
    name_confirmed: bool = False


def open_link(token: str) -> SignatureSlot:
    """Return the place a link opens, and write the opening down as an act of the person.

    Refuses a link that is unknown, replaced or past its date, and a signature given or no longer awaited. Opening
    commits nobody to anything; a link opens as often as needed until the signature.
    """
    link = link_by_token(token)
    if link is None:
        raise SigningLinkGone
    charter = locked(link.slot.charter_id)
    refuse_unless_signing(link.slot)
    if link.revoked_at is not None or link.expires_at <= now():
        raise SigningLinkGone
    before = last_event(charter)
    if not (before and before.kind == "opened" and before.facts.get("party") == link.slot.party.value):
        evidence.append(charter, "opened", actor=link.slot.ref, party=link.slot.party.value)
    return link.slot


def request_code(slot: SignatureSlot, statement: Statement) -> None:
    """Mail six digits to the address of record, bound to this place, this document and this statement; older ones die.

    Refuses a clause left unticked, a name that differs and was not confirmed (`NameDiffers`: ask, then send again with
    `name_confirmed`), and too many codes in an hour. The same statement twice within a minute sends one code.
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    missing = rules.missing_clauses([clause.id for clause in snapshot_of(charter).clauses], statement.clauses)
    if missing:
        raise CommitmentMissing(clauses=missing)
    if not rules.same_name(statement.typed_name, slot.name) and not statement.name_confirmed:
        raise NameDiffers(expected=slot.name)
    if not _asked_just_now(code_of(slot), charter, statement):
        _send_code(charter, slot, statement)


def send_code_again(slot: SignatureSlot) -> bool:
    """Mail a new code for the statement made before; the older code dies. Tell whether one left.

    Within a minute of the last one nothing leaves. Refuses when no code was ever asked for.
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    before = code_of(slot)
    if before is None:
        raise SigningCodeGone
    if real_now() - before.created_at < rules.PAUSE:
        return False
    _send_code(charter, slot, Statement(before.typed_name, before.consent, tuple(before.clauses)))
    return True


def sign(slot: SignatureSlot, code: str) -> CharterEvent:
    """Record the signature of a party, send its receipt, and go on: ask the host, or complete the charter.

    Refuses a wrong code (`SigningCodeWrong(left)`, a counted try: the caller keeps the writes), one that has expired,
    been tried five times or replaced (`SigningCodeGone`), and a second signature (`AlreadySigned`).
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    held = _verified(charter, slot, code)
    give(slot)
    event = evidence.append(
        charter,
        "signed",
        actor=slot.ref,
        personal={"typed_name": held.typed_name},
        party=slot.party.value,
        consent=held.consent,
        clauses=list(held.clauses),
        name_matches=rules.same_name(held.typed_name, slot.name),
    )
    db.session.delete(held)  # the name that was typed stands in the chain alone, where it can be erased
    queue(emails.signing_receipt(slot, event))
    record(
        "charter_signed", actor=slot.ref, subject=charter.ref, programme_id=charter.programme_id, party=slot.party.value
    )
    go_on(charter, actor=slot.ref)
    return event


def _send_code(charter: Charter, slot: SignatureSlot, statement: Statement) -> None:
    hour_ago = now() - timedelta(hours=1)
    sent = sum(
        1
        for each in chain_of(charter)
        if each.kind == "code_sent" and each.facts["party"] == slot.party.value and each.at > hour_ago
    )
    if sent >= rules.CODES_AN_HOUR:
        raise TooManyCodes
    code, instant = new_code(), real_now()
    db.session.execute(delete(SigningCode).where(SigningCode.slot_id == slot.id))
    db.session.add(
        SigningCode(
            slot_id=slot.id,
            code_hash=_hashed(code, slot, charter),
            frozen_sha256=charter.frozen_sha256,
            typed_name=statement.typed_name,
            consent=statement.consent,
            clauses=list(statement.clauses),
            tries=0,
            created_at=instant,
            expires_at=instant + rules.CODE_LIFE,
        )
    )
    queue(emails.signing_code(slot, code))
    evidence.append(charter, "code_sent", actor=slot.ref, personal={"address": slot.email}, party=slot.party.value)


def _verified(charter: Charter, slot: SignatureSlot, code: str) -> SigningCode:
    held = code_of(slot)
    if held is None or not rules.code_is_usable(held.expires_at, held.tries, real_now()):
        raise SigningCodeGone(tried_out=held is not None and held.tries >= rules.CODE_TRIES)
    if held.frozen_sha256 == charter.frozen_sha256 and equal(held.code_hash, _hashed(code, slot, charter)):
        return held
    held.tries += 1
    left = rules.CODE_TRIES - held.tries
    evidence.append(charter, "code_failed", actor=slot.ref, party=slot.party.value, left=left)
    if left == 0:
        raise SigningCodeGone(tried_out=True)
    raise SigningCodeWrong(left=left)


def _asked_just_now(held: SigningCode | None, charter: Charter, statement: Statement) -> bool:
    if held is None or held.tries:
        return False
    same = (held.typed_name, held.consent, tuple(held.clauses)) == (
        statement.typed_name,
        statement.consent,
        statement.clauses,
    )
    return same and held.frozen_sha256 == charter.frozen_sha256 and real_now() - held.created_at < rules.PAUSE


def _hashed(code: str, slot: SignatureSlot, charter: Charter) -> str:
    return hash_code(code, salt=f"{slot.ref}:{charter.frozen_sha256}")
