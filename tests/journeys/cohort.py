"""A cohort by its pages and its letters alone: who sits, who applies, and a browser for each."""

from collections.abc import Mapping
from typing import Any

from app.core.clock import today
from app.core.database import db
from app.demo.scenarios.casting import Applicant, cast
from app.operations.services import do_what_is_due
from flask import Flask

from tests.conftest import FixedClock
from tests.journeys.road import Road
from tests.support.pages import Page, PageClient

COHORT = cast().cohort.slug
PEOPLE: Mapping[str, Applicant] = {key: each for key, each in cast().cohort.applicants.items() if key != "elise"}
PLAN = cast().committee


class Cohort(Road):
    """The programme, its calendar as pages show it, and everybody's browser."""

    def __init__(self, app: Flask, now: FixedClock) -> None:
        super().__init__(app, COHORT)
        self.now = now
        self.visitors = 0
        self.browsers: dict[str, PageClient] = {}

    def browser(self) -> PageClient:
        """A visitor nobody knows yet, at an address of their own: limits are by address."""
        client = super().browser()
        self.visitors += 1
        client.http.environ_base["REMOTE_ADDR"] = f"10.1.{self.visitors // 250}.{self.visitors % 250 + 1}"
        return client

    @property
    def desk(self) -> str:
        """Where the coordination works."""
        return f"/coordination/{COHORT}"

    @property
    def table(self) -> str:
        """Where the committee sits."""
        return f"/comite/{COHORT}"

    def staff(self, key: str) -> PageClient:
        """The browser of somebody who runs the programme."""
        return self._browser(cast().staff[key].email)

    def person(self, key: str) -> PageClient:
        """The browser of somebody who applied, who came in by their letter."""
        return self._browser(PEOPLE[key].email)

    def _browser(self, address: str) -> PageClient:
        if address not in self.browsers:
            self.browsers[address] = self.sign_in(address)
        return self.browsers[address]

    def step(self, button: str) -> None:
        """Take the programme to its next step, by the page that says what it changes."""
        rachid = self.staff("rachid")
        page = rachid.get(f"{self.desk}/reglages/programme")
        rachid.submit(rachid.get(page.link(button)), button)

    def file(self, key: str) -> Page:
        """The file of somebody as the coordination opens it, from its list."""
        rachid = self.staff("rachid")
        listing = rachid.get(f"{self.desk}/candidatures", query_string={"q": PEOPLE[key].answers["last_name"]})
        return rachid.get(listing.link(PEOPLE[key].full_name))

    def answer(self, key: str, button: str, **said: Any) -> None:
        """Answer what is proposed to somebody."""
        member = self.person(key)
        page = member.get(f"/programmes/{COHORT}/ma-candidature/proposition")
        member.submit(page, button, **said)

    def live_until(self, day: Any) -> None:
        """Let the worker live every day up to that one, at nine."""
        while today() < day:
            self.now.advance(days=1)
            self.work()

    def work(self) -> None:
        """One turn of the worker."""
        db.session.commit()
        turn = do_what_is_due(self.now.at)
        assert turn.failed == []
        db.session.expire_all()
