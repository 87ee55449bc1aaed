"""What two people write for themselves, an end, and what the worker then does."""

from app.applications.models import ApplicantRole
from app.core.clock import now as instant
from app.core.clock import today
from app.core.database import db
from app.core.declarations import dues
from app.followup.models import (
    Ending,
    FirstImpression,
    Fit,
    HelpContact,
    HelpDoor,
    HelpMessage,
    HelpRequest,
    HelpState,
    Meeting,
    MeetingNote,
    MeetingState,
    Moment,
    PairObjective,
    SentOnce,
    Temperature,
    Wish,
)
from app.pairing.models import Pair, PairState
from app.programmes.definition import MeetingMode
from sqlalchemy import func, select

from tests.followup.underway import an_objective

PRIVATE = (MeetingNote, PairObjective, Temperature, HelpRequest, HelpMessage, FirstImpression)


def written(pair: Pair) -> None:
    """One of everything that two people write for themselves, or for one referent."""
    author, reader = pair.mentee.person, pair.mentor.person
    assert author is not None
    assert reader is not None
    meeting = Meeting(
        ref=f"m{pair.ref}",
        pair_id=pair.id,
        state=MeetingState.HELD,
        proposed_by=ApplicantRole.MENTOR,
        happens_on=today(),
        mode=MeetingMode.VIDEO,
        place="https://visio.exemple.fr/x",
        message="À bientôt",
        created_at=instant(),
    )
    meeting.notes = [MeetingNote(author=ApplicantRole.MENTEE, shared=True, text="Valmont", written_at=instant())]
    request = HelpRequest(
        ref=f"h{pair.ref}",
        pair_id=pair.id,
        author=author,
        reader=reader,
        door=HelpDoor.ADVICE,
        subject="other",
        contact=HelpContact.EMAIL,
        state=HelpState.OPEN,
        answer_by=today(),
        created_at=instant(),
    )
    request.messages = [HelpMessage(by_author=True, text="Valmont", written_at=instant())]
    impression = FirstImpression(
        pair_id=pair.id, role=ApplicantRole.MENTEE, fit=Fit.SUITS, answered_at=instant(), said_at=instant()
    )
    db.session.add_all([meeting, request, impression])
    objective = an_objective(pair)
    objective.temperatures.append(Temperature(moment=Moment.START, degree=3, set_at=instant()))
    db.session.commit()


def over(pair: Pair, *, letters: bool = True) -> None:
    """It ends early today, by Ada, with a word."""
    pair.state, pair.closed_at = PairState.ENDED_EARLY, instant()
    word = Ending(
        pair_id=pair.id,
        role=ApplicantRole.MENTOR,
        wish=Wish.STOP,
        word="Bonne route",
        ended_on=today(),
        tell_by=today(),
    )
    db.session.add(word)
    for role in ApplicantRole if letters else ():
        db.session.add(SentOnce(pair_id=pair.id, role=role, letter="followup_ended", about="", sent_at=instant()))
    db.session.commit()


def tick() -> None:
    """What the worker does of it, each thing in its own transaction."""
    db.session.rollback()
    for name in ("followup.tell_of_erasing", "followup.erase_private"):
        dues[name].run(instant())
        db.session.commit()
    db.session.expire_all()


def left() -> dict[str, int]:
    return {each.__tablename__: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in PRIVATE}
