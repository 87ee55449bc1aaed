"""The whole road, by its forms: from two public applications to a charter signed by three."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from app.core.clock import now as story_now
from app.core.database import db
from app.demo.scenarios.casting import Story, cast
from app.demo.scenarios.opening import Opening, open_cohort, open_rolling, set_up_host
from app.operations.services import do_what_is_due
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.journeys.road import Road
from tests.support.mailbox import letters, newest

PEOPLE = {"rolling": ("helene", "sami"), "cohort": ("gerard", "sylvie")}
OPENERS: dict[str, Callable[[], Opening]] = {"rolling": open_rolling, "cohort": open_cohort}


@pytest.mark.parametrize("kind", ["rolling", "cohort"])
def test_whole_road_from_two_applications_to_an_active_pair(app: Flask, kind: str, tmp_path: Path) -> None:
    set_up_host()
    opening = OPENERS[kind]()
    db.session.commit()
    story: Story = getattr(cast(), kind)
    mentor, mentee = (story.applicants[key] for key in PEOPLE[kind])
    host = cast().signatory
    road = Road(app, opening.programme.slug)

    mentor_browser = road.apply(mentor)
    mentee_browser = road.apply(mentee)
    rachid = road.sign_in(cast().staff["rachid"].email)
    assert rachid.get(f"/coordination/{road.slug}").has("À traiter")
    road.accept(rachid, mentor.full_name, mentee.full_name)
    assert newest(mentee.email, "application_accepted")

    page = road.pair(rachid, mentor.full_name, mentee.full_name)
    mentor_browser, mentee_browser = road.sign_in(mentor.email), road.sign_in(mentee.email)
    road.say_yes(mentor_browser)
    assert letters(mentor.email, "charter_to_sign") == []
    road.say_yes(mentee_browser)

    assert road.sign(mentee.email, mentee.full_name).has("Il manque 2 signatures")
    assert road.sign(mentor.email, mentor.full_name).has("Il manque 1 signature")
    receipt = road.sign(host["email"], host["name"], "charter_to_countersign")
    assert receipt.has("Tout le monde a signé")
    db.session.expire_all()
    assert db.session.scalars(select(Pair)).one().state is PairState.ACTIVE

    do_what_is_due(story_now())
    for address in (mentor.email, mentee.email, host["email"]):
        attached = newest(address, "charter_signed").attachments
        assert [each.mime for each in attached] == ["application/pdf"]
    said = _text_of(attached[0].content, tmp_path)
    for name in (mentor.full_name, mentee.full_name, host["name"]):
        assert said.count(name) >= 2, name

    for browser, other in ((mentor_browser, mentee), (mentee_browser, mentor)):
        own = browser.follow(browser.get("/mon-binome", status=303))
        assert own.has(f"Votre binôme avec {other.full_name}")
        assert own.has("Votre charte signée")
    assert rachid.get(page).has(mentee.full_name)


def _text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "charter.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())
