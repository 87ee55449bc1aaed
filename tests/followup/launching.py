"""A cohort some weeks before its launch day, on 10 January 2028, with two pairs that both said yes to."""

from dataclasses import dataclass
from typing import Any

from app.access.models import Person
from app.applications.models import Application
from app.core.database import db
from app.core.declarations import dues
from app.mail.models import OutboxAttachment, OutboxMail
from app.organisation.services import set_signatory
from app.pairing.models import Pair
from app.programmes.models import Programme, ProgrammeState
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import PARIS, World, make_world
from tests.programmes.world import COHORT
from tests.support.cast import sign_in
from tests.support.letters import letters_to
from tests.support.pages import PageClient

PAGE = "/coordination/cohorte/lancement"
ANSWER = "/mon-binome/lancement/cohorte"
PLACE = "au siège de l’agence régionale"


@dataclass
class Launch:
    """The cohort, its two pairs, and browsers for everybody."""

    app: Flask
    world: World
    first: Pair
    second: Pair

    @property
    def programme(self) -> Programme:
        """The cohort."""
        return self.world.programme

    @property
    def people(self) -> list[Application]:
        """The four members."""
        return [each for pair in (self.first, self.second) for each in (pair.mentor, pair.mentee)]

    def as_(self, person: Person) -> PageClient:
        """That person's browser."""
        return sign_in(PageClient(self.app), person)

    def member(self, file: Application) -> PageClient:
        """The browser of a member."""
        assert file.person
        return self.as_(file.person)

    def rachid(self) -> PageClient:
        """The coordinator's browser."""
        return self.as_(self.world.rachid)

    def invite(self) -> None:
        """The coordinator presses the button."""
        rachid = self.rachid()
        rachid.submit(rachid.get(PAGE), "Envoyer les")


def make_launch(app: Flask, now: FixedClock) -> Launch:
    """Build it, on 1 December 2027."""
    now.set(2027, 11, 27, 9)
    world = make_world(COHORT, "cohorte")
    set_signatory(name="Inès Haddad", title="présidente", email="presidente@exemple.fr", actor="command")
    first = world.committed(mentor(world, "Ada", "Roth"), world.mentee("Milo", "Humbert"))
    second = world.committed(mentor(world, "Karim", "Benali"), world.mentee("Zoé", "Kern"))
    world.programme.state = ProgrammeState.COMMITTING
    db.session.commit()
    now.set(2027, 12, 1, 9)
    return Launch(app, world, first, second)


def mentor(world: World, first: str, last: str, **answers: Any) -> Application:
    """A mentor of another department, as this programme asks."""
    return world.mentor(first, last, commune="Paris", **{"commune-code": PARIS}, **answers)


def tick(now: FixedClock, times: int = 2) -> None:
    """The worker runs what concerns the launch day, twice unless said otherwise."""
    for _ in range(times):
        for name in ("followup.launch_told", "followup.launch_withdrawn", "followup.launch_reminders"):
            dues[name].run(now())
            db.session.commit()


def launch_letters(file: Application) -> list[OutboxMail]:
    """The letters of the launch day that somebody was written."""
    return [mail for mail in letters_to(file.email) if mail.name.startswith("launch_")]


def names(file: Application) -> list[str]:
    """The same, by name."""
    return [mail.name for mail in launch_letters(file)]


def file_of(mail: OutboxMail) -> OutboxAttachment:
    """The calendar file of a letter."""
    (attached,) = mail.attachments
    return attached
