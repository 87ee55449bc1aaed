"""Nothing of the demo exists outside demo mode."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from app.config import Mode, Settings
from pydantic import SecretStr, ValidationError

from tests.support.pages import PageClient

ROOT = Path(__file__).parents[2]
PAGES = ["/demo", "/demo/courrier", "/demo/recommencer", "/demo/courrier/bcdfghjkmnpq", "/demo/courrier/x/lettre"]


@pytest.mark.parametrize("path", PAGES)
def test_page_does_not_exist(client: PageClient, path: str) -> None:
    client.get(path, status=404)


@pytest.mark.parametrize("path", ["/demo/horloge", "/demo/recommencer", "/demo/entrer/bcdfghjkmnpq"])
def test_deed_does_not_exist(client: PageClient, path: str) -> None:
    form = client.get("/connexion").form()
    client.post(path, dict(form.fields()), status=404)


def test_pages_show_no_banner(client: PageClient) -> None:
    assert not client.get("/connexion").has("Démonstration")


def test_production_never_imports_the_demo(tmp_path: Path) -> None:
    settings = {
        "BINOME_MODE": "production",
        "BINOME_SECRET_KEY": "k" * 40,
        "BINOME_NOTES_KEY": "n" * 40,
        "BINOME_PUBLIC_URL": "https://mentorat.example.org",
        "BINOME_DATA_DIR": str(tmp_path),
        "BINOME_MAIL_SERVER": "localhost",
        "BINOME_MAIL_SENDER": "mentorat@example.org",
    }
    program = "import sys, app; app.create_app(); sys.exit(any(name.startswith('app.demo') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **settings}, check=False)
    assert done.returncode == 0


def test_demo_refuses_a_real_mail_server(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="refuses a real mail server"):
        Settings(
            mode=Mode.DEMO,
            secret_key=SecretStr("k" * 40),
            public_url="http://localhost:8000",
            data_dir=tmp_path,
            mail_server="smtp.example.org",
        )
