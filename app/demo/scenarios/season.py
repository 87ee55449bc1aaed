"""One programme, lived forward from wherever the story stands: every day of the way is lived, and its mail leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select, update

from app.access.models import Person
from app.access.queries import person_by_email
from app.applications.models import Application
from app.core.clock import PARIS, now, real_now, to_paris
from app.core.database import db
from app.demo.clock import PushedClock
from app.demo.models import DemoClock
from app.demo.scenarios.casting import Story, cast
from app.demo.scenarios.opening import Opening
from app.operations.services import do_what_is_due
from app.pairing.models import Pair
from app.pairing.queries import pairs_of_application
from app.programmes.definition import Calendar
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition

_DAYBREAK = time(8)
_MORNING = time(9, 20)
_ONE = timedelta(days=1)


class Season:
    """A programme of the cast, the cohort by default: its people by their keys, and a clock that only goes on."""

    def __init__(self, clock: PushedClock, story: Story | None = None) -> None:
        self._clock = clock
        self._story = story or cast().cohort
        self._at = now()

    @property
    def programme(self) -> Programme:
        """The programme."""
        return by_slug(self._story.slug)

    @property
    def calendar(self) -> Calendar:
        """Its calendar, as it is by now."""
        return definition(self.programme).calendar

    def on(self, name: str) -> date:
        """Return one date of that calendar."""
        found = getattr(self.calendar, name)
        if not isinstance(found, date):
            raise LookupError(f"this programme has no {name}")
        return found

    @property
    def today(self) -> date:
        """The day the story stands at."""
        return to_paris(self._at).date()

    @property
    def opening(self) -> Opening:
        """The programme with its staff."""
        return Opening(self.programme, self.staff("rachid"), self.staff("ines"))

    def staff(self, key: str) -> Person:
        """Return somebody who runs it."""
        return _known(cast().staff[key].email)

    def file(self, key: str) -> Application:
        """Return what somebody of the cast sent."""
        address = self._story.applicants[key].email
        found = select(Application).filter_by(programme_id=self.programme.id, email=address)
        return db.session.scalars(found).one()

    def files(self) -> list[Application]:
        """Return everything that was sent, as it came."""
        found = select(Application).filter_by(programme_id=self.programme.id)
        return list(db.session.scalars(found.where(Application.submitted_at.is_not(None)).order_by(Application.id)))

    def key_of(self, file: Application) -> str:
        """Return by which key the cast knows who sent that; empty for somebody else."""
        known = self._story.applicants.items()
        return next((key for key, each in known if each.email == file.email), "")

    def person(self, key: str) -> Person:
        """Return somebody who applied."""
        return _known(self._story.applicants[key].email)

    def pair(self, mentee: str) -> Pair:
        """Return the live pair of a mentee."""
        (found,) = pairs_of_application(self.file(mentee).id)
        return found

    @contextmanager
    def day(self, day: date, at: time = _MORNING) -> Iterator[None]:
        """Live one day, after those before it and from its daybreak on: what is due is done, mail leaves. Commits."""
        began = self.today
        for between in range(1, (day - began).days + 1):
            self._turn(_instant(began + between * _ONE, _DAYBREAK))
        self._at = max(_instant(day, at), self._at)
        self._clock.hold(self._at)
        try:
            yield
            db.session.commit()
            self._turn(self._at)
        finally:
            self._clock.hold(None)

    def _turn(self, instant: datetime) -> None:
        """Live one turn of the worker, with the shared clock at that instant."""
        self._clock.hold(instant)
        try:
            do_what_is_due(instant, passing=True)
            ahead = (instant - real_now()).total_seconds()
            db.session.execute(update(DemoClock).values(ahead_seconds=ahead, built_at=instant.timestamp()))
            db.session.commit()
        finally:
            self._clock.hold(None)


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS).astimezone(UTC)


def _known(address: str) -> Person:
    found = person_by_email(address)
    if found is None:
        raise LookupError(f"nobody is known at {address}")
    return found
