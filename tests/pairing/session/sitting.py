"""A committee in session: everything it may decide, decided once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.access.models import Person
from app.applications.models import Application, LinkDeclaration
from app.core.clock import now
from app.core.database import db
from app.pairing.models import CommitteeSession, Pair
from app.pairing.queries import pairs_of_application
from app.pairing.services import (
    ask_derogation,
    close_committee_session,
    forbid_pair,
    form_pair,
    open_committee_session,
    put_aside,
    second_derogation,
    validate_pairs,
)
from sqlalchemy import select, update

from tests.documents.referees import spoken
from tests.pairing.board.desk import Desk
from tests.pairing.world import MULHOUSE
from tests.support.parsing import Page, text_of
from tests.support.pdf import pdf_text

NEAR = {"commune": "Mulhouse", "commune-code": MULHOUSE}  # in the department where mentors practise
WHY = "Le mentor change de région en janvier.\nPersonne d’autre n’a ce parcours."


def session_of(desk: Desk) -> CommitteeSession:
    """The last session there was."""
    db.session.commit()
    db.session.expire_all()
    found = db.session.scalars(select(CommitteeSession).order_by(CommitteeSession.id.desc())).first()
    assert found
    return found


def begin(desk: Desk, *present: Person, by: Person | None = None) -> CommitteeSession:
    """A session open, with Léa there unless said otherwise."""
    there = [each.ref for each in present or (desk.lea,)]
    session = open_committee_session(desk.world.programme, there, actor=(by or desk.lea).ref)
    db.session.commit()
    return session


def close(desk: Desk, by: Person | None = None) -> CommitteeSession:
    """The open session, closed."""
    session = session_of(desk)
    close_committee_session(session, desk.world.programme, seen=session.version, actor=(by or desk.lea).ref)
    db.session.commit()
    return session


def keep(desk: Desk, mentee: Application, mentor: Application, *, why: str = "", by: Person | None = None) -> Pair:
    """A pair chosen."""
    seen = {"seen_mentor": mentor.version, "seen_mentee": mentee.version}
    pair = form_pair(mentor, mentee, justification=why, actor=(by or desk.lea).ref, **seen)
    db.session.commit()
    return pair


def derogate(desk: Desk, mentee: Application, mentor: Application, text: str = WHY) -> None:
    """A derogation asked by Léa and confirmed by Hugo."""
    asked = ask_derogation(mentor, mentee, text=text, actor=desk.lea.ref)
    second_derogation(mentor, mentee, seen=asked.asked_at.isoformat(), actor=desk.hugo.ref)
    db.session.commit()


def declare_again(desk: Desk) -> None:
    """Everybody has said that they have no link with whoever applied meanwhile."""
    db.session.execute(update(LinkDeclaration).values(declared_at=now()))
    db.session.commit()


@dataclass
class Sitting:
    """Who was decided about."""

    milo: Application  # with Ada
    zoe: Application  # with Inès, by a derogation
    paul: Application  # with Karim, discussed
    luc: Application  # nobody, and refused with Karim
    nadia: Application  # on the waiting list
    ada: Application
    ines: Application
    karim: Application

    @property
    def everybody(self) -> list[Application]:
        """All of them."""
        return list(vars(self).values())


def decide(desk: Desk) -> Sitting:
    """Decide of everything once: three pairs, one of them validated too."""
    people: dict[str, Any] = {
        "milo": desk.mentee("Milo", "Humbert"),
        "zoe": desk.mentee("Zoé", "Marchand", **NEAR),
        "paul": desk.mentee("Paul", "Petitjean", availability=["saturday"]),
        "luc": desk.mentee("Luc", "Ferrand"),
        "nadia": desk.mentee("Nadia", "Kessler"),
        "ada": desk.mentor("Ada", "Roth"),
        "ines": desk.mentor("Inès", "Weber"),
        "karim": desk.mentor("Karim", "Benali"),
    }
    found = Sitting(**people)
    declare_again(desk)
    pair = keep(desk, found.milo, found.ada)
    validate_pairs(desk.world.programme, [pair], expected={pair.ref: pair.version}, actor=desk.hugo.ref)
    derogate(desk, found.zoe, found.ines)
    keep(desk, found.zoe, found.ines, why="Un parcours rare")
    keep(desk, found.paul, found.karim, why="Le samedi leur suffit", by=desk.hugo)
    forbid_pair(found.karim, found.luc, reason="Même chefferie de pôle", actor=desk.hugo.ref)
    put_aside(found.nadia, reason="À revoir", seen=found.nadia.version, actor=desk.lea.ref)
    db.session.commit()
    assert len(pairs_of_application(found.karim.id)) == 1
    return found


def minutes_page(desk: Desk, person: Person, rest: str = "") -> Page:
    """The minutes as that person reads them."""
    return desk.page(person, f"/pv{rest}")


def minutes_pdf(desk: Desk, person: Person, rest: str = ".pdf") -> bytes:
    """The file as that person gets it."""
    answer = desk.browser(person).http.get(f"/comite/{desk.world.programme.slug}/pv{rest}")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    content: bytes = answer.data
    return content


def both(desk: Desk, person: Person) -> str:
    """What the page and the file say to that person, links and hidden fields included."""
    return minutes_page(desk, person).html + pdf_text(minutes_pdf(desk, person))


def words_on(page: Page) -> list[str]:
    """Every word of the minutes on a page, but for what is not printed."""
    said = {"h1", "h2", "h3", "p", "li", "th", "td"}
    printed = (each for each in page.one("article").iter() if "no-print" not in (each.get("class") or ""))
    return " ".join(text_of(each) for each in printed if each.tag in said).split()


def said_aloud(pdf: bytes, folder: Path) -> list[str]:
    """Every word of a file that is read aloud, but for the marks of lists and the letterhead of the first page."""
    found = spoken(pdf, folder)
    start = next(at for at, (kind, _) in enumerate(found) if kind == "H1")
    return " ".join(text for kind, text in found[start:] if kind != "Lbl").split()
