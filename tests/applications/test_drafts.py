"""What happens to a draft: kept as typed, put aside, taken up, reminded, erased."""

import pytest
from app.access.models import Purpose
from app.access.services import start_session
from app.applications import due, services
from app.applications.errors import (
    ActImpossible,
    AddressMissing,
    ApplicationsClosed,
    NotEligible,
    ResumeLinkGone,
)
from app.applications.models import ApplicantRole, ApplicationState, ResumeLink
from app.applications.rules import seen_now
from app.core import clock
from app.core.database import db
from app.core.secrets import hash_token
from app.mail.models import OutboxMail
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import (
    COHORT,
    eligible,
    make_draft,
    make_programme,
    make_sent,
    typed,
)
from tests.conftest import FixedClock
from tests.support.letters import last_letter
from tests.support.mailbox import link_in

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"


@pytest.mark.parametrize("state", [state for state in ProgrammeState if state is not ProgrammeState.OPEN])
def test_draft_begins_in_an_open_programme_only(programme: Programme, state: ProgrammeState) -> None:
    programme.state = state
    programme.suspended_from = ProgrammeState.OPEN if state is ProgrammeState.SUSPENDED else None
    with pytest.raises(ApplicationsClosed):
        services.start_draft(programme, MENTEE, eligible(definition(programme), MENTEE))


@pytest.mark.parametrize("answers", [{}, {"profession": "no"}, {"profession": "practising", "territoire": "mars"}])
def test_draft_begins_after_answers_that_open_the_form(programme: Programme, answers: dict[str, str]) -> None:
    with pytest.raises(NotEligible):
        services.start_draft(programme, MENTEE, answers)


def test_step_is_kept_as_typed_even_when_it_does_not_hold(programme: Programme) -> None:
    known = definition(programme)
    draft = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    step = known.mentee.steps[0]
    problems = services.save_step(draft, known, step, {"first_name": "Milo", "email": "milo@", "admin": "yes"})
    assert "email" in {problem.name for problem in problems}
    assert (draft.first_name, draft.answers["email"], draft.email) == ("Milo", "milo@", "")
    assert "admin" not in draft.answers


def test_late_autosave_of_an_older_page_changes_nothing(programme: Programme) -> None:
    known = definition(programme)
    draft, step = make_draft(programme), known.mentee.steps[1]
    page = seen_now(draft.revision, known, step, draft.answers)
    assert services.autosave_step(draft, known, step, {"expectations": "Premier"}, seen=page)
    assert services.autosave_step(draft, known, step, {"expectations": "Second"}, seen=page)
    services.save_step(draft, known, step, typed(known, MENTEE, step.slug, expectations="Continuer"))
    assert not services.autosave_step(draft, known, step, {"expectations": "En retard"}, seen=page)
    assert draft.answers["expectations"] == "Continuer"


def test_autosave_after_sending_changes_nothing(programme: Programme) -> None:
    known = definition(programme)
    sent, step = make_sent(programme), known.mentee.steps[1]
    before = dict(sent.answers)
    page = seen_now(sent.revision, known, step, before)
    assert not services.autosave_step(sent, known, step, {"expectations": "Trop tard"}, seen=page)
    assert sent.answers == before


def test_resume_link_opens_the_draft_as_often_as_needed(programme: Programme) -> None:
    draft = make_draft(programme)
    services.save_for_later(draft, definition(programme))
    db.session.commit()
    token = link_in(last_letter(MILO), "/reprendre/").rpartition("/")[2]
    assert services.resume_draft(token) is draft
    assert services.resume_draft(token) is draft
    stored = db.session.scalars(select(ResumeLink)).one()
    assert stored.token_hash == hash_token(token)


def test_newer_resume_link_kills_the_one_sent_to_a_mistyped_address(programme: Programme) -> None:
    draft, known = make_draft(programme, email="mlio@exemple.fr"), definition(programme)
    services.save_for_later(draft, known)
    services.save_for_later(draft, known, email=MILO)
    db.session.commit()
    assert draft.email == MILO
    wrong = link_in(last_letter("mlio@exemple.fr"), "/reprendre/").rpartition("/")[2]
    with pytest.raises(ResumeLinkGone):
        services.resume_draft(wrong)


def test_resume_link_needs_an_address_and_a_draft(programme: Programme) -> None:
    known = definition(programme)
    nameless = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    with pytest.raises(AddressMissing):
        services.save_for_later(nameless, known)
    with pytest.raises(ActImpossible):
        services.save_for_later(make_sent(programme), known)


def test_resume_link_says_what_is_left_and_until_when(programme: Programme) -> None:
    known = definition(programme)
    draft = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    services.save_step(draft, known, known.mentee.steps[0], typed(known, MENTEE, "vous"))
    services.save_for_later(draft, known)
    letter = last_letter_uncommitted(MILO)
    assert letter.subject == "Votre demande de mentorat vous attend"
    assert "4 étapes, soit 8" in letter.text
    assert "11 novembre 2026" in letter.text.replace("\u00a0", " ")


def last_letter_uncommitted(email: str) -> OutboxMail:
    """The last letter, the transaction still open."""
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.to_address == email)))[-1]


def test_draft_expires_and_is_erased(programme: Programme, now: FixedClock) -> None:
    draft = make_draft(programme)
    services.save_for_later(draft, definition(programme))
    start_session(Purpose.DRAFT, subject=draft.ref)
    db.session.commit()
    token = link_in(last_letter(MILO), "/reprendre/").rpartition("/")[2]
    now.advance(days=30)
    assert due.expire_drafts(clock.now()) == 0
    now.advance(days=1)
    assert due.expire_drafts(clock.now()) == 1
    assert due.expire_drafts(clock.now()) == 0
    assert draft.state is ApplicationState.EXPIRED
    assert (draft.answers, draft.eligibility, draft.email, draft.full_name) == ({}, {}, "", "")
    with pytest.raises(ResumeLinkGone):
        services.resume_draft(token)


def test_author_of_a_draft_is_reminded_once_before_a_cohort_closes(app: Flask, now: FixedClock) -> None:
    cohort = make_programme(COHORT, closes_in=10)
    draft = make_draft(cohort)
    assert due.remind_drafts(clock.now()) == 0
    now.advance(days=7)
    assert due.remind_drafts(clock.now()) == 1
    assert due.remind_drafts(clock.now()) == 0
    db.session.commit()
    letter = last_letter(MILO)
    assert letter.subject.replace("\u00a0", " ") == "Les candidatures ferment jeudi 22 octobre 2026"
    token = link_in(letter, "/reprendre/").rpartition("/")[2]
    assert services.resume_draft(token) is draft
