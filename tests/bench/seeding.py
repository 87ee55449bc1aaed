"""A filled installation to measure: one programme, hundreds of applications, a coordinator and a draft."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from app import create_app
from app.access.models import Purpose
from app.access.services import find_or_create_person, start_session
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.config import Mode, Settings
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.text import sort_key
from app.organisation.services import set_host
from app.programmes.models import ProgrammeState, Role
from app.programmes.presets import charter_markdown, load_preset, preset_path
from app.programmes.services import create_programme, grant_role, move_programme
from flask import Flask
from pydantic import SecretStr

from tests.bench.load import free_port

SLUG = "installation"
SECRET = "only-to-measure-on-this-machine-" + "0" * 16


@dataclass(frozen=True)
class Bench:
    """Where to measure, and the cookies that open the private pages."""

    folder: Path
    coordinator: str
    applicant: str


def measured(folder: Path, **more: Any) -> Settings:
    """Return the settings of a site that writes letters, which `more` completes."""
    return Settings(
        mode=Mode.TEST,
        secret_key=SecretStr(SECRET),
        public_url="http://localhost",
        data_dir=folder,
        mail_server="127.0.0.1",
        mail_port=free_port(),
        mail_security="none",
        mail_sender="mentorat@exemple.fr",
        **more,
    )


def environment(folder: Path) -> dict[str, str]:
    """Return the settings of the measured server."""
    return {
        "BINOME_MODE": "test",
        "BINOME_SECRET_KEY": SECRET,
        "BINOME_PUBLIC_URL": "http://localhost",
        "BINOME_DATA_DIR": str(folder),
    }


def fill(folder: Path, *, applications: int) -> Bench:
    """Make the database, and return the cookies of a coordinator and of somebody in the middle of an application."""
    app = create_app(
        Settings(mode=Mode.TEST, secret_key=SecretStr(SECRET), public_url="http://localhost", data_dir=folder)
    )
    with app.app_context():
        db.create_all()
        set_host(
            name="CPTS des Trois Vallées",
            called="la CPTS",
            email="mentorat@exemple.fr",
            coordinator="Rachid Belkacem",
            actor="command",
        )
        definition = load_preset(preset_path("installation-liberale"))
        programme = create_programme(
            slug=SLUG,
            title=definition.identity.title,
            definition=definition,
            charter_text=charter_markdown(definition),
            actor="command",
        )
        move_programme(programme, ProgrammeState.OPEN, actor="command")
        person = find_or_create_person("rachid@exemple.fr", first_name="Rachid", last_name="Belkacem")
        grant_role(person, Role.COORDINATOR, programme, actor="command")
        db.session.add_all(_application(programme.id, number) for number in range(applications))
        draft = _application(programme.id, 2 * applications + 1)  # odd: a mentee
        draft.state, draft.reference, draft.submitted_at = ApplicationState.DRAFT, None, None
        draft.expires_at = now() + timedelta(days=30)
        db.session.add(draft)
        db.session.flush()
        account = start_session(Purpose.ACCOUNT, person_id=person.id)
        drafting = start_session(Purpose.DRAFT, subject=draft.ref)
        db.session.commit()
        return Bench(folder, _cookie(app, account=account), _cookie(app, draft=drafting))


def _cookie(app: Flask, **tokens: str) -> str:
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own session
    return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps({**tokens, 'csrf_token': 'c' * 40})}"


def _application(programme_id: int, number: int) -> Application:
    role = ApplicantRole.MENTEE if number % 2 else ApplicantRole.MENTOR
    instant = now()
    return Application(
        ref=new_ref(),
        reference=f"IL-2026-{number:04d}",
        programme_id=programme_id,
        role=role,
        state=(ApplicationState.SUBMITTED, ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED)[number % 3],
        email=f"personne{number}@exemple.fr",
        first_name="Camille",
        last_name=f"Durand {number}",
        sort_key=sort_key(f"Durand {number} Camille"),
        profession="Sage-femme",
        created_at=instant,
        updated_at=instant,
        submitted_at=instant,
    )
