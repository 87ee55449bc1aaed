"""Names as keyboards, copies and jokers write them walk the whole road, to the PDF and the letters."""

import re
import unicodedata
from dataclasses import replace

import pytest
from app.core.clock import now as story_now
from app.core.database import db
from app.core.text import clean_line
from app.demo.scenarios.casting import Applicant, Cast, cast
from app.mail.models import OutboxMail
from app.operations.services import do_what_is_due
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.journeys import walk as walking
from tests.journeys.walk import walk

_ACCENTS = unicodedata.normalize("NFD", "Éloïse")
NAMES = {
    "markup": ("<b>Ada</b><script>x", "O’Neil & <img src=/etc/passwd>"),
    "unclosed": ("<para>a<b", "</para> {{ 7*7 }} %s"),
    "accents and signs": (f"{_ACCENTS} \u2695\ufe0f", "Łukasik-Ştefan"),
    "right to left": ("\u202egnoR\u2066", "\u200fdivaD"),
    "breaks": ("Ada\u2028Bcc: x@y.fr", "Ro\x0bth\x0c\x1c\u0085end"),
    "formula": ("=HYPERLINK(1)", "@SUM"),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Odd(Applicant):
    """Somebody whose name is read cleaned, as it is kept."""

    @property
    def full_name(self) -> str:
        """First and last name."""
        return " ".join(clean_line(str(self.answers[name])) for name in ("first_name", "last_name"))


def _named(known: Cast, key: str, first: str, last: str) -> Cast:
    person = known.rolling.applicants[key]
    odd = Odd(person.key, person.role, person.eligibility, {**person.answers, "first_name": first, "last_name": last})
    return replace(known, rolling=replace(known.rolling, applicants={**known.rolling.applicants, key: odd}))


@pytest.mark.parametrize("kind", NAMES)
def test_any_name_goes_to_the_end(app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    strange = _named(cast(), walking.PEOPLE["rolling"][1], *NAMES[kind])
    monkeypatch.setattr(walking, "cast", lambda: strange)
    walked = walk(app, "rolling")
    do_what_is_due(story_now())
    assert db.session.scalars(select(Pair)).one().state is PairState.ACTIVE
    mails = db.session.scalars(select(OutboxMail)).all()
    assert sum(len(mail.attachments) for mail in mails if mail.name == "charter_signed") == 3
    for mail in mails:
        assert not _CONTROLS.search(mail.subject), mail.name
        assert "\n" not in mail.subject
        assert not re.search(r"<(script|b>Ada|para|img src=/etc)", mail.html or ""), mail.name
    page = walked.rachid.get(walked.pair_page)
    assert page.has(walked.mentee.full_name)
    assert not _CONTROLS.search(page.text)
