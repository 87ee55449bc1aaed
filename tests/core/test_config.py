"""The program refuses to start on unsafe settings."""

from typing import Any

import pytest
from app.config import Settings, load_settings
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


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SAFE.items():
        monkeypatch.setenv(f"BINOME_{name.upper()}", value)
    monkeypatch.setenv("BINOME_SECRET_KEY_FALLBACKS", '["former-key"]')
    monkeypatch.setenv("BINOME_MAIL_PORT", "465")
    settings = load_settings()
    assert (settings.host, settings.mail_port) == ("mentorat.example.org", 465)
    assert [key.get_secret_value() for key in settings.secret_key_fallbacks] == ["former-key"]


def test_settings_refused_do_not_show_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SAFE.items():
        monkeypatch.setenv(f"BINOME_{name.upper()}", value)
    monkeypatch.setenv("BINOME_SECRET_KEY_FALLBACKS", "a-key-not-in-a-list")
    monkeypatch.setenv("BINOME_MAIL_SECURITY", "perhaps")
    with pytest.raises(ValidationError, match="secret_key_fallbacks") as refused:
        load_settings()
    monkeypatch.setenv("BINOME_SECRET_KEY_FALLBACKS", "[]")
    monkeypatch.setenv("BINOME_MAIL_SECURITY", "none")
    with pytest.raises(ValidationError, match="BINOME_MAIL_SECURITY") as unsafe:
        load_settings()
    for shown in (str(refused.value), str(unsafe.value)):
        assert "kkkk" not in shown
        assert "a-key-not" not in shown
