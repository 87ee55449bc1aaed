"""A letter that the story wants refused is no alarm of the demo."""

import logging

import pytest
from app.core.clock import now
from app.core.database import db
from app.demo.transport import NOBODY_THERE
from app.mail.delivery import deliver_due
from app.mail.models import MailState, OutboxMail
from sqlalchemy import select


@pytest.mark.usefixtures("demo")
def test_refused_letter_of_the_story_is_failed_without_a_word(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("binome"), "propagate", True)
    refused = db.session.scalars(select(OutboxMail).where(OutboxMail.to_address.endswith(NOBODY_THERE)).limit(1)).one()
    refused.state, refused.next_attempt_at = MailState.QUEUED, now()
    db.session.commit()
    with caplog.at_level(logging.INFO, "binome"):
        assert deliver_due(now()).failed == 1
    assert [each for each in caplog.records if each.name == "binome.mail"] == []
