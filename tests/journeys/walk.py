"""The whole road in one walk, for the tests that look at it from different sides."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.database import db
from app.demo.scenarios.casting import Applicant, cast
from app.demo.scenarios.opening import Opening, open_cohort, open_rolling, set_up_host
from flask import Flask

from tests.journeys.road import Road
from tests.support.pages import Page, PageClient

OPENERS: dict[str, Callable[[], Opening]] = {"rolling": open_rolling, "cohort": open_cohort}
PEOPLE = {"rolling": ("helene", "sami"), "cohort": ("gerard", "sylvie")}
HOST = cast().signatory


@dataclass(frozen=True)
class Walked:
    """Who walked, and where the coordination sees the pair."""

    road: Road
    mentor: Applicant
    mentee: Applicant
    mentor_browser: PageClient
    mentee_browser: PageClient
    rachid: PageClient
    pair_page: str

    def sign(self, *who: str) -> Page:
        """Have those sign by their letters, in that order: "mentee", "mentor", "host"; returns the last answer."""
        known = {each.role: (each.email, each.full_name, "charter_to_sign") for each in (self.mentee, self.mentor)}
        known["host"] = (HOST["email"], HOST["name"], "charter_to_countersign")
        pages = [self.road.sign(*known[each]) for each in who or ("mentee", "mentor", "host")]
        return pages[-1]

    @property
    def addresses(self) -> tuple[str, str, str]:
        """Where the signed document goes."""
        return self.mentor.email, self.mentee.email, HOST["email"]


def walk(app: Flask, kind: str, *, after_each_leg: Callable[[], None] = lambda: None) -> Walked:
    """Apply, accept, pair, answer and sign by the forms and the letters; the final PDF is left to the worker."""
    walked = walk_to_the_charter(app, kind, after_each_leg=after_each_leg)
    for who, missing in (("mentee", "Il manque 2 signatures"), ("mentor", "Il manque 1 signature")):
        assert walked.sign(who).has(missing)
        db.session.commit()
        after_each_leg()
    assert walked.sign("host").has("Tout le monde a signé")
    db.session.commit()
    after_each_leg()
    return walked


def walk_to_the_charter(app: Flask, kind: str, *, after_each_leg: Callable[[], None] = lambda: None) -> Walked:
    """Apply, accept, pair and answer, until the charter waits for its first signature.

    Both programmes are open side by side; `kind` says on which one they walk.
    """
    set_up_host()
    openings = {each: opener() for each, opener in OPENERS.items()}
    road = Road(app, openings[kind].programme.slug)
    db.session.commit()
    applicants = (cast().rolling if kind == "rolling" else cast().cohort).applicants
    mentor, mentee = (applicants[key] for key in PEOPLE[kind])

    def leg() -> None:
        db.session.commit()
        after_each_leg()

    road.apply(mentor)
    road.apply(mentee)
    leg()
    rachid = road.sign_in(cast().staff["rachid"].email)
    assert rachid.get(f"/coordination/{road.slug}").has("À traiter")
    leg()
    road.accept(rachid, mentor.full_name, mentee.full_name)
    pair_page = road.pair(rachid, mentor.full_name, mentee.full_name)
    leg()
    mentor_browser, mentee_browser = road.sign_in(mentor.email), road.sign_in(mentee.email)
    road.say_yes(mentor_browser)
    road.say_yes(mentee_browser)
    leg()
    return Walked(road, mentor, mentee, mentor_browser, mentee_browser, rachid, pair_page)
