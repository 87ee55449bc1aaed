"""Looking at what pages say and at what was kept."""

import re

from app.applications.models import Application
from app.core.database import db
from sqlalchemy import select

from tests.support.pages import Page
from tests.support.parsing import text_of


def only() -> Application:
    """The one application there is."""
    db.session.rollback()
    return db.session.scalars(select(Application)).one()


def sentences(page: Page) -> list[str]:
    """The sentences of the error summary."""
    summary = page.one("div", id="erreurs")
    return [text_of(link) for link in summary.iter("a")]


def plain(text: str) -> str:
    """A sentence whatever its spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("’", "'"))
