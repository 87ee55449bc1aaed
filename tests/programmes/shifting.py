"""A cohort in its middle, the page that shifts it, and the worker day after day."""

from datetime import date
from xml.etree.ElementTree import Element

from app.applications.models import Application
from app.core.clock import today
from app.core.database import db
from app.core.declarations import dues
from app.mail.models import OutboxMail
from app.pairing.models import Pair
from app.programmes.definition import Calendar
from app.programmes.models import ProgrammeState
from app.programmes.queries import by_slug, definition

from tests.conftest import FixedClock
from tests.pairing.world import PARIS, World
from tests.support.letters import letters_to
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of

S = ProgrammeState
SHIFT = "/coordination/cohorte/decaler"
SIX_WEEKS = {"combien": "6", "unite": "semaines", "sens": "plus-tard"}


def calendar() -> Calendar:
    db.session.rollback()
    return definition(by_slug("cohorte")).calendar


def day_after_day(now: FixedClock, until: date) -> None:
    """The worker runs twice a day until the end of that one; letters stay in the outbox."""
    while True:
        for _ in range(2):
            for due in dues.values():
                if due.name != "seal_checked":
                    due.run(now())
            db.session.commit()
        if today() >= until:
            return
        now.advance(days=1)


def rows(page: Page) -> list[str]:
    """Each line of what moves: what, before, after."""
    lists = page.all("ul", class_="lines moved")
    return [" | ".join(_parts(line)) for each in lists for line in each.iter("li")]


def _parts(line: Element) -> tuple[str, str, str]:
    what, after = (text_of(next(line.iter(tag))) for tag in ("span", "strong"))
    return what, text_of(next(line.iter("p"))).removeprefix("Avant : "), after


def mentor(world: World, first: str = "Ada", last: str = "Roth") -> Application:
    """Somebody of another department, as this programme asks."""
    return world.mentor(first, last, commune="Paris", **{"commune-code": PARIS})


def preview(client: PageClient, **asked: str) -> Page:
    return client.get(SHIFT, query_string=SIX_WEEKS | asked)


def names(email: str) -> list[str]:
    return [mail.name for mail in letters_to(email) if mail.name != "sign_in"]


def plain(letter: OutboxMail) -> str:
    return letter.text.replace("\u00a0", " ")


def out_with_proposals(world: World, now: FixedClock) -> tuple[Pair, Pair]:
    """On 1 December a pair has said yes and is signing, another is silent; both until days of the calendar."""
    now.set(2027, 11, 27)
    silent = world.proposed(mentor(world, "Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    signing = world.committed(mentor(world))
    world.programme.state = S.COMMITTING
    db.session.commit()
    day_after_day(now, date(2027, 12, 1))
    return silent, signing
