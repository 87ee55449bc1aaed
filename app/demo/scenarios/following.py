"""The pairs of the rolling programme in their year: one that goes well, one silent, one that rests, one that doubts."""

from datetime import date, timedelta

from app.applications.models import ApplicantRole
from app.charters.models import Party
from app.demo.scenarios import wording
from app.demo.scenarios.accompanying import accept_date, aim_at, feel, note, we_met, who
from app.demo.scenarios.casting import cast
from app.demo.scenarios.pairing import say_yes
from app.demo.scenarios.season import Season
from app.demo.scenarios.signing import charter_of, sign_as
from app.demo.scenarios.stage import received
from app.followup.models import Fit, HelpContact, HelpDoor, HelpSubject, Wish
from app.followup.queries.helping import helpers_for
from app.followup.services.ending import Farewell, end_mentorship
from app.followup.services.first_impression import say_fit
from app.followup.services.help_asking import Asked, ask_for_help
from app.followup.services.pausing import pause_mentorship
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode, add_months

_DAY = timedelta(days=1)
_MENTEE = ApplicantRole.MENTEE
_PERSON, _VIDEO = MeetingMode.IN_PERSON, MeetingMode.VIDEO
_A_MONTH = 30  # days
_RESTS = 60 * _DAY


def half_way(season: Season) -> None:
    """Six months after Ada and Milo signed: three more pairs have begun, each in its own way."""
    began, half = season.today, add_months(_dates(season.pair("milo"))[0], 6)
    _more_sign(season, began)
    with season.day(began + 13 * _DAY):
        we_met(season.pair("milo"), _VIDEO, wording.LEASE_READ)
    with season.day(began + 20 * _DAY):
        note(season.pair("bastien"), 1, _PERSON, shared=wording.A_ROUND_SEEN)
        note(season.pair("lucja"), 2, _VIDEO)
    with season.day(began + 22 * _DAY):
        doubts = season.pair("lucja")
        say_fit(doubts, _MENTEE, Fit.UNCERTAIN, actor=who(doubts, _MENTEE))
    for day in (began + 45 * _DAY, began + 80 * _DAY):
        with season.day(day):
            note(season.pair("milo"), 2, _PERSON, shared=wording.WHAT_IS_LEFT)
            note(season.pair("lucja"), 3, _VIDEO)
    with season.day(half - _A_MONTH * _DAY):
        rests = season.pair("bastien")
        pause_mentorship(rests, season.today + _RESTS, by=_MENTEE, seen=rests.version, actor=who(rests, _MENTEE))
    with season.day(half + _DAY):
        _ask(season)
    with season.day(half + 2 * _DAY):
        pass


def last_month(season: Season) -> None:
    """A month before Ada and Milo's last day: Bastien is back, Lucja has reached her aim, Lucie still waits."""
    half, (_, last) = season.today, _dates(season.pair("milo"))
    with season.day(half + 3 * _DAY):
        feel(season.pair("milo"), 6, 5)
    for number in range(1, 5):
        with season.day(half + number * _A_MONTH * _DAY):
            note(season.pair("milo"), 1, _VIDEO, shared=wording.OPENING_SET)
    with season.day(half + (4 * _A_MONTH + 3) * _DAY):
        done, word = season.pair("lucja"), wording.OPENS_MONDAY
        farewell = Farewell(Wish.REACHED, word)
        end_mentorship(done, farewell, by=_MENTEE, seen=done.version, actor=who(done, _MENTEE))
        aim_at(season.pair("bastien"), wording.TWO_ON_A_ROUND)
    with season.day(add_months(last, -1) + 2 * _DAY):
        pass


def _more_sign(season: Season, began: date) -> None:
    with season.day(began + _DAY):
        accept_date(season.pair("milo"))
        say_yes(season.pair("bastien"), _MENTEE)
        sign_as(charter_of(season.pair("lucie")), Party.MENTEE, Party.HOST, mailbox=received)
    for mentee in ("bastien", "lucja"):
        with season.day(season.today + _DAY):
            sign_as(charter_of(season.pair(mentee)), Party.MENTEE, Party.MENTOR, Party.HOST, mailbox=received)


def _ask(season: Season) -> None:
    """Lucja writes to the referent who stands outside the coordination."""
    pair, outside = season.pair("lucja"), cast().referents[0]["email"]
    helper = next(each for each in helpers_for(pair) if each.email == outside)
    asked = Asked(
        helper=helper.id,
        subject=HelpSubject.EXPECTATIONS,
        story=wording.HOW_TO_SAY,
        door=HelpDoor.ADVICE,
        contact=HelpContact.EMAIL,
    )
    ask_for_help(pair, asked, author=season.person("lucja"))


def _dates(pair: Pair) -> tuple[date, date]:
    if pair.starts_on is None or pair.ends_on is None:
        raise LookupError("this pair has not begun")
    return pair.starts_on, pair.ends_on
