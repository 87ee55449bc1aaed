"""The program refuses to start on unsafe settings."""

from typing import Any

import pytest
from app.config import Settings
from pydantic import ValidationError

SAFE: dict[str, Any] = {
    "mode": "production",
    "secret_key": "k" * 32,
    "notes_key": "n" * 32,
    "public_url": "https://mentorat.example.org",
    "mail_server": "smtp.example.org",
    "mail_sender": "mentorat@example.org",
}


def test_settings_safe_ones_are_accepted() -> None:
    assert Settings(**SAFE).host == "mentorat.example.org"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"secret_key": ""}, "BINOME_SECRET_KEY"),
        ({"secret_key": "short"}, "BINOME_SECRET_KEY"),
        ({"notes_key": ""}, "BINOME_NOTES_KEY"),
        ({"notes_key": "short"}, "BINOME_NOTES_KEY"),
        ({"public_url": ""}, "BINOME_PUBLIC_URL"),
        ({"public_url": "http://mentorat.example.org"}, "https://"),
        ({"public_url": "https://mentorat.example.org/path"}, "BINOME_PUBLIC_URL"),
        ({"mail_server": ""}, "BINOME_MAIL_SERVER"),
        ({"mail_security": "none"}, "BINOME_MAIL_SECURITY"),
        ({"mail_security": "perhaps"}, "mail_security"),
        ({"mode": "demo"}, "demo refuses a real mail server"),
    ],
)
def test_settings_unsafe_ones_are_refused_with_their_name(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Settings(**{**SAFE, **changed})
