"""The whole road, by its forms: from two public applications to a charter signed by three."""

import subprocess
from pathlib import Path

import pytest
from app.core.clock import now as story_now
from app.core.database import db
from app.operations.services import do_what_is_due
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.journeys.walk import HOST, walk
from tests.support.mailbox import newest


@pytest.mark.parametrize("kind", ["rolling", "cohort"])
def test_whole_road_ends_with_an_active_pair_and_a_charter_for_each(app: Flask, kind: str, tmp_path: Path) -> None:
    walked = walk(app, kind)
    db.session.expire_all()
    assert db.session.scalars(select(Pair)).one().state is PairState.ACTIVE

    do_what_is_due(story_now())
    names = (walked.mentor.full_name, walked.mentee.full_name, HOST["name"])
    for address in (walked.mentor.email, walked.mentee.email, HOST["email"]):
        attached = newest(address, "charter_signed").attachments
        assert [each.mime for each in attached] == ["application/pdf"]
        said = _text_of(attached[0].content, tmp_path)
        assert [said.count(name) >= 2 for name in names] == [True] * 3

    for browser, other in ((walked.mentor_browser, walked.mentee), (walked.mentee_browser, walked.mentor)):
        own = browser.follow(browser.get("/mon-binome", status=303))
        assert own.has(f"Votre binôme avec {other.full_name}")
        assert own.has("Votre charte signée")
    assert walked.rachid.get(walked.pair_page).has(walked.mentee.full_name)


def _text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "charter.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())
