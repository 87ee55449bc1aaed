"""A committee at its board: a cohort being paired, two members and a coordinator, and their browsers."""

from dataclasses import dataclass, field
from typing import Any

from app.access.models import Person
from app.applications.models import Application, LinkDeclaration, Recusal
from app.core.clock import now
from app.core.database import db
from app.pairing.models import Pair
from app.programmes.models import ProgrammeState, Role
from flask import Flask
from sqlalchemy import select

from tests.pairing.world import PARIS, World, make_world
from tests.programmes.world import make_staff
from tests.support.cast import sign_in
from tests.support.pages import Page, PageClient

COHORT = "encadrement-hospitalier"
NO_LINK = {"commune-code": PARIS, "commune": "Paris"}


@dataclass
class Desk:
    """The room, who sits in it, and what they open."""

    app: Flask
    world: World
    lea: Person
    hugo: Person
    browsers: dict[int, PageClient] = field(default_factory=dict)

    def mentee(self, first: str, last: str = "Humbert", **answers: Any) -> Application:
        """A request found eligible, far from every mentor unless said otherwise."""
        return self.world.mentee(first, last, **({"state": "eligible", **NO_LINK} | answers))

    def mentor(self, first: str, last: str = "Roth", **answers: Any) -> Application:
        """A mentor found eligible."""
        return self.world.mentor(first, last, **({"state": "eligible"} | answers))

    def browser(self, person: Person) -> PageClient:
        """The browser of that person, who is signed in."""
        db.session.commit()
        if person.id not in self.browsers:
            self.browsers[person.id] = sign_in(PageClient(self.app), person)
        return self.browsers[person.id]

    def open(self, person: Person, mentee: Application | None = None, *, status: int = 200, rest: str = "") -> Page:
        """The board as that person opens it."""
        path = f"/demandes/{mentee.ref}" if mentee else "/demandes"
        return self.browser(person).get(f"/comite/{self.world.programme.slug}{path}{rest}", status=status)

    def couple(self, person: Person, mentee: Application, mentor: Application, *, status: int = 200) -> Page:
        """Two people side by side, as that person opens their page."""
        return self.open(person, mentee, status=status, rest=f"/avec/{mentor.ref}")

    def page(self, person: Person, rest: str, *, status: int = 200) -> Page:
        """Another page of the committee."""
        return self.browser(person).get(f"/comite/{self.world.programme.slug}{rest}", status=status)

    def press(self, person: Person, page: Page, button: str, *, status: int = 303, **answers: Any) -> Page:
        """Press a button; the page that follows, or the page of the refusal."""
        browser = self.browser(person)
        done = browser.submit(page, button, status=status, **answers)
        return browser.follow(done) if status == 303 else done

    def recuse(self, person: Person, application: Application) -> None:
        """Note that a member has a link with an applicant."""
        programme_id = self.world.programme.id
        db.session.add(
            Recusal(programme_id=programme_id, application_id=application.id, person_id=person.id, since=now())
        )
        db.session.commit()

    def pairs(self) -> list[Pair]:
        """Every pair there is."""
        db.session.rollback()
        return list(db.session.scalars(select(Pair).order_by(Pair.id)))


def make_desk(app: Flask, state: ProgrammeState = ProgrammeState.PAIRING) -> Desk:
    """A cohort being paired, coordinated by Rachid, whose committee is Léa and Hugo: both have declared no link."""
    world = make_world(COHORT, slug="encadrement")
    world.programme.state = state
    lea = make_staff(world.programme, "lea@exemple.fr", Role.COMMITTEE, first_name="Léa", last_name="Dietrich")
    hugo = make_staff(world.programme, "hugo@exemple.fr", Role.COMMITTEE, first_name="Hugo", last_name="Schmitt")
    for person in (lea, hugo):
        db.session.add(LinkDeclaration(programme_id=world.programme.id, person_id=person.id, declared_at=now()))
    db.session.commit()
    return Desk(app, world, lea, hugo)
