"""The clock of pauses and ends, and the people of one pair as the database has them now."""

from app.core.clock import now
from app.core.database import db
from app.core.declarations import dues
from app.followup.queries.adjusting import pauses_of
from app.followup.services.pausing import resume_mentorship
from app.pairing.models import Pair

from tests.charters.conftest import Visitor
from tests.support.letters import last_letter, letters_to
from tests.support.pages import Page

DUES = ("followup.resume", "followup.complete", "followup.tell_of_an_end")


def tick(*names: str) -> list[int]:
    """Let the clock do what is due of pauses and ends."""
    db.session.rollback()
    done = [dues[name].run(now()) for name in names or DUES]
    db.session.commit()
    return done


def again(pair: Pair) -> Pair:
    """The pair, as the database has it now."""
    number = pair.id
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Pair, number)


def names_to(email: str, *, since: str = "followup_") -> list[str]:
    """The letters of the year written to an address, but for the charter's."""
    return [mail.name for mail in letters_to(email) if mail.name.startswith((since, "meeting_"))]


def text_to(email: str) -> str:
    """The words of the last letter to an address, its unbreakable spaces as plain ones."""
    return last_letter(email).text.replace("\u00a0", " ")


def end(visitor: Visitor, pair: Pair, *, status: int = 303, wish: str | None = "arret", word: str = "") -> Page:
    """Fill in « Mettre fin au mentorat »."""
    page = visitor.get(f"/mon-binome/{pair.ref}/terminer")
    return visitor.submit(page, "Mettre fin au mentorat", status=status, wish=wish, word=word)


def pause(visitor: Visitor, pair: Pair, until: str, *, status: int = 303) -> Page:
    """Fill in « Faire une pause »."""
    page = visitor.get(f"/mon-binome/{pair.ref}/pause")
    return visitor.submit(page, "Faire une pause", status=status, until=until)


def resume(pair: Pair) -> None:
    """Let it go on today, as the coordination does who sees it as it is."""
    resume_mentorship(pair, by=None, seen=pair.version, actor="visitor")


def rested(pair: Pair) -> int:
    """For how many days it rested, once it goes on."""
    return sum((each.resumed_on - each.since).days for each in pauses_of(pair.id) if each.resumed_on)
