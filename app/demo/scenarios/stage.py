"""The demo as it opens: ten weeks already lived, the mail of each day received on its day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from app.access.services import find_or_create_person
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.charters.models import Party
from app.core.clock import real_now, to_paris
from app.core.database import db
from app.demo.clock import PushedClock
from app.demo.models import DemoClock, DemoMail
from app.demo.scenarios import wording
from app.demo.scenarios.accompanying import accept_date, aim_at, feel, invite, note, we_met
from app.demo.scenarios.applying import accept, apply, ask, find_eligible, put_aside
from app.demo.scenarios.casting import cast
from app.demo.scenarios.charters import claim, issue_under_the_right_name, refuse
from app.demo.scenarios.opening import Opening, open_cohort, open_rolling, set_up_host
from app.demo.scenarios.pairing import propose, say_yes
from app.demo.scenarios.signing import charter_of, outbox, sign_as
from app.operations.services import do_what_is_due
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode

_CLOSING = timedelta(days=14)
_MORNING = 9
_OPENING = 10


class Stage:
    """Lives through the past of the story, day by day, up to the present."""

    def __init__(self, clock: PushedClock) -> None:
        self._clock = clock
        self._present = to_paris(real_now()).replace(hour=_OPENING, minute=0, second=0, microsecond=0).astimezone(UTC)
        self.sent: dict[str, Application] = {}

    @property
    def opening(self) -> datetime:
        """The instant at which the demo opens: ten in the morning, so that letters look it."""
        return self._present

    @property
    def today(self) -> date:
        """The day the demo opens."""
        return to_paris(self._present).date()

    @contextmanager
    def day(self, days_ago: int) -> Iterator[None]:
        """Live one day of the past; at its end everything due is done and the mail leaves."""
        instant = self._morning(days_ago)
        self._clock.hold(instant)
        try:
            yield
            db.session.commit()
            do_what_is_due(instant, passing=days_ago > 0)
        finally:
            self._clock.hold(None)

    def _morning(self, days_ago: int) -> datetime:
        local = to_paris(self._present - timedelta(days=days_ago)).replace(hour=_MORNING, minute=30 - days_ago % 30)
        return local.astimezone(UTC)

    def apply(self, opening: Opening, *keys: str) -> None:
        """Have those of the cast apply."""
        story = cast().cohort if opening.programme.slug == cast().cohort.slug else cast().rolling
        for key in keys:
            self.sent[key] = apply(opening.programme, story.applicants[key])

    def accept(self, opening: Opening, *keys: str) -> None:
        """Accept those of the cast."""
        accept(opening, *(self.sent[key] for key in keys))


def build(clock: PushedClock) -> None:
    """Fill an empty database with the story. Commits."""
    stage = Stage(clock)
    ahead = (stage.opening - real_now()).total_seconds()
    db.session.add(DemoClock(id=1, ahead_seconds=ahead, built_at=stage.opening.timestamp()))
    rolling, first = _first_pair(stage)
    _first_meeting(stage, first)
    _others_apply(stage, rolling)
    cohort = _cohort_opens(stage)
    signing = _charters_go_out(stage, rolling, cohort) | {"milo": first}
    _these_days(stage, rolling, cohort, signing)


def _first_pair(stage: Stage) -> tuple[Opening, Pair]:
    """Ada and Milo, from their applications to the third signature and the seal."""
    with stage.day(76):
        set_up_host()
        rolling = open_rolling()
        for referent in cast().referents:  # so that one may come in as whoever help is asked of
            first_name, _, last_name = referent["name"].partition(" ")
            find_or_create_person(referent["email"], first_name=first_name, last_name=last_name)
    with stage.day(74):
        stage.apply(rolling, "ada", "omar")
    with stage.day(73):
        stage.apply(rolling, "milo")
    with stage.day(70):
        stage.accept(rolling, "ada", "milo", "omar")
    with stage.day(68):
        pair = propose(rolling, stage.sent["ada"], stage.sent["milo"])
    with stage.day(67):
        say_yes(pair, ApplicantRole.MENTOR)
    with stage.day(66):
        say_yes(pair, ApplicantRole.MENTEE)
    for days_ago, party in ((65, Party.MENTEE), (64, Party.MENTOR), (62, Party.HOST)):
        with stage.day(days_ago):
            sign_as(charter_of(pair), party, mailbox=received)
    return rolling, pair


def _first_meeting(stage: Stage, pair: Pair) -> None:
    """Their year begins: an evening at Ada's practice, two objectives, and how near they feel."""
    with stage.day(50):
        invite(pair, stage.today - timedelta(days=45), MeetingMode.IN_PERSON, "Au cabinet", wording.COFFEE)
        accept_date(pair)
    with stage.day(44):
        we_met(pair, MeetingMode.IN_PERSON, wording.TWO_PLACES)
        aim_at(pair, "Choisir entre Poligny et Champagnole", wording.FIRST_BUDGET)
        feel(pair, 3, 2)


