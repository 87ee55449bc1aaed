"""What the people of eight pairs do in their year, day by day. What the worker does is not here."""

from collections import defaultdict
from datetime import timedelta

from app.charters.models import Party
from app.charters.queries import open_amendment
from app.charters.services import issue_amendment
from app.core.clock import today
from app.core.database import db
from app.demo.scenarios.pairing import propose, say_yes
from app.demo.scenarios.signing import charter_of, sign_as
from app.followup.models import Fit, HelpContact, HelpDoor, HelpRequest, HelpSubject, ObjectiveState, Wish
from app.followup.queries.objectives import objectives_of
from app.followup.services.ending import Farewell, end_mentorship
from app.followup.services.first_impression import say_fit
from app.followup.services.help_answering import answer_request
from app.followup.services.help_asking import Asked, ask_for_help, release_mediation, settle
from app.followup.services.objectives import Aim, Stand, add_objective, measure, review
from app.followup.services.pausing import pause_mentorship
from app.organisation.queries import referents
from app.pairing.services import say_another
from sqlalchemy import select

from tests.journeys.year import MENTEE, MENTOR, WHY, Deed, Deeds, Year
from tests.journeys.year_meetings import NOON, agrees, cancels, met, missed, monthly, moves, proposes, who

ALL = (Party.MENTEE, Party.MENTOR, Party.HOST)


def suits(key: str) -> Deed:
    def deed(year: Year) -> None:
        for role in (MENTOR, MENTEE):
            say_fit(year.pair(key), role, Fit.SUITS, actor=who(year, key, role))

    return deed


def aims(*labels: str) -> Deed:
    """Ada and Milo set their objectives."""

    def deed(year: Year) -> None:
        for label in labels:
            add_objective(year.pair("calm"), MENTEE, Aim("", label), actor=who(year, "calm", MENTEE))

    return deed


def measures(degree: int) -> Deed:
    """Milo alone says how near he feels."""

    def deed(year: Year) -> None:
        pair = year.pair("calm")
        degrees = {each.ref: degree for each in objectives_of(pair.id)}
        measure(pair, MENTEE, degrees, actor=who(year, "calm", MENTEE))

    return deed


def reviews(state: ObjectiveState) -> Deed:
    """Ada and Milo go over their objectives."""

    def deed(year: Year) -> None:
        pair = year.pair("calm")
        stands = {each.ref: Stand(state, each.version) for each in objectives_of(pair.id)}
        review(pair, stands, actor=who(year, "calm", MENTOR))

    return deed


def pauses(year: Year) -> None:
    """Bastien needs thirty days."""
    pair = year.pair("paused")
    until = today() + timedelta(days=30)
    pause_mentorship(pair, until, by=MENTEE, seen=pair.version, actor=who(year, "paused", MENTEE))


def ends(key: str, wish: Wish, word: str = "") -> Deed:
    """The mentee ends it."""

    def deed(year: Year) -> None:
        pair = year.pair(key)
        end_mentorship(pair, Farewell(wish, word), by=MENTEE, seen=pair.version, actor=who(year, key, MENTEE))

    return deed


def wants_no_other(year: Year) -> None:
    """Thérèse rests."""
    say_another(year.pair("split"), MENTOR, another=False, actor=who(year, "split", MENTOR))


def is_proposed_anew(year: Year) -> None:
    """Rachid proposes Hélène to Yann."""
    propose(year.opening, year.file("helene"), year.file("yann"), justification=WHY)


def both_say_yes(year: Year) -> None:
    say_yes(year.pair("anew"))


def three_sign(year: Year) -> None:
    sign_as(charter_of(year.pair("anew")), *ALL, mailbox=year.mailbox)


def amends(year: Year) -> None:
    """Rachid issues an amendment: a month more."""
    pair = year.pair("extended")
    assert pair.ends_on
    issue_amendment(pair, pair.ends_on + timedelta(days=31), seen=pair.version, actor=year.person("rachid").ref)


def amendment_is_signed(year: Year) -> None:
    amendment = open_amendment(year.pair("extended").id)
    assert amendment
    sign_as(amendment, *ALL, mailbox=year.mailbox)


def asks(door: HelpDoor) -> Deed:
    """Sami asks Solène, who stands outside the coordination."""

    def deed(year: Year) -> None:
        (solene,) = [each for each in referents() if each.outside_coordination]
        asked = Asked(
            helper=solene.id,
            subject=HelpSubject.EXPECTATIONS,
            story="Nos attentes ne se rejoignent pas.",
            door=door,
            contact=HelpContact.EMAIL,
        )
        ask_for_help(year.pair("helped"), asked, author=year.person("sami"))

    return deed


def _request() -> HelpRequest:
    return db.session.scalars(select(HelpRequest).order_by(HelpRequest.id.desc())).first() or HelpRequest()


def is_answered(year: Year) -> None:
    request = _request()
    answer_request(request, "Parlons-en mardi.", reader=year.person("solene"), seen=request.version)


def lets_know(year: Year) -> None:
    release_mediation(_request(), author=year.person("sami"))


def is_settled(year: Year) -> None:
    request = _request()
    settle(request, author=year.person("sami"), seen=request.version)


_OWN: dict[int, list[Deed]] = {
    8: [aims("Choisir mon lieu", "Tenir mes comptes"), measures(2), proposes("calm", MENTOR, 20, NOON)],
    9: [agrees("calm", MENTEE)],
    10: [proposes("moved", MENTOR, 22)],
    12: [moves("moved", MENTEE, 24)],
    13: [agrees("moved", MENTOR)],
    18: [cancels("moved", MENTOR)],
    19: [proposes("moved", MENTEE, 30)],
    20: [met("calm", MENTEE), agrees("moved", MENTOR)],
    22: [suits("calm"), moves("moved", MENTOR, 34)],
    23: [agrees("moved", MENTEE)],
    24: [proposes("paused", MENTOR, 40)],
    25: [agrees("paused", MENTEE)],
    30: [pauses],
    36: [met("moved", MENTEE)],
    54: [proposes("moved", MENTOR, 64)],
    55: [agrees("moved", MENTEE)],
    60: [asks(HelpDoor.MEDIATION)],
    65: [is_answered],
    66: [missed("moved", MENTEE), lets_know],
    70: [is_settled],
    100: [ends("split", Wish.ANOTHER)],
    105: [wants_no_other],
    110: [is_proposed_anew],
    111: [both_say_yes],
    112: [three_sign],
    186: [reviews(ObjectiveState.UNDER_WAY), measures(5)],
    200: [ends("success", Wish.REACHED, "Merci, Franck : le bail est signé.")],
    250: [asks(HelpDoor.ADVICE)],
    260: [is_answered],
    330: [amends],
    331: [amendment_is_signed],
    345: [reviews(ObjectiveState.REACHED), measures(9)],
}
_MEETINGS = (
    monthly("calm", range(50, 351, 30)),
    monthly("paused", (20, *range(100, 371, 30))),
    monthly("split", (15, 45, 75)),
    monthly("anew", range(130, 351, 30)),
    monthly("success", range(20, 171, 30)),
    monthly("extended", range(20, 381, 30)),
    monthly("moved", range(75, 346, 30)),
    monthly("helped", range(20, 351, 30)),
)


def all_deeds() -> Deeds:
    """Everything, by day."""
    found: dict[int, list[Deed]] = defaultdict(list)
    for part in (_OWN, *_MEETINGS):
        for day, deeds in part.items():
            found[day] += deeds
    return found
