"""A charter half signed, and one visitor of each kind at the door."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.access.models import Purpose
from app.access.services import find_or_create_person, start_session
from app.applications.models import ApplicantRole
from app.charters.models import Party
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.demo.scenarios.moments import CharterSigning, charter_half_signed
from app.demo.scenarios.opening import open_cohort
from app.followup.models import Meeting, MeetingState
from app.mail.models import OutboxMail
from app.programmes.models import Role
from app.programmes.services import grant_role
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.files import shut_database
from tests.support.pages import Browser
from tests.support.sealing import made_seal

ELSEWHERE = "coordinator elsewhere"


@dataclass
class World:
    """A charter half signed, and one visitor of each kind."""

    app: Flask
    moment: CharterSigning
    visitors: dict[str, FlaskClient]
    known: dict[str, Any]
    application_ref: str
    mail_ref: str

    def address(self, rule: Rule, **values: Any) -> str:
        """Return the address of a rule, filled in with things that exist, or with `values`."""
        ref = self.known["ref"]
        if "applications" in rule.endpoint:
            ref = self.application_ref
        elif rule.endpoint.startswith("home."):
            ref = self.mail_ref
        known = {**self.known, "ref": ref, **values}
        with self.app.test_request_context(base_url="http://localhost"):
            return self.app.url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})

    def keep(self) -> None:
        """Remember the database as it is now."""
        copy_database(self.app, "binome.db", "kept.db")

    def restore(self) -> None:
        """Put the database back as it was kept."""
        copy_database(self.app, "kept.db", "binome.db")


def copy_database(app: Flask, source: str, target: str) -> None:
    """Put one database file in the place of another; `binome.db` is the one in use, `empty.db` an empty one."""
    db.session.remove()
    folder = shut_database(app).parent
    shutil.copy(folder / source, folder / target)


def carried_away(app: Flask) -> bytes:
    """The database as somebody would carry it away: its file, and what SQLite wrote beside it."""
    folder: Path = app.config["BINOME"].data_dir
    return b"".join(path.read_bytes() for path in sorted(folder.glob("binome.db*")))


def build_world(app: Flask) -> World:
    """Let everybody come to the door."""
    moment = charter_half_signed()
    cohort = open_cohort()
    elsewhere = find_or_create_person("ailleurs@exemple.fr", first_name="Elsa", last_name="Where")
    grant_role(elsewhere, Role.COORDINATOR, cohort.programme, actor="command")
    admin = find_or_create_person("admin@exemple.fr", first_name="Alix", last_name="Admin")
    grant_role(admin, Role.ADMINISTRATOR, None, actor="command")
    people = {
        "member": moment.milo,
        "stranger": moment.zoe,
        "committee": moment.ines,
        ELSEWHERE: elsewhere,
        "administrator": admin,
        "coordinator": moment.rachid,
    }
    tokens = {
        name: {Purpose.ACCOUNT.value: start_session(Purpose.ACCOUNT, person_id=p.id)} for name, p in people.items()
    }
    slot = next(slot for slot in moment.charter.slots if slot.party is Party.MENTEE)
    tokens["signatory"] = {Purpose.SIGNATURE.value: start_session(Purpose.SIGNATURE, subject=slot.ref)}
    tokens["applicant"] = {Purpose.DRAFT.value: start_session(Purpose.DRAFT, subject=moment.zoe_application.ref)}
    tokens["nobody"] = {}
    mail = db.session.query(OutboxMail).filter_by(programme_id=moment.programme.id).first()
    assert mail is not None
    known = {
        "slug": moment.programme.slug,
        "ref": moment.pair.ref,
        "role": "mentore",
        "step": "vous",
        "token": "t" * 43,
        "party": Party.HOST.value,
        "version": 1,
        "number": 1,
        "member": moment.ines.ref,
        "mentor": moment.pair.mentor.ref,
        "part": "coordination",
        "path": "pause",
        "objective": "unknown",
        "code": "2222-2222",
        "meeting": _meeting(moment.pair.id),
        "fingerprint": made_seal().root.certificate.fingerprint,
    }
    world = World(app, moment, {}, known, moment.milo_application.ref, mail.ref)
    db.session.commit()
    world.visitors = {name: _client(app, each) for name, each in tokens.items()}
    return world


def _meeting(pair_id: int) -> str:
    meeting = Meeting(
        ref=new_ref(),
        pair_id=pair_id,
        state=MeetingState.AGREED,
        proposed_by=ApplicantRole.MENTOR,
        happens_on=today() + timedelta(days=30),
        starts_at=now() + timedelta(days=30),
        created_at=now(),
        agreed_at=now(),
    )
    db.session.add(meeting)
    return meeting.ref


def _client(app: Flask, tokens: dict[str, str]) -> FlaskClient:
    app.test_client_class = Browser
    client = app.test_client()
    with client.session_transaction(base_url="http://localhost") as cookie:
        cookie.update(tokens)
    return client
