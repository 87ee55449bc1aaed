"""Eight pairs of one programme, their year lived by the clock, and every letter that was written on the way."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from app.access.models import Person
from app.access.queries import person_by_email
from app.applications.models import ApplicantRole, Application
from app.charters.models import Party
from app.core.clock import PARIS, to_paris, today
from app.core.database import db
from app.demo.scenarios.applying import accept, apply
from app.demo.scenarios.casting import cast
from app.demo.scenarios.opening import Opening, open_rolling, set_up_host
from app.demo.scenarios.pairing import propose, say_yes
from app.demo.scenarios.signing import charter_of, outbox, sign_as
from app.mail.models import OutboxMail
from app.mail.parcel import Parcel
from app.operations.services import do_what_is_due
from app.pairing.models import Pair
from app.programmes.queries import by_slug
from sqlalchemy import select

from tests.conftest import FixedClock

COUPLES = {
    "calm": ("ada", "milo"),
    "silent": ("omar", "lucie"),
    "paused": ("jeanne", "bastien"),
    "split": ("therese", "yann"),
    "success": ("franck", "chloe"),
    "extended": ("berenice", "lucja"),
    "moved": ("marcel", "aicha"),
    "helped": ("colette", "sami"),
}
ANEW = ("helene", "yann")
"""The mentor who waits, and the mentee of the pair that splits."""
WHY = "Vu avec les deux personnes."
MORNING, DEEDS, EVENING = time(8), time(18), time(20)

Line = tuple[date, str, str]
"""A letter: the day it was written, the key of whom it is for, its name."""
Deed = Callable[["Year"], object]
Deeds = Mapping[int, Sequence[Deed]]
"""What people do, by the number of days since the first."""


@dataclass
class Post:
    """A carrier that keeps the number of each message it took, with the day, and what each mailbox was sent."""

    taken: list[tuple[str, date]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def send(self, parcel: Parcel) -> None:
        """Take one message."""
        self.taken.append((parcel.message_id, today()))
        self.texts[parcel.to].insert(0, parcel.text)


def begin() -> date:
    """Have eight pairs apply, be proposed, say yes and sign, all on one day; returns it. Commits."""
    set_up_host()
    opening = open_rolling()
    keys = [key for couple in COUPLES.values() for key in couple]
    sent = {key: apply(opening.programme, cast().rolling.applicants[key]) for key in (*keys, ANEW[0])}
    accept(opening, *sent.values())
    for mentor, mentee in COUPLES.values():
        pair = propose(opening, sent[mentor], sent[mentee], justification=WHY)
        say_yes(pair)
        sign_as(charter_of(pair), Party.MENTEE, Party.MENTOR, Party.HOST)
    db.session.commit()
    return today()


class Year:
    """A year from the evening of the third signatures on. People do their deeds at six; the worker comes at eight."""

    def __init__(self, clock: FixedClock, post: Post, deeds: Deeds, first: date) -> None:
        self.clock, self.post, self.deeds, self.first = clock, post, deeds, first
        self.letters: dict[str, Line] = {}
        self._last = 0
        self._keys = _keys()

    @property
    def day(self) -> int:
        """The number of days since the first."""
        return (today() - self.first).days

    def date_of(self, number: int) -> date:
        """The day of that number."""
        return self.first + timedelta(days=number)

    @property
    def opening(self) -> Opening:
        """The programme with its staff."""
        return Opening(by_slug(cast().rolling.slug), self.person("rachid"), self.person("ines"))

    def person(self, key: str) -> Person:
        """Somebody of the cast."""
        return next(found for email, known in self._keys.items() if known == key and (found := person_by_email(email)))

    def mailbox(self, address: str) -> list[str]:
        """The texts of the letters to an address, newest first."""
        return outbox(address) + self.post.texts[address]

    def file(self, key: str) -> Application:
        """What somebody sent."""
        found = select(Application).where(Application.email == cast().rolling.applicants[key].email)
        return db.session.scalars(found).one()

    def pair(self, key: str) -> Pair:
        """The pair of that story; `anew` is the second one of who splits."""
        mentor, mentee = ANEW if key == "anew" else COUPLES[key]
        found = select(Pair).filter_by(
            mentor_application_id=self.file(mentor).id, mentee_application_id=self.file(mentee).id
        )
        return db.session.scalars(found).one()

    def live(self, until: int, *turn_at: time, every: int = 1, work: Callable[[datetime], None] | None = None) -> None:
        """Live up to that day. The worker comes at these hours, every so many days; `work` replaces its turn."""
        for number in range(self.day + 1, until + 1):
            comes = turn_at if number % every == 0 else ()
            for hour in sorted({*comes, DEEDS}):
                self.clock.at = datetime.combine(self.date_of(number), hour, PARIS).astimezone(UTC)
                if hour == DEEDS:
                    self._act(number)
                else:
                    (work or self.turn)(self.clock.at)
                self._collect()

    def _act(self, number: int) -> None:
        for deed in self.deeds.get(number, ()):
            deed(self)
            db.session.commit()

    @staticmethod
    def turn(instant: datetime) -> None:
        """One turn of the worker."""
        assert do_what_is_due(instant).failed == []

    def begin_here(self) -> None:
        """Begin here: what was written before is not of the year."""
        self._collect()
        self.letters.clear()
        self.post.taken.clear()

    def _collect(self) -> None:
        db.session.rollback()
        new = select(OutboxMail).where(OutboxMail.id > self._last).order_by(OutboxMail.id)
        for mail in db.session.scalars(new):
            written = to_paris(mail.created_at).date()
            self.letters[mail.message_id] = (written, self._keys[mail.to_address], mail.name)
            self._last = mail.id
        db.session.rollback()


def _keys() -> dict[str, str]:
    """Everybody's key, by address."""
    known = {each.email: key for key, each in cast().rolling.applicants.items()}
    known |= {each.email: each.key for each in cast().staff.values()}
    return known | {cast().referents[0]["email"]: "solene", cast().signatory["email"]: "claire"}


MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE
