"""The whole road in one walk, for the tests that look at it from different sides."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.database import db
from app.demo.scenarios.casting import Applicant, cast
from app.demo.scenarios.opening import Opening, open_cohort, open_rolling, set_up_host
from flask import Flask

from tests.journeys.road import Road
from tests.support.pages import PageClient

OPENERS: dict[str, Callable[[], Opening]] = {"rolling": open_rolling, "cohort": open_cohort}
PEOPLE = {"rolling": ("helene", "sami"), "cohort": ("gerard", "sylvie")}
HOST = cast().signatory


@dataclass(frozen=True)
class Walked:
    """Who walked, and where the coordination sees the pair."""

    mentor: Applicant
    mentee: Applicant
    mentor_browser: PageClient
    mentee_browser: PageClient
    rachid: PageClient
    pair_page: str


def walk(app: Flask, kind: str, *, after_each_leg: Callable[[], None] = lambda: None) -> Walked:
    """Apply, accept, pair, answer and sign by the forms and the letters; the final PDF is left to the worker.

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
    assert road.sign(mentee.email, mentee.full_name).has("Il manque 2 signatures")
    leg()
    assert road.sign(mentor.email, mentor.full_name).has("Il manque 1 signature")
    leg()
    assert road.sign(HOST["email"], HOST["name"], "charter_to_countersign").has("Tout le monde a signé")
    leg()
    return Walked(mentor, mentee, mentor_browser, mentee_browser, rachid, pair_page)
