"""After the second and the third signature: the host's turn, then the pair begins; the final PDF is the worker's."""

import logging
from datetime import date, datetime

from app.charters import emails, printing
from app.charters.events import CharterCompleted
from app.charters.models import Charter, CharterState, FileKind, Party
from app.charters.queries import charters_without_final_file, file_of, locked, slot_of
from app.charters.services import evidence
from app.charters.services.issuing import file_row
from app.charters.services.links import ask_to_sign
from app.core.clock import now, today
from app.core.database import db
from app.core.events import publish
from app.core.journal import record
from app.mail.message import Attachment
from app.mail.outbox import queue
from app.pairing.services import activate_pair
from app.programmes.models import Programme
from app.programmes.queries import definition

logger = logging.getLogger("binome.charters")
_AT_ONCE = 10  # a run of the worker draws no more, so that nobody waits for the database


def invite_host(charter: Charter) -> None:
    """Ask the host to countersign, once the two members have signed."""
    ask_to_sign(slot_of(charter, Party.HOST), emails.charter_to_countersign)


def complete(charter: Charter, *, actor: str) -> None:
    """Close the signing of a charter that the three have signed; the pair becomes active in the same transaction.

    The final PDF is drawn and mailed afterwards by the worker (`finish_charters`): its failure holds nobody back.
    """
    charter.state, charter.completed_at = CharterState.COMPLETE, now()
    evidence.append(charter, "completed", actor=actor)
    starts_on, ends_on = _year_of(charter)
    activate_pair(charter.pair, starts_on=starts_on, ends_on=ends_on, actor=actor)
    publish(CharterCompleted(charter_id=charter.id, actor=actor))


def finish_charters(_now: datetime) -> int:
    """Draw, store and mail the final PDF of every complete charter that has none; what fails is tried again later."""
    finished = 0
    for charter in charters_without_final_file(limit=_AT_ONCE):
        try:
            with db.session.begin_nested():
                finish_charter(charter)
            finished += 1
        except Exception:
            logger.exception("the final PDF of charter %s could not be made", charter.ref)
    return finished


def finish_charter(charter: Charter) -> None:
    """Draw the final PDF once, keep it, and mail it to the three. Does nothing when that is done."""
    locked(charter.id)
    if file_of(charter, FileKind.FINAL) is not None:
        return
    content = printing.final_pdf(charter)
    stored = file_row(charter, FileKind.FINAL, content)
    db.session.add(stored)
    db.session.flush()
    pdf = Attachment(emails.pdf_name(charter), "application/pdf", content)
    for slot in charter.slots:
        queue(emails.charter_signed(slot, pdf))
        evidence.append(charter, "delivered", actor="clock", party=slot.party.value, final_sha256=stored.sha256)
    record("charter_delivered", actor="clock", subject=charter.ref, programme_id=charter.programme_id)


def _year_of(charter: Charter) -> tuple[date, date]:
    calendar = definition(db.session.get_one(Programme, charter.programme_id)).calendar
    starts_on = max(calendar.launch_on or today(), today())
    return starts_on, calendar.ends(starts_on)
