"""Robots on public forms are asked again; people caught by mistake lose nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from app.applications.models import Application
from app.core.database import db
from app.demo.scenarios.moments import applications_open
from app.demo.scenarios.opening import open_cohort
from app.mail.models import OutboxMail
from flask import Flask

from tests.support.letters import make_host, make_person
from tests.support.pages import Page, PageClient
from tests.trust.filling import eligible

CAUGHT = "Le premier envoi ressemblait à celui d’un robot"


class Watch:
    """The real clock, as the traps read it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 10, 12, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def watch(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Traps set as in production, under a watch the test moves."""
    found = Watch()
    monkeypatch.setitem(app.config, "FASTEST_PERSON", 2)
    monkeypatch.setattr("app.web.robots.real_now", found)
    monkeypatch.setattr("app.web.robots.TimestampSigner.get_timestamp", lambda _self: int(found.at.timestamp()))
    return found


def _letters() -> int:
    return db.session.query(OutboxMail).count()


@pytest.fixture
def sign_in_page(client: PageClient) -> Page:
    make_host()
    make_person()
    return client.get("/connexion")


def test_whoever_reads_is_believed(client: PageClient, watch: Watch, sign_in_page: Page) -> None:
    page = client.get("/connexion")
    watch.at += timedelta(seconds=2)
    client.submit(page, "Recevoir mon lien", email="ada@exemple.fr")
    assert _letters() == 1


@pytest.mark.parametrize(
    "sent", [{}, {"website": "http://spam.example"}, {"shown": None}, {"shown": "x"}, {"shown": "shown.é.é"}]
)
def test_a_robot_sends_nothing(client: PageClient, watch: Watch, sign_in_page: Page, sent: dict[str, str]) -> None:
    page = client.get("/connexion")
    if sent and "shown" not in sent:
        watch.at += timedelta(hours=1)
    again = client.submit(page, "Recevoir mon lien", status=422, email="ada@exemple.fr", **sent)
    assert again.has(CAUGHT)
    assert _letters() == 0
    watch.at += timedelta(seconds=2)
    client.submit(again, "Envoyer à nouveau")
    assert _letters() == 1


def test_a_form_left_open_all_day_is_believed(client: PageClient, watch: Watch, sign_in_page: Page) -> None:
    page = client.get("/connexion")
    watch.at += timedelta(hours=20)
    client.submit(page, "Recevoir mon lien", email="ada@exemple.fr")


def test_every_public_form_that_makes_something_is_watched(app: Flask, watch: Watch) -> None:
    moment = applications_open()
    cohort = open_cohort()
    db.session.commit()
    before = db.session.query(Application).count()
    visitor = PageClient(app)
    start = eligible(visitor, f"/programmes/{moment.programme.slug}/candidater/mentore/verifier")
    caught = visitor.submit(start, status=422)
    assert caught.has(CAUGHT)
    assert db.session.query(Application).count() == before
    watch.at += timedelta(seconds=5)
    first = visitor.follow(visitor.submit(caught, "Envoyer à nouveau"))
    assert db.session.query(Application).count() == before + 1
    check = visitor.get(f"{first.path.rpartition('/')[0]}/verifier-envoyer")
    assert visitor.submit(check, status=422, charter_read="y").has(CAUGHT)
    page = visitor.get(f"/programmes/{cohort.programme.slug}/prevenir")
    assert visitor.submit(page, "Me prévenir", status=422, email="ada@exemple.fr").has(CAUGHT)
