"""What follows an account to its new address: files, signatures awaited, requests for help."""

import pytest
from app.access.models import Purpose
from app.access.queries import open_session
from app.access.services import start_session
from app.applications.models import ApplicantRole, Application
from app.charters.models import CharterEvent, Party
from app.core.clock import now as story_now
from app.core.database import db
from app.followup.emails.nudging import followup_silent
from app.mail.models import MailState, OutboxMail
from app.organisation.models import Referent
from app.organisation.services import add_referent
from flask import Flask
from sqlalchemy import select

from tests.access.moving import NEW, as_, ask, confirm
from tests.charters.cast import ADA, HOST, MILO, Signing, make_application, make_pair, make_programme, opened
from tests.charters.conftest import Visitor


@pytest.fixture
def signing(app: Flask) -> Signing:
    programme = make_programme()
    return Signing(programme, make_pair(programme))


def test_files_follow_but_those_led_elsewhere(app: Flask, signing: Signing) -> None:
    elsewhere = make_application(make_programme("second"), ApplicantRole.MENTOR, ADA, "Ada", "Lovelace")
    elsewhere.email = "secretariat@exemple.fr"
    signing.pair.mentor.answers = {"email": ADA, "profession": "midwife"}
    db.session.commit()
    ada = as_(app)
    ask(ada)
    confirm(ada)
    db.session.expire_all()
    assert signing.pair.mentor.email == NEW
    assert signing.pair.mentor.answers == {"email": NEW, "profession": "midwife"}
    assert elsewhere.email == "secretariat@exemple.fr"
    assert followup_silent(signing.pair, ApplicantRole.MENTOR, since=story_now().date()).to == NEW


def test_a_file_whose_place_is_taken_stays(app: Flask, signing: Signing) -> None:
    stranger = make_application(signing.programme, ApplicantRole.MENTOR, "tmp@exemple.fr", "Autre", "Ada")
    stranger.email, stranger.person_id = NEW, None
    db.session.commit()
    ada = as_(app)
    ask(ada)
    confirm(ada)
    file = db.session.get(Application, signing.pair.mentor_application_id)
    assert file is not None
    assert file.email == ADA


def test_a_signature_that_is_awaited_follows_with_a_new_link(app: Flask, signing: Signing) -> None:
    former = signing.path(Party.MENTOR)
    ada = as_(app)
    ask(ada)
    confirm(ada)
    assert signing.slot(Party.MENTOR).email == NEW
    assert signing.slot(Party.MENTEE).email == MILO
    reader = Visitor(app)
    reader.get(former, status=410)
    opened(reader, signing.path(Party.MENTOR))
    kinds = [each.kind for each in db.session.scalars(select(CharterEvent).order_by(CharterEvent.id))]
    assert kinds.count("email_moved") == 1
    assert "email_corrected" not in kinds


def test_nobody_signs_for_two(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada, HOST)
    confirm(ada, HOST)
    assert signing.slot(Party.MENTOR).email == ADA, "the host signs by that address: the coordination settles it"


def test_who_answers_requests_for_help_is_known_by_the_new_address(app: Flask, signing: Signing) -> None:
    add_referent(name="Ada Lovelace", email=ADA, outside_coordination=True, actor="command")
    db.session.commit()
    ada = as_(app)
    ask(ada)
    confirm(ada)
    assert [each.email for each in db.session.scalars(select(Referent))] == [NEW]


def test_letters_of_an_address_are_no_business_of_a_programme(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    confirm(ada)
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.name.startswith("address_"))).all()
    assert len(found) == 3
    assert {each.programme_id for each in found} == {None}
    assert {each.state for each in found} == {MailState.QUEUED}


def test_the_browser_an_application_was_written_in_closes_with_everything_else(app: Flask, signing: Signing) -> None:
    tokens = [start_session(Purpose.DRAFT, subject=ref) for ref in (signing.pair.mentor.ref, signing.pair.mentee.ref)]
    db.session.commit()
    ada = as_(app)
    ada.submit(ada.get("/mon-compte"), "Me déconnecter partout")
    db.session.rollback()
    assert [open_session(token, Purpose.DRAFT) is None for token in tokens] == [True, False]
    milo = as_(app, MILO)
    ask(milo)
    confirm(milo)
    db.session.rollback()
    assert open_session(tokens[1], Purpose.DRAFT) is None
