"""Pairs under way, with meetings and pauses, made without going through their pages."""

from datetime import date, datetime, time, timedelta

from app.applications.models import ApplicantRole
from app.core.base import new_ref
from app.core.clock import PARIS, now, today
from app.core.database import db
from app.core.declarations import dues
from app.followup.models import Meeting, MeetingState, Pause
from app.mail.models import OutboxMail
from app.pairing.models import Pair, PairState
from app.programmes.definition import MeetingMode
from app.programmes.models import Programme
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, make_application, two_who_said_yes


def running(programme: Programme, number: int = 0, *, since: int = 0, lasts: int = 365) -> Pair:
    """Ada and Milo (or their nth namesakes), whose year began so many days ago; their charter is another matter."""
    tag = str(number) if number else ""
    mentor = make_application(programme, ApplicantRole.MENTOR, ADA.replace("@", f"{tag}@"), "Ada", f"Lovelace{tag}")
    mentee = make_application(programme, ApplicantRole.MENTEE, MILO.replace("@", f"{tag}@"), "Milo", f"Łukasik{tag}")
    starts_on = today() - timedelta(days=since)
    pair = two_who_said_yes(
        mentor, mentee, state=PairState.ACTIVE, starts_on=starts_on, ends_on=starts_on + timedelta(days=lasts)
    )
    db.session.commit()
    return pair


def meeting(pair: Pair, day: date, state: MeetingState = MeetingState.HELD, *, contested: bool = False) -> Meeting:
    """A meeting of that day."""
    made = Meeting(
        ref=new_ref(),
        pair_id=pair.id,
        state=state,
        proposed_by=ApplicantRole.MENTOR,
        happens_on=day,
        starts_at=datetime.combine(day, time(19), PARIS),
        mode=MeetingMode.VIDEO,
        place="",
        message="",
        created_at=now(),
        contested_at=now() if contested else None,
    )
    db.session.add(made)
    db.session.commit()
    return made


def pause(pair: Pair, since: date, resumed_on: date | None) -> None:
    """A pause, over or not."""
    until = resumed_on or since + timedelta(days=60)
    db.session.add(Pause(pair_id=pair.id, asked_by="x", since=since, until=until, resumed_on=resumed_on))
    if resumed_on is None:
        pair.state = PairState.PAUSED
    db.session.commit()


def turn() -> None:
    """What the clock does for the years under way, each thing in a transaction of its own."""
    for due in [each for each in dues.values() if each.name.startswith("followup.")]:
        due.run(now())
        db.session.commit()


def sent(name: str) -> list[str]:
    """To whom letters of that name were written, in order."""
    db.session.rollback()
    wanted = select(OutboxMail.to_address).where(OutboxMail.name == name).order_by(OutboxMail.id)
    return list(db.session.scalars(wanted))
