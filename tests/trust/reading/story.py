"""The whole story, lived once: who looked when, what they saw, and what would have been seen had less been written."""

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from app.core.clock import now
from app.core.database import db
from app.followup.models import Wish
from app.mail.delivery import deliver_due
from app.operations.services import do_what_is_due
from app.programmes.models import ProgrammeState
from app.programmes.queries import definition
from app.programmes.services import move_programme
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import FixedClock
from tests.support.world import carried_away, copy_database
from tests.trust.reading import rooms as steps
from tests.trust.reading.crawling import Seen, everything
from tests.trust.reading.known import known_of
from tests.trust.reading.listening import Postman, journal
from tests.trust.reading.words import Phase, Reader
from tests.trust.reading.year import Year

Pages = dict[Reader, dict[str, Seen]]
EVERYBODY = tuple(each for each in Reader if each not in (Reader.LISE, Reader.MATHILDE))
_LATER = (Reader.OMAR, Reader.LISE, Reader.COLETTE, Reader.SOLENE)
READING = tuple(each for each in Reader if each not in _LATER)
OTHERS = (Reader.RACHID, Reader.COLETTE, Reader.INES, Reader.ALIX, Reader.ZOE, Reader.NOBODY)


@dataclass
class Compared:
    """The same pages before and after something was written, and what else it left."""

    before: Pages
    after: Pages
    said: list[str] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)


@dataclass
class Heard:
    """All that the tests ask about."""

    pages: dict[Phase, Pages]
    compared: dict[str, Compared]
    postman: Postman
    log: str
    journal: list[str]
    carried_away: bytes
    addresses: dict[Reader, str]


@dataclass
class Story:
    """Lives it on an empty database."""

    app: Flask
    clock: FixedClock
    postman: Postman
    lines: io.StringIO
    pages: dict[Phase, Pages] = field(default_factory=dict)
    compared: dict[str, Compared] = field(default_factory=dict)
    browsers: dict[Reader, FlaskClient] = field(default_factory=dict)

    def live(self) -> Heard:
        """From the first application to the last day."""
        self.rooms = steps.opened(self.app)
        self.year = Year(self.rooms)
        self._until_the_year()
        self._the_year()
        self._it_ends()
        addresses: dict[Reader, str] = {each: self.rooms.address(each) for each in Reader if each is not Reader.NOBODY}
        carried = carried_away(self.app)
        return Heard(self.pages, self.compared, self.postman, self.lines.getvalue(), journal(), carried, addresses)

    def _until_the_year(self) -> None:
        self._wait_until("closes_on", 1)
        steps.selecting(self.rooms)
        self.pages[Phase.SELECTING] = self._look(READING)
        self._wait_until("committee_on")
        steps.proposed(self.rooms)
        self.pages[Phase.PROPOSED] = self._look((Reader.MILO, Reader.ADA, Reader.ZOE))
        steps.signed(self.rooms)
        self._turn()
        self._wait_until("launch_on", 3)
        move_programme(self.rooms.programme, ProgrammeState.RUNNING, actor=self.rooms.person(Reader.RACHID).ref)
        self.year.met()
        self._turn()

    def _the_year(self) -> None:
        """What is written in confidence is written between two looks of the same instant."""
        self.year.they_plan()
        self.year.ada_asks_who_coordinates()
        self._post()
        ada = self._look([Reader.ADA])
        self.year.milo_says_it_does_not_suit()
        others, acts, sent = self._look(OTHERS), journal(), self.postman.sent()
        self.year.milo_asks_for_help()
        self._post()
        help_alone = Compared({}, {}, journal()[len(acts) :], self.postman.sent() - sent)
        self.year.milo_writes_for_himself()
        self.compared["Milo alone"] = Compared(ada, self._look([Reader.ADA]))
        self.year.both_write()
        self.year.mediation_is_offered()
        self._post()
        self.pages[Phase.YEAR] = self._look(EVERYBODY)
        self.compared["the two"] = Compared(others, self.pages[Phase.YEAR])
        self.compared["help"] = help_alone

    def _it_ends(self) -> None:
        self._copy("binome.db", "kept.db")
        self.year.milo_leaves(Wish.STOP)
        self._turn()
        stopped = self._look([Reader.ADA])
        letter = self.postman.last_to(self.rooms.address(Reader.ADA))
        self._copy("kept.db", "binome.db")
        self.year.milo_leaves(Wish.ANOTHER)
        self._turn()
        self.pages[Phase.ENDED] = self._look((Reader.MILO, Reader.ADA, Reader.ZOE, Reader.RACHID, Reader.ALIX))
        letters = [letter, self.postman.last_to(self.rooms.address(Reader.ADA))]
        self.compared["a wish"] = Compared(stopped, self.pages[Phase.ENDED], letters)

    def _look(self, readers: Iterable[Reader]) -> Pages:
        known = known_of(self.rooms)
        for each in readers:
            if each not in self.browsers:
                self.browsers[each] = self.rooms.browser(each)
        return {each: everything(self.app, self.browsers[each], known) for each in readers}

    def _wait_until(self, name: str, days: int = 0) -> None:
        day = getattr(definition(self.rooms.programme).calendar, name) + timedelta(days=days)
        self.clock.set(day.year, day.month, day.day, 10)

    @staticmethod
    def _turn() -> None:
        db.session.commit()
        do_what_is_due(now())

    def _post(self) -> None:
        db.session.commit()
        deliver_due(now())

    def _copy(self, source: str, target: str) -> None:
        copy_database(self.app, source, target)