def _others_apply(stage: Stage, rolling: Opening) -> None:
    """Those who make pairs today, and those who wait for one."""
    with stage.day(34):
        stage.apply(rolling, "lucie", "jeanne", "therese", "yann", "franck", "chloe")
    with stage.day(30):
        stage.apply(rolling, "bastien", "zoe", "helene", "berenice", "lucja", "marcel", "aicha")
    with stage.day(24):
        stage.accept(rolling, *(key for key in stage.sent if stage.sent[key].state is ApplicationState.SUBMITTED))


def _cohort_opens(stage: Stage) -> Opening:
    with stage.day(15):
        return open_cohort(closing=stage.today + _CLOSING)


def _charters_go_out(stage: Stage, rolling: Opening, cohort: Opening) -> dict[str, Pair]:
    """Five pairs, named after their mentee, say yes; each of their charters meets something else."""
    pairs = {}
    with stage.day(12):
        stage.apply(cohort, "gerard")
        for mentor, mentee in (("therese", "yann"), ("franck", "chloe"), ("berenice", "lucja"), ("marcel", "aicha")):
            pairs[mentee] = propose(rolling, stage.sent[mentor], stage.sent[mentee])
    with stage.day(9):
        for pair in pairs.values():
            say_yes(pair)
        pairs["lucie"] = propose(rolling, stage.sent["omar"], stage.sent["lucie"])
    with stage.day(8):
        for mentee, party in (("yann", Party.MENTOR), ("lucja", Party.MENTOR), ("aicha", Party.MENTEE)):
            sign_as(charter_of(pairs[mentee]), party, mailbox=received)
        claim(charter_of(pairs["lucja"]), Party.MENTEE, "Łucja Çelik")
    return pairs


def _these_days(stage: Stage, rolling: Opening, cohort: Opening, signing: dict[str, Pair]) -> None:
    """What the coordination finds in the morning."""
    with stage.day(6):
        pair = propose(rolling, stage.sent["jeanne"], stage.sent["bastien"])
        stage.apply(rolling, "colette", "denis")
        stage.apply(cohort, "isabelle")
        issue_under_the_right_name(rolling, signing["lucja"], ApplicantRole.MENTEE, "Łucja", "Çelik")
    with stage.day(4):
        say_yes(signing["lucie"], ApplicantRole.MENTEE, ApplicantRole.MENTOR)
        sign_as(charter_of(signing["chloe"]), Party.MENTOR, mailbox=received)
        note(signing["milo"], 7, MeetingMode.VIDEO, own="Lui présenter Anne.", shared="Poligny, si le bail se signe.")
    with stage.day(3):
        say_yes(pair, ApplicantRole.MENTOR)
        refuse(charter_of(signing["yann"]), Party.MENTEE, "time")
        ask(rolling, stage.sent["colette"], cast().question)
        find_eligible(cohort, stage.sent["gerard"])
        stage.apply(cohort, "sylvie")
        put_aside(cohort.programme, cast().cohort.applicants["elise"])
    with stage.day(2):
        sign_as(charter_of(signing["lucie"]), Party.MENTOR, mailbox=received)
        claim(charter_of(signing["chloe"]), Party.MENTEE, "Chloé Nguyễn")
        invite(signing["milo"], stage.today + timedelta(days=12), MeetingMode.VIDEO, "https://visio.example.org/ada")
    with stage.day(1):
        stage.apply(rolling, "sami")
        stage.apply(cohort, "karim")
        put_aside(rolling.programme, cast().rolling.applicants["nadia"])
    with stage.day(0):
        pass  # the summary of this morning is in the mailbox


def received(address: str) -> list[str]:
    """Read the letters of an address, those that have left included, newest first."""
    newest = select(DemoMail.text).where(DemoMail.to_address == address).order_by(DemoMail.id.desc())
    return outbox(address) + list(db.session.scalars(newest))
