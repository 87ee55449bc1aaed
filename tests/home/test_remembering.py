"""A public page is drawn again as soon as something it shows has changed."""

from app.applications.models import ApplicantRole, ApplicationState
from app.core.database import db
from app.home import remembering
from app.organisation.services import add_partner, set_host
from app.programmes.models import ProgrammeState
from app.programmes.services import join_partner, move_programme
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, apply, make_programme
from tests.support.letters import make_host
from tests.support.pages import PageClient


def test_content_changes_with_each_thing_it_shows(app: Flask, client: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12)
    make_host()
    programme = make_programme(COHORT)
    seen: list[str] = []

    def changed() -> bool:
        db.session.commit()
        seen.append(client.get(f"/programmes/{COHORT}").html)
        return seen.count(seen[-1]) == 1

    assert changed()
    apply(programme, ApplicantRole.MENTOR, 1, ApplicationState.ELIGIBLE)
    assert changed(), "a count"
    set_host(actor="command", name="CPTS de la Plaine", called="la CPTS de la Plaine")
    assert changed(), "the host"
    partner = add_partner(name="Centre hospitalier", role="", url="https://exemple.fr/", actor="command")
    join_partner(programme, partner, actor="command")
    assert changed(), "a partner"
    now.set(2027, 10, 13)
    assert changed(), "a day"
    now.set(2027, 11, 3)
    assert changed(), "the end of the applications"
    move_programme(programme, ProgrammeState.SUSPENDED, actor="command")
    assert changed(), "the state"


def test_content_is_drawn_once_while_nothing_changes(app: Flask, client: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12)
    make_host()
    programme = make_programme(COHORT)
    first = client.get(f"/programmes/{COHORT}").html
    kept = remembering._drawn[programme.ref]
    now.advance(minutes=5)
    assert client.get(f"/programmes/{COHORT}").html == first
    assert remembering._drawn[programme.ref] is kept
