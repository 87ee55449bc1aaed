"""What two people wrote for themselves goes three months after the end; dates and counts stay, and name no word."""

from datetime import datetime, timedelta

from sqlalchemy import Select, Update, delete, select, update
from sqlalchemy.sql.dml import Delete

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import to_paris
from app.core.database import db, rows_changed
from app.core.journal import record
from app.followup.emails.erasing import notes_erased_soon
from app.followup.models import Ending, FirstImpression, HelpRequest, Meeting, MeetingNote, PairObjective
from app.followup.queries.adjusting import ended_on
from app.followup.queries.erasing import SAID_THE_DATE, has_address, is_put_away, pairs_to_tell, was_told
from app.followup.rules.erasing import NOTICE, kept_if_told
from app.followup.services.once import has_left, send_once
from app.pairing.models import Pair
from app.pairing.services.moving import lock


def tell_of_erasing(at: datetime) -> int:
    """Tell the members of pairs that are over, two weeks before, until when their texts are kept. Returns how many.

    Once each, and not to whom the letter of the end gave the day already. Told late, they keep their two weeks.
    """
    day, told = to_paris(at).date(), 0
    for pair in one_by_one(pairs_to_tell(day)):
        lock(pair)
        end = ended_on(pair)
        for role in ApplicantRole:
            known = any(has_left(pair, role, name) for name in SAID_THE_DATE)
            if end is not None and not known and has_address(pair.member(role)):
                letter = notes_erased_soon(pair, role, kept_until=kept_if_told(end, day))
                told += send_once(pair, role, letter)
    db.session.flush()
    return told


def erase_private(at: datetime) -> int:
    """Erase what the pairs whose time is over wrote. Returns how many rows went or were emptied; tells nobody.

    Notes, objectives and their measures, help asked for, first impressions, words of farewell, and where they met. In
    whole statements: nothing is read, and what was erased before is not found again. A pair one of whose members has
    not known the day for two weeks waits.
    """
    pairs = _pairs(at)
    meetings = select(Meeting.id).where(Meeting.pair_id.in_(pairs))
    written = (Meeting.place != "") | (Meeting.message != "")
    statements: tuple[Delete | Update, ...] = (
        delete(MeetingNote).where(MeetingNote.meeting_id.in_(meetings)),
        update(Meeting).where(Meeting.pair_id.in_(pairs), written).values(place="", message=""),
        delete(PairObjective).where(PairObjective.pair_id.in_(pairs)),
        delete(HelpRequest).where(HelpRequest.pair_id.in_(pairs)),
        delete(FirstImpression).where(FirstImpression.pair_id.in_(pairs)),
        update(Ending).where(Ending.pair_id.in_(pairs), Ending.word != "").values(word=""),
    )
    options = {"synchronize_session": False}
    erased = sum(rows_changed(each.execution_options(**options)) for each in statements)
    if erased:
        db.session.expire_all()
        record("private_texts_erased", actor="clock", subject="pairs", rows=erased)
    return erased


def _pairs(at: datetime) -> Select[int]:
    """The pairs whose time is over, and both of whose members have known it for long enough."""
    day = to_paris(at).date()
    long_ago = day - NOTICE - timedelta(days=1)
    told = [was_told(role, before=long_ago) for role in ApplicantRole]
    return select(Pair.id).where(is_put_away(day), *told)
