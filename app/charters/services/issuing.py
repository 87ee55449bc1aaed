"""Issuing: the moment when what is signed is frozen."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.charters import emails, printing, rules
from app.charters.changes import changes_of
from app.charters.composition import Issue, compose
from app.charters.errors import CharterAlreadyIssued, CharterMovedOn, CharterWaits
from app.charters.markdown import MergeRefused
from app.charters.models import Charter, CharterFile, CharterState, FileKind, Party, SignatureSlot
from app.charters.queries import charter_of_pair, live_charter, published_text, slot_of
from app.charters.rules import Obstacle
from app.charters.services import evidence
from app.charters.services.links import ask_to_sign
from app.charters.services.refusals import signatory_for
from app.charters.snapshot import Snapshot
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.journal import record
from app.documents.fingerprint import sha256_hex
from app.mail.message import Letter
from app.organisation.queries import host
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of


@dataclass(frozen=True)
class Drafted:
    """A charter as it would be issued now: nothing is written yet."""

    issue: Issue
    snapshot: Snapshot


def issue_charter(pair: Pair, *, actor: str) -> Charter:
    """Freeze the charter of a pair: snapshot, PDF and their hashes, three places to sign; and ask both members to sign.

    Refuses when the pair has a charter that lives or is not waiting for one, and `CharterWaits(obstacle)` when
    something is missing: no text, no signatory for the host, a field without value, the last day to sign behind us.
    Nothing is written then.
    """
    db.session.execute(select(Pair.id).where(Pair.id == pair.id).with_for_update())
    if live_charter(pair.id) is not None:
        raise CharterAlreadyIssued
    return issue_drafted(drafted(pair), charter_of_pair(pair.id), actor=actor)


def drafted(pair: Pair) -> Drafted:
    """Return the charter of a pair as it would be issued now. Refuses (`CharterWaits`) when something is missing."""
    return draft_of(_gathered(pair))


def draft_of(issue: Issue) -> Drafted:
    """Return what would be frozen of what was gathered. Refuses (`CharterWaits`) a field without a value."""
    try:
        return Drafted(issue, compose(issue, reference=_next_reference(), code=_new_code(), issued_at=now()))
    except MergeRefused as refused:
        raise CharterWaits(obstacle=Obstacle.NO_NAME, field=refused.field) from refused


def issue_drafted(draft: Drafted, former: Charter | None, *, actor: str) -> Charter:
    """Write a charter down, in place of the pair's former one, which must have ended, and ask both members to sign.

    Who had read the former is told what changed.
    """
    snapshot, pair = draft.snapshot, draft.issue.pair
    charter = _stored(draft.issue, snapshot, former)
    named = _named(draft.issue, former)
    evidence.append(
        charter,
        "issued",
        actor=actor,
        snapshot_sha256=charter.snapshot_sha256,
        version=snapshot.version,
        code=charter.code,
        **named,
    )
    letter = _asking(charter)
    for party in (Party.MENTOR, Party.MENTEE):
        ask_to_sign(slot_of(charter, party), letter)
    record("charter_issued", actor=actor, subject=charter.ref, programme_id=charter.programme_id, pair=pair.ref)
    return charter


def _named(issue: Issue, former: Charter | None) -> dict[str, Any]:
    """What the chain says of the charter that this one replaces, or amends."""
    if issue.amendment is not None:
        return {"amends": issue.amendment.charter.reference, "ends_on": issue.amendment.ends_on.isoformat()}
    return {"replaces": former.reference} if former else {}


def _asking(charter: Charter) -> Callable[[SignatureSlot, str], Letter]:
    if charter.amends_id is not None:
        return emails.amendment_to_sign
    changes = changes_of(charter)
    return emails.charter_updated if changes is not None and changes.any else emails.charter_to_sign


def obstacle_of(pair: Pair) -> Obstacle | None:
    """Return what keeps the charter of a pair from being issued, names apart; `None` when nothing does."""
    try:
        _gathered(pair)
    except CharterWaits as waits:
        return Obstacle(str(waits.params["obstacle"]))
    return None


def _gathered(pair: Pair) -> Issue:
    if pair.state is not PairState.COMMITTED:
        raise CharterMovedOn(now="ended")
    programme = db.session.get_one(Programme, pair.programme_id)
    definition = definition_of(programme)
    text, sign_by = published_text(programme.id), definition.calendar.sign_due(today())
    if text is None:
        raise CharterWaits(obstacle=Obstacle.NO_TEXT)
    signatory = signatory_for(pair)
    if sign_by < today():
        raise CharterWaits(obstacle=Obstacle.TOO_LATE)
    return Issue(pair, programme, definition, host(), signatory, text, sign_by)


def _stored(issue: Issue, snapshot: Snapshot, former: Charter | None) -> Charter:
    frozen, content = snapshot.to_bytes(), printing.frozen_pdf(snapshot)
    charter = Charter(
        ref=new_ref(),
        code=snapshot.code,
        reference=snapshot.reference,
        programme_id=issue.programme.id,
        pair_id=issue.pair.id,
        text_id=issue.text.id,
        state=CharterState.OPEN,
        snapshot=frozen,
        snapshot_sha256=sha256_hex(frozen),
        frozen_sha256=sha256_hex(content),
        issued_at=snapshot.issued_at,
        sign_by=issue.sign_by,
        replaces_id=former.id if former else None,
        amends_id=issue.amendment.charter.id if issue.amendment else None,
        ends_on=issue.amendment.ends_on if issue.amendment else None,
    )
    charter.slots = _slots(issue, snapshot)
    db.session.add(charter)
    db.session.flush()
    db.session.add(file_row(charter, FileKind.FROZEN, content))
    db.session.flush()
    return charter


def _slots(issue: Issue, snapshot: Snapshot) -> list[SignatureSlot]:
    mentor, mentee, signatory = issue.pair.mentor, issue.pair.mentee, issue.signatory
    people = {
        Party.MENTOR: (mentor.first_name, mentor.email),
        Party.MENTEE: (mentee.first_name, mentee.email),
        Party.HOST: (signatory.name, signatory.email),
    }
    return [
        SignatureSlot(
            ref=new_ref(),
            party=each.party,
            position=position,
            name=each.name,
            called=people[each.party][0],
            email=people[each.party][1],
        )
        for position, each in enumerate(snapshot.parties, 1)
    ]


def file_row(charter: Charter, kind: FileKind, content: bytes) -> CharterFile:
    """Return the row that keeps a PDF: its bytes, their length and their hash."""
    digest = sha256_hex(content)
    return CharterFile(
        charter_id=charter.id, kind=kind, sha256=digest, size=len(content), content=content, created_at=now()
    )


def _next_reference() -> str:
    """Return CM-2026-0042: numbered within the year, over the whole installation."""
    start = f"CM-{today().year}-"
    newest = select(Charter.reference).where(Charter.reference.startswith(start))
    last = db.session.scalar(newest.order_by(func.length(Charter.reference).desc(), Charter.reference.desc()).limit(1))
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:04d}"


def _new_code() -> str:
    while True:
        code = rules.public_code("".join(secrets.choice(rules.CODE_ALPHABET) for _ in range(8)))
        if db.session.scalar(select(Charter.id).where(Charter.code == code)) is None:
            return code
