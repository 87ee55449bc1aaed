"""The cohort from its proposals to its pairs: a no, a silence, six weeks more, somebody called up, eight charters."""

from datetime import time, timedelta

from app.applications.models import ApplicantRole
from app.applications.queries import waiting_list
from app.applications.services import call_up, withdraw_application
from app.charters.models import Party
from app.demo.scenarios.casting import cast
from app.demo.scenarios.deciding import choose
from app.demo.scenarios.pairing import say_yes
from app.demo.scenarios.season import Season
from app.demo.scenarios.signing import charter_of, sign_as
from app.demo.scenarios.stage import received
from app.followup.rules.launching import INVITED_BEFORE
from app.followup.services.launch_answering import answer_launch
from app.followup.services.launching import invite
from app.pairing.models import Answer
from app.pairing.services import answer_proposal, propose_pair
from app.programmes.definition import Move
from app.programmes.models import ProgrammeState
from app.programmes.services import change_calendar, move_programme, shifted

_DAY = timedelta(days=1)
_SIX_WEEKS = 42  # days
_EVENING = time(18, 40)
_AWAY = "karim"
_BOTH = tuple(ApplicantRole)
_YES = (  # how many days after the proposals, and who accepts
    (1, (("nora", _BOTH), ("sylvie", (ApplicantRole.MENTEE,)), ("bruno", (ApplicantRole.MENTOR,)))),
    (2, (("sylvie", (ApplicantRole.MENTOR,)), ("karim", _BOTH), ("lea", (ApplicantRole.MENTOR,)))),
    (4, (("julie", _BOTH), ("mathieu", _BOTH), ("amandine", _BOTH))),
)
_SIGNED = (  # how many days after the shift, and whose charters are signed by all
    (2, ("nora", "sylvie")),
    (6, ("karim", "julie")),
    (12, ("mathieu", "amandine")),
)


def launch_moves(season: Season) -> None:
    """Six pairs say yes, one mentee says no, another says nothing; the launch is put off by six weeks."""
    proposed_on = season.today
    for days, answers in _YES:
        with season.day(proposed_on + days * _DAY):
            for mentee, roles in answers:
                say_yes(season.pair(mentee), *roles)
    with season.day(proposed_on + 4 * _DAY, _EVENING):
        answer_proposal(season.pair("bruno"), season.person("bruno"), answer=Answer.NO)
    with season.day(proposed_on + 5 * _DAY):
        _shift(season)


def place_falls_free(season: Season) -> None:
    """Six charters are signed; the silence lasts until its last day, then Léa leaves: a place is free."""
    moved_on = season.today
    for days, mentees in _SIGNED:
        with season.day(moved_on + days * _DAY):
            _sign(season, *mentees)
    with season.day(season.on("confirm_by") + _DAY, _EVENING):
        withdraw_application(season.file("lea"), actor=season.person("lea").ref)


def place_is_filled(season: Season) -> None:
    """The first of the waiting list is called up, the two who are free again find a pair: eight charters are signed."""
    called_on, rachid = season.today + _DAY, season.staff("rachid").ref
    with season.day(called_on):
        first = waiting_list(season.programme.id, ApplicantRole.MENTEE)[0]
        call_up(season.programme, ApplicantRole.MENTEE, expected=first.ref, seen=first.version, actor=rachid)
        for mentor, mentee in (("isabelle", "yasmine"), ("anne-laure", "bruno")):
            pair = choose(season, mentor, mentee, by="rachid")
            propose_pair(pair, seen=pair.version, actor=rachid)
    with season.day(called_on + 3 * _DAY):
        say_yes(season.pair("yasmine"))
        say_yes(season.pair("bruno"))
    with season.day(called_on + 4 * _DAY):
        _sign(season, "yasmine", "bruno")


def mentorship_begins(season: Season) -> None:
    """Everybody is invited to the launch day and all but one will come; that evening the programme runs."""
    invited_on = season.on("launch_on") - INVITED_BEFORE
    with season.day(invited_on):
        programme = season.programme
        invite(programme, seen=programme.revision, actor=season.staff("rachid").ref)
    with season.day(invited_on + 3 * _DAY, _EVENING):
        for key in _members():
            answer_launch(season.programme, season.person(key), coming=key != _AWAY)
    with season.day(season.on("launch_on"), _EVENING):
        move_programme(season.programme, ProgrammeState.RUNNING, actor=season.staff("rachid").ref)


def _members() -> list[str]:
    """Return the keys of everybody who is in a pair, but Bruno and Yasmine who have not answered yet."""
    stay = [couple for couple in cast().committee.pairs if couple["mentee"] not in ("bruno", "lea")]
    return [key for couple in stay for key in couple.values()] + ["isabelle", "anne-laure"]


def _shift(season: Season) -> None:
    programme, before = season.programme, season.calendar
    after = shifted(before, _SIX_WEEKS, "confirm_by")
    move = Move(before, after, season.today, _SIX_WEEKS, before.confirm_by)
    change_calendar(programme, move, seen=programme.revision, tell=True, actor=season.staff("rachid").ref)


def _sign(season: Season, *mentees: str) -> None:
    for mentee in mentees:
        sign_as(charter_of(season.pair(mentee)), Party.MENTEE, Party.MENTOR, Party.HOST, mailbox=received)
