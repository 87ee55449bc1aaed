"""Addresses written in letters: always under the configured public address, never under what a request claims."""

from flask import current_app

from app.config import Settings


def url(path: str) -> str:
    """Return the absolute address of a path of this site, such as `url("/connexion")`."""
    settings: Settings = current_app.config["BINOME"]
    return settings.public_url.rstrip("/") + path


def public_host() -> str:
    """Return the host name of the site, under which messages are numbered."""
    settings: Settings = current_app.config["BINOME"]
    return settings.host
