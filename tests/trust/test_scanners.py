"""Mail scanners follow links: any number of visits to every mailed link leaves the database as it was."""

import re

import pytest
from app.core.database import db
from app.mail.models import OutboxMail
from flask import Flask
from sqlalchemy import select

from tests.journeys.walk import OPENERS, walk
from tests.support.contents import whole_database
from tests.support.pages import Browser

_LINK = re.compile(r"http://localhost(/[^\s<>\"]+)")


def _links() -> set[str]:
    texts = db.session.scalars(select(OutboxMail.text))
    return {link for text in texts if text for link in _LINK.findall(text)}


def _rows() -> dict[str, list[tuple[object, ...]]]:
    found = whole_database()
    found.pop("access_session")  # « last seen » is the one thing a visit may write
    return found


@pytest.mark.parametrize("kind", sorted(OPENERS))
def test_scanners_change_nothing(app: Flask, kind: str) -> None:
    seen: set[str] = set()

    def scan() -> None:
        new = _links() - seen
        seen.update(new)
        before = _rows()
        for link in sorted(new):
            for method in ("HEAD", "GET", "GET", "HEAD", "OPTIONS"):
                scanner = Browser(app)
                assert scanner.open(link, method=method).status_code < 500, f"{method} {link}"
        assert _rows() == before

    walk(app, kind, after_each_leg=scan)
    roots = {link.split("/")[1] for link in seen if len(link.rpartition("/")[2]) > 40}
    assert {"connexion", "signer"} <= roots, roots
