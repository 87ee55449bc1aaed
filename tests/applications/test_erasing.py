"""Files nobody needs are erased on the day that was promised, with their person when nothing else is left."""

from datetime import UTC, datetime

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.queries import Wanted, listing
from app.applications.rules import erase_at
from app.applications.services import (
    erase_files,
    mark_eligible,
    prepare_decision,
    release_decisions,
    withdraw_application,
)
from app.core.clock import now as instant
from app.core.database import db
from app.mail.models import OutboxMail
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import begin, fill, make_programme, make_sent
from tests.conftest import FixedClock
from tests.support.pages import PageClient

AT = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)


def _contents(application: Application) -> str:
    db.session.flush()
    db.session.refresh(application)
    return "".join(
        str(getattr(application, column.key))
        for column in Application.__table__.columns
        if column.key not in ("reference", "ref", "state", "role", "id", "programme_id", "version", "revision")
    )


@pytest.mark.parametrize("state", ApplicationState)
def test_only_withdrawn_and_declined_files_are_ever_erased(app: Flask, state: ApplicationState) -> None:
    calendar = definition(make_programme()).calendar
    due = erase_at(state, withdrawn_at=AT, released_at=AT, calendar=calendar)
    assert (due is not None) == (state in (ApplicationState.WITHDRAWN, ApplicationState.DECLINED))


def test_withdrawn_file_is_erased_after_thirty_days_with_its_person(app: Flask, now: FixedClock) -> None:
    application = make_sent(make_programme())
    address, name = application.email, application.last_name
    withdraw_application(application, actor="visitor")
    now.set(2026, 11, 11, 23, 59)
    assert erase_files(instant()) == 0
    now.set(2026, 11, 12, 0, 0)
    assert erase_files(instant()) == 1
    assert erase_files(instant()) == 0
    assert name not in _contents(application)
    assert address not in _contents(application)
    assert db.session.query(Person).filter_by(email=address).count() == 0
    last = db.session.query(OutboxMail).filter_by(name="application_erased").one()
    assert last.to_address == address


def test_declined_file_is_kept_as_long_as_the_programme_says(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    application = make_sent(programme)
    mark_eligible(application, actor="coordinator", seen=application.version)
    prepare_decision(
        application,
        Decision.DECLINE,
        actor="coordinator",
        seen=application.version,
        sentence="Aucun mentor disponible.",
        reason="",
    )
    release_decisions(programme, actor="coordinator")
    assert definition(programme).calendar.kept_months == 6
    now.set(2027, 4, 12, 23, 59)
    assert erase_files(instant()) == 0
    now.set(2027, 4, 13, 0, 0)
    assert erase_files(instant()) == 1
    assert application.state is ApplicationState.DECLINED


def test_person_with_another_application_stays(app: Flask, now: FixedClock) -> None:
    first, second = make_programme(), make_programme(slug="autre")
    leaving, staying = make_sent(first), make_sent(second)
    assert leaving.person is staying.person
    withdraw_application(leaving, actor="visitor")
    now.advance(days=40)
    assert erase_files(instant()) == 1
    assert staying.person is not None


def test_draft_that_is_deleted_is_erased_at_once(client: PageClient) -> None:
    programme = make_programme()
    address, name = "milo@exemple.fr", "Łukasik"
    fill(client, begin(client, programme, ApplicantRole.MENTEE), programme, ApplicantRole.MENTEE)
    page = client.get(f"/programmes/{programme.slug}/ma-candidature/retirer")
    assert page.has("Vos réponses sont effacées tout de suite.")
    page = client.follow(client.submit(page, "Supprimer mon brouillon"))
    assert page.has("Votre brouillon est supprimé.")
    application = db.session.scalars(select(Application)).one()
    assert application.state is ApplicationState.WITHDRAWN
    assert name not in _contents(application)
    assert address not in _contents(application)
    assert erase_files(instant()) == 0


def test_erased_file_keeps_its_reference_for_a_name(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    application = make_sent(programme)
    withdraw_application(application, actor="visitor")
    now.advance(days=40)
    erase_files(instant())
    db.session.commit()
    assert application.full_name == application.reference == "IL-2026-0001"
    assert [row.full_name for row in listing(programme.id, Wanted(), 1, reader_id=0).rows] == ["IL-2026-0001"]
