"""Every button of the road that binds, pressed three times at once: each row and each letter exactly once."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from app.core.database import db
from app.mail.models import OutboxMail
from flask import Flask
from sqlalchemy import func, select

from tests.journeys import walk as walking
from tests.journeys.road import Road
from tests.journeys.walk import OPENERS, walk
from tests.support.pages import Page, PageClient
from tests.support.world import copy_database

PRESSES, THREADS = 3, 8
_BINDING = re.compile(r"/(verifier-envoyer|eligible|reponse|decisions|former|proposer|proposition|signer|code)(\?.*)?$")
_APART = {"access_session", "sign_in_ticket", "worker_lease"}  # coming in is not what binds


class ImpatientClient(PageClient):
    """Presses three times at once whatever binds, in as many tabs of one browser."""

    def post(self, path: str, data: Any = None, *, status: int = 303, **options: Any) -> Page:
        """Send a form, thrice when it binds; returns the answer that succeeded."""
        if not _BINDING.search(path) or path.startswith("/connexion"):
            return super().post(path, data, status=status, **options)
        db.session.commit()
        cookie = self.http.get_cookie("binome")
        assert cookie is not None
        with ThreadPoolExecutor(THREADS) as threads:
            answers = [threads.submit(_press, self.app, cookie.value, path, data) for _ in range(PRESSES)]
            found = [each.result() for each in answers]
        statuses = sorted(each.status for each in found)
        assert status in statuses, f"{path} {statuses}"
        assert set(statuses) <= {200, 303, 403, 404, 409, 422}, f"{path} {statuses}"
        return next(each for each in found if each.status == status)


def _press(app: Flask, cookie: str, path: str, data: Any) -> Page:
    tab = app.test_client()
    tab.set_cookie("binome", cookie)
    return Page(tab.post(path, data=data), path)


class ImpatientRoad(Road):
    """The road as somebody walks it who does not believe in waiting."""

    def browser(self) -> PageClient:
        """A browser of that somebody."""
        return ImpatientClient(self.app)


def _kept() -> tuple[dict[str, int], Counter[tuple[str, str]]]:
    db.session.rollback()
    tables = [each for each in db.metadata.sorted_tables if each.name not in _APART]
    rows = {each.name: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}
    return rows, Counter((mail.name, mail.to_address) for mail in db.session.scalars(select(OutboxMail)))


@pytest.mark.parametrize("kind", sorted(OPENERS))
def test_three_presses_count_as_one(app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    walk(app, kind)
    calm = _kept()
    copy_database(app, "empty.db", "binome.db")
    monkeypatch.setattr(walking, "Road", ImpatientRoad)
    walk(app, kind)
    assert _kept() == calm
