"""Signatures given by hand on the printed charter: a copy is laid down, shown, then recorded for good."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select

from app.charters import emails, rules
from app.charters.errors import NotTheirTurn, PaperDayRefused, PaperMoved
from app.charters.models import Charter, CharterEvent, PaperDraft, PaperScan, Party, SignatureSlot
from app.charters.queries import chain_of, locked, paper_draft, slot_of, states_of
from app.charters.services import evidence
from app.charters.services.giving import give, go_on
from app.charters.services.links import end_links_of
from app.charters.services.refusals import refuse_unless_signing
from app.core.clock import now, to_paris, today
from app.core.database import db, rows_changed
from app.core.journal import record
from app.documents.fingerprint import sha256_hex
from app.mail.outbox import queue
from app.pairing.services import refuse_members

DRAFT_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class Sheet:
    """What is said of a sheet signed by hand: who signed it, and on which day."""

    parties: tuple[Party, ...]
    signed_on: date

    def stamp(self, scan_sha256: str) -> str:
        """Name what is said of the sheet together with its copy: what whoever confirms has seen."""
        return ".".join([scan_sha256, self.signed_on.isoformat(), *sorted(self.parties)])


def check_sheet(charter: Charter, sheet: Sheet, *, actor: str) -> None:
    """Refuse what could not be recorded.

    That is: staff in their own pair (`OwnPair`), a signature given or no longer awaited, the host before a member
    (`NotTheirTurn`), a day to come, before the issue, or before that of the members for the host (`PaperDayRefused`).
    """
    refuse_members(charter.pair, actor)
    for party in sheet.parties:
        refuse_unless_signing(slot_of(charter, party))
    if not rules.may_be_recorded(sheet.parties, states_of(charter)):
        raise NotTheirTurn
    wrong = rules.paper_day(
        sheet.signed_on,
        issued_on=to_paris(charter.issued_at).date(),
        today=today(),
        not_before=_last_member_day(charter) if Party.HOST in sheet.parties else None,
    )
    if wrong:
        raise PaperDayRefused(problem=wrong.value)


def lay_down(charter: Charter, sheet: Sheet, scan: bytes, *, actor: str) -> PaperDraft:
    """Keep a redrawn copy until somebody has looked at it, in place of an earlier one. Binds nobody, tells nobody."""
    locked(charter.id)
    check_sheet(charter, sheet, actor=actor)
    db.session.execute(delete(PaperDraft).where(PaperDraft.charter_id == charter.id))
    draft = PaperDraft(
        charter_id=charter.id,
        parties=[party.value for party in sheet.parties],
        signed_on=sheet.signed_on,
        sha256=sha256_hex(scan),
        content=scan,
        created_at=now(),
        created_by=actor,
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def confirm_paper(charter: Charter, *, seen: str, actor: str) -> list[CharterEvent]:
    """Record the copy that was shown; once only, a second click gives no event.

    Refuses when the copy that waits, or what is said of it, is no longer what was `seen` (`Sheet.stamp`): `PaperMoved`.
    """
    locked(charter.id)
    draft = paper_draft(charter)
    if draft is None and seen in _recorded(charter):
        return []
    sheet = sheet_of(draft) if draft else None
    if draft is None or sheet is None or sheet.stamp(draft.sha256) != seen:
        raise PaperMoved
    events = record_paper(charter, sheet, draft.content, actor=actor)
    db.session.delete(draft)
    return events


def sheet_of(draft: PaperDraft) -> Sheet:
    """Return what was said of a copy when it was laid down."""
    return Sheet(tuple(map(Party, draft.parties)), draft.signed_on)


def record_paper(charter: Charter, sheet: Sheet, scan: bytes, *, actor: str) -> list[CharterEvent]:
    """Record the signatures of one sheet, exactly as binding as those given online, and go on as after them.

    Keeps the copy; the links and codes of those who signed are dead; each of them is told, with a receipt. Then the
    host is asked, or the charter is complete. Refuses like `check_sheet`; all of the sheet is recorded, or nothing.
    """
    charter = locked(charter.id)
    check_sheet(charter, sheet, actor=actor)
    kept = _keep(charter, scan, actor)
    events = [_record(slot, sheet, kept, actor) for slot in charter.slots if slot.party in sheet.parties]
    go_on(charter, actor=actor)
    return events


def forget_drafts(at: datetime) -> int:
    """Remove the copies that nobody has confirmed within a day."""
    return rows_changed(delete(PaperDraft).where(PaperDraft.created_at <= at - DRAFT_LIFE))


def _recorded(charter: Charter) -> set[str]:
    """The stamps of the sheets that the register holds."""
    told = [event.facts for event in chain_of(charter) if event.kind == "paper_recorded"]
    parties = {each["scan"]: tuple(Party(one["party"]) for one in told if one["scan"] == each["scan"]) for each in told}
    return {
        Sheet(parties[each["scan"]], date.fromisoformat(each["signed_on"])).stamp(each["scan_sha256"]) for each in told
    }


def _keep(charter: Charter, scan: bytes, actor: str) -> PaperScan:
    before = db.session.scalar(select(func.max(PaperScan.number)).where(PaperScan.charter_id == charter.id))
    kept = PaperScan(
        charter_id=charter.id,
        number=(before or 0) + 1,
        sha256=sha256_hex(scan),
        size=len(scan),
        content=scan,
        created_at=now(),
        created_by=actor,
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def _record(slot: SignatureSlot, sheet: Sheet, kept: PaperScan, actor: str) -> CharterEvent:
    charter, party = slot.charter, slot.party.value
    give(slot, signed_on=sheet.signed_on)
    end_links_of(slot)
    event = evidence.append(
        charter,
        "paper_recorded",
        actor=actor,
        party=party,
        signed_on=sheet.signed_on.isoformat(),
        scan=kept.number,
        scan_sha256=kept.sha256,
    )
    queue(emails.paper_receipt(slot, event))
    record("charter_paper_recorded", actor=actor, subject=charter.ref, programme_id=charter.programme_id, party=party)
    return event


def _last_member_day(charter: Charter) -> date | None:
    days = [
        slot.signed_on or to_paris(slot.signed_at).date()
        for slot in charter.slots
        if slot.party is not Party.HOST and slot.signed_at is not None
    ]
    return max(days, default=None)
