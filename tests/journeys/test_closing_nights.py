"""The last second of a closing, by the pages, on the nights when the clock changes: taken, then refused and said so."""

from datetime import date, timedelta

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.clock import end_of_day
from app.core.database import db
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import begin, fill, make_programme
from tests.conftest import FixedClock
from tests.pairing.world import make_world
from tests.programmes.test_clock_changes import NIGHTS
from tests.support.letters import sign_in
from tests.support.pages import Page, PageClient

_SECOND = timedelta(seconds=1)
_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
_CLOSED = "On ne peut pas candidater en ce moment"
_LATE = "Ce que j’écris une seconde trop tard"


@pytest.mark.parametrize("day", NIGHTS)
def test_last_second_is_taken_and_midnight_refused_with_what_was_typed(app: Flask, now: FixedClock, day: date) -> None:
    now.set(day.year, day.month, day.day, 12)
    now.advance(days=-5)
    programme = make_programme("encadrement-hospitalier", closes_in=5)
    assert definition(programme).calendar.closes_on == day
    db.session.commit()
    browsers, checks = [PageClient(app), PageClient(app)], list[Page]()
    for number, browser in enumerate(browsers):
        page = begin(browser, programme, ApplicantRole.MENTEE)
        checks.append(fill(browser, page, programme, ApplicantRole.MENTEE, email=f"milo{number}@exemple.fr"))
    in_time, late = browsers
    written = late.get(f"/programmes/{programme.slug}/candidater/mentore/situation")
    now.at = end_of_day(day) - _SECOND
    assert in_time.follow(in_time.submit(checks[0], "Envoyer", charter_read="y")).has("est envoyée")
    late.submit(written, "Continuer", expectations="Ce que j’écris à temps")
    now.advance(seconds=1)
    refused = late.submit(written, "Continuer", status=422, expectations=_LATE)
    assert refused.title.endswith(_CLOSED)
    assert refused.has("Les candidatures sont closes depuis")
    assert refused.has(_LATE)
    assert late.submit(checks[1], "Envoyer", status=422, charter_read="y").has(_CLOSED)
    typed = dict(written.form("Continuer").fields()) | {"expectations": _LATE}
    assert "Les candidatures sont fermées" in late.http.post(written.path, data=typed, headers=_FRAGMENT).text
    kept = {each.email: each for each in db.session.scalars(select(Application))}
    assert kept["milo0@exemple.fr"].state is ApplicationState.SUBMITTED
    assert kept["milo1@exemple.fr"].state is ApplicationState.DRAFT
    assert kept["milo1@exemple.fr"].answers["expectations"] == "Ce que j’écris à temps"


@pytest.mark.parametrize("day", NIGHTS)
def test_answer_is_taken_on_its_page_until_the_last_second(app: Flask, now: FixedClock, day: date) -> None:
    now.at = end_of_day(day) - timedelta(days=5)
    world = make_world()
    pair = world.proposed()
    pair.answer_by = day
    db.session.commit()
    path = f"/programmes/{world.programme.slug}/ma-candidature/proposition"
    browsers = [PageClient(app), PageClient(app)]
    for browser, application in zip(browsers, (pair.mentee, pair.mentor), strict=True):
        sign_in(browser, application.email)
    in_time, late = browsers
    pages = [browser.get(path) for browser in browsers]
    now.at = end_of_day(day) - _SECOND
    in_time.submit(pages[0], "Accepter ce binôme", acquaintance="no")
    now.advance(seconds=1)
    late.submit(pages[1], "Accepter ce binôme", status=410, acquaintance="no")
    db.session.expire_all()
    assert {each.role for each in pair.answers} == {ApplicantRole.MENTEE}
