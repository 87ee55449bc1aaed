"""A pair whose year goes on, two referents of its programme, and what they do through the pages."""

from dataclasses import dataclass

from app.core.database import db
from app.followup.models import HelpRequest
from app.organisation.models import Referent
from app.organisation.services import add_referent
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme
from app.programmes.services import join_referent
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID, make_pair, make_programme
from tests.charters.conftest import Visitor
from tests.charters.conftest import as_ as enter
from tests.support.pages import Page

SOLENE = "solene@exemple.fr"
STORY = "Canari-récit : nos échanges tournent court depuis septembre."
ANSWER = "Canari-réponse : parlons-en mardi."
__all__ = [
    "ADA",
    "ANSWER",
    "MILO",
    "RACHID",
    "SOLENE",
    "STORY",
    "Helped",
    "ask",
    "enter",
    "make_helped",
    "opened",
    "the_request",
]


@dataclass
class Helped:
    """A programme, a pair that runs, and who may be asked."""

    programme: Programme
    pair: Pair
    outside: Referent
    inside: Referent

    @property
    def path(self) -> str:
        """Where help is asked for."""
        return f"/mon-binome/{self.pair.ref}/aide"


def make_helped(slug: str = "local") -> Helped:
    """Solène stands outside the coordination; Rachid coordinates."""
    programme = make_programme(slug)
    outside = add_referent(
        name="Solène Marty", email=SOLENE, title="Médiatrice", outside_coordination=True, actor="command"
    )
    inside = add_referent(
        name="Rachid Meyer", email=RACHID, title="Coordination", outside_coordination=False, actor="command"
    )
    for each in (outside, inside):
        join_referent(programme, each, actor="command")
    pair = make_pair(programme)
    pair.state = PairState.ACTIVE
    db.session.commit()
    return Helped(programme, pair, outside, inside)


def ask(visitor: Visitor, helped: Helped, *, status: int = 303, **answers: object) -> Page:
    """Ask Solène for advice, as the form has it, but for `answers`."""
    said: dict[str, object] = {
        "subject": "expectations",
        "story": STORY,
        "door": "advice",
        "helper": helped.outside.id,
        "contact": "email",
        **answers,
    }
    page = visitor.submit(visitor.get(helped.path), "Envoyer ma demande", status=status, **said)
    return visitor.follow(page) if status == 303 else page


def the_request() -> HelpRequest:
    """The newest request, as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(HelpRequest).order_by(HelpRequest.id.desc())).first() or HelpRequest()


def opened(solene: Visitor) -> Page:
    """The request, once opened."""
    page = solene.get(f"/aides/{the_request().ref}")
    return solene.follow(solene.submit(page, "Ouvrir la demande"))
