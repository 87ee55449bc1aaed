"""Settings, read once from the environment. The program refuses to start on unsafe ones."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

_PREFIX = "BINOME_"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Mode(StrEnum):
    """What this process is for. Only `production` serves real people."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class Settings(BaseModel):
    """Everything an installation may set, each as `BINOME_<NAME>`. Defaults are safe or refused in production."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)  # some are secrets

    mode: Mode = Mode.PRODUCTION
    secret_key: SecretStr = SecretStr("")
    secret_key_fallbacks: list[SecretStr] = Field(default_factory=list)
    notes_key: SecretStr = SecretStr("")  # opens what pairs write for themselves; losing it loses that
    notes_key_fallbacks: list[SecretStr] = Field(default_factory=list)
    public_url: str = ""
    data_dir: Path = Path("instance")
    database_url: str = ""
    trusted_proxies: int = Field(default=0, ge=0, le=3)
    rate_limit_storage: str = "memory://"
    mail_server: str = ""
    mail_port: int = 587
    mail_security: str = Field(default="starttls", pattern="^(starttls|tls|none)$")
    mail_username: str = ""
    mail_password: SecretStr = SecretStr("")
    mail_sender: str = ""
    mail_timeout: float = Field(default=10.0, gt=0, le=60)
    seal_key: Path | None = None  # the worker alone is given these: the site never seals
    seal_password: SecretStr = SecretStr("")
    seal_password_file: Path | None = None
    seal_timestamp_url: str = Field(default="", pattern="^(https?://.+)?$")

    @property
    def database(self) -> str:
        """The address of the database; by default one SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'binome.db').resolve()}"

    @property
    def notes_keys(self) -> tuple[str, ...]:
        """The keys of confidential texts, the one in use first; a demo or a test may do without one of its own."""
        return tuple(each.get_secret_value() for each in (self.notes_key or self.secret_key, *self.notes_key_fallbacks))

    @property
    def host(self) -> str:
        """The only host name the site answers to."""
        return urlsplit(self.public_url).hostname or ""

    @field_validator("secret_key_fallbacks", "notes_key_fallbacks", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        """Read a list as the environment gives it: in JSON."""
        return json.loads(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> "Settings":
        problems = list(self._problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> list[str]:
        found: list[str] = []
        parts = urlsplit(self.public_url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
            found.append("BINOME_PUBLIC_URL must be the address of the site, such as https://mentorat.example.org")
        if len(self.secret_key.get_secret_value()) < 32:
            found.append("BINOME_SECRET_KEY must hold at least 32 characters drawn at random")
        if self.mode is Mode.PRODUCTION:
            found += self._unfit_for_people(parts)
        if self.mode is Mode.DEMO and (self.mail_server or self.mail_username):
            found.append("the demo refuses a real mail server: unset BINOME_MAIL_SERVER")
        return found

    def _unfit_for_people(self, site: SplitResult) -> list[str]:
        found: list[str] = []
        if len(self.notes_key.get_secret_value()) < 32:
            found.append("BINOME_NOTES_KEY must hold at least 32 characters drawn at random, and be kept elsewhere too")
        if site.scheme != "https" and site.hostname not in _LOOPBACK:
            found.append("BINOME_PUBLIC_URL must begin with https:// in production")
        if not self.mail_server or not self.mail_sender:
            found.append("BINOME_MAIL_SERVER and BINOME_MAIL_SENDER are needed: links leave by e-mail")
        if self.mail_security == "none" and self.mail_server not in _LOOPBACK:
            found.append("BINOME_MAIL_SECURITY=none is accepted for a mail server on this machine only")
        return found


def load_settings() -> Settings:
    """Read the settings from the environment; raises `ValueError` with one sentence for each that is unsafe."""
    given = {name: f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    return Settings.model_validate({name: os.environ[key] for name, key in given.items() if key in os.environ})
