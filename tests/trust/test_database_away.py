"""The database locked, full or read-only: whoever writes is told that nothing was kept, whoever reads reads on."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from app.applications.models import Application
from app.core.database import db
from app.demo.scenarios.moments import ApplicationsOpen, applications_open
from flask import Flask
from sqlalchemy import event

from tests.support.cast import sign_in
from tests.support.contents import whole_database
from tests.support.pages import PageClient
from tests.trust.filling import eligible

WRITTEN = "Elle demande à commencer avant l’été. " * 100


@pytest.fixture
def moment(app: Flask) -> ApplicationsOpen:
    found = applications_open()
    db.session.commit()
    return found


@pytest.fixture
def rachid(app: Flask, moment: ApplicationsOpen) -> PageClient:
    return sign_in(PageClient(app), moment.rachid)


@contextmanager
def each_connection(*pragmas: str) -> Iterator[None]:
    """Have every connection the application takes begin so; the next ones are new."""

    def prepare(connection: sqlite3.Connection, *_rest: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    engine = db.engine
    event.listen(engine, "checkout", prepare)
    try:
        yield
    finally:
        event.remove(engine, "checkout", prepare)
        db.session.rollback()
        engine.dispose()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with each_connection("busy_timeout = 30"):
            yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def read_only(_path: Path) -> Iterator[None]:
    with each_connection("query_only = ON"):
        yield


@contextmanager
def no_room_at_commit(path: Path) -> Iterator[None]:
    """Nothing may grow: the view succeeds, and COMMIT is what fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    wal = path.with_name(f"{path.name}-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


Trouble = Callable[[Path], AbstractContextManager[None]]


def _file(app: Flask) -> Path:
    folder: Path = app.config["BINOME"].data_dir
    return folder / "binome.db"


@pytest.mark.parametrize("trouble", [locked, read_only, no_room_at_commit])
def test_nothing_is_kept_and_the_page_says_so(
    app: Flask, moment: ApplicationsOpen, rachid: PageClient, trouble: Trouble
) -> None:
    slug = moment.programme.slug
    page = rachid.get(f"/coordination/{slug}/candidatures/{moment.milo_application.ref}")
    before = whole_database()
    with trouble(_file(app)):
        refused = rachid.submit(page, "Enregistrer les notes", status=503, notes=WRITTEN)
        assert refused.response.headers["Retry-After"]
        assert refused.has("Rien n’a été enregistré")
        assert refused.has(WRITTEN.strip())
        for path in ("/", f"/programmes/{slug}", f"/programmes/{slug}/charte", "/confidentialite", "/connexion"):
            PageClient(app).get(path)
        rachid.get(page.path)
    assert whole_database() == before
    again = rachid.follow(rachid.submit(refused, "Envoyer à nouveau"))
    assert again.has(WRITTEN.strip())


def test_a_commit_that_fails_leaves_no_word_of_success(
    app: Flask, moment: ApplicationsOpen, rachid: PageClient
) -> None:
    path = f"/coordination/{moment.programme.slug}/candidatures/{moment.milo_application.ref}"
    page = rachid.get(path)
    with no_room_at_commit(_file(app)):
        rachid.submit(page, "Enregistrer les notes", status=503, notes=WRITTEN)
    assert not rachid.get(path).all("div", class_="message")


def test_a_full_disk_keeps_what_was_acknowledged_and_nothing_else(app: Flask, moment: ApplicationsOpen) -> None:
    before = db.session.query(Application).count()
    pages = db.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    db.session.rollback()
    path = f"/programmes/{moment.programme.slug}/candidater/mentore/verifier"
    statuses = []
    with each_connection(f"max_page_count = {pages}"):
        for _ in range(25):
            visitor = PageClient(app)
            page = eligible(visitor, path)
            form = page.form()
            statuses.append(visitor.http.post(form.action, data=dict(form.fields())).status_code)
        assert set(statuses) <= {303, 503}
        assert 503 in statuses
        PageClient(app).get("/")
    assert db.session.query(Application).count() == before + statuses.count(303)
    visitor = PageClient(app)
    visitor.submit(eligible(visitor, path))


def test_a_file_that_cannot_be_opened_is_an_error_page(app: Flask, client: PageClient) -> None:
    db.session.remove()
    db.engine.dispose()
    file = _file(app)
    aside = file.rename(file.with_name("aside.db"))
    file.mkdir()
    try:
        assert client.get("/", status=503).response.headers["Retry-After"]
        asked = client.get("/connexion")
        refused = client.submit(asked, "Recevoir mon lien", status=503, email="ada@exemple.fr")
        assert refused.has("Rien n’a été enregistré")
    finally:
        db.session.remove()
        db.engine.dispose()
        file.rmdir()
        aside.rename(file)
    client.get("/")
