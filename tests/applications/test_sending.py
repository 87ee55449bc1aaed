"""Sending an application, changing it afterwards, leaving."""

import pytest
from app.applications import services
from app.applications.errors import (
    ActImpossible,
    AnswersIncomplete,
    ApplicationsClosed,
    CharterNotRead,
    NothingPrepared,
)
from app.applications.events import ApplicationWithdrawn
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.core.database import db
from app.core.events import subscribe
from app.programmes.models import Programme
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import (
    COHORT,
    acts,
    make_draft,
    make_programme,
    make_sent,
    typed,
)
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"


def test_sending_makes_the_person_the_reference_and_the_receipt(programme: Programme) -> None:
    first = make_sent(programme)
    second = make_sent(programme, MENTOR, email="ada@exemple.fr", first_name="Ada")
    assert (first.reference, second.reference) == ("IL-2026-0001", "IL-2026-0002")
    assert first.person is not None
    assert (first.person.email, first.person.phone, first.person.agreement) == (MILO, "06 12 34 56 78", "mentorée")
    assert acts(first) == ["application_started", "application_submitted"]
    text = last_letter(MILO).text.replace("\u00a0", " ")
    assert "La coordination vérifie votre dossier sous 5 jours ouvrés" in text
    assert "tant que la lecture n’a pas commencé" in text


def test_sending_twice_changes_nothing(programme: Programme) -> None:
    sent = make_sent(programme)
    again = services.submit_application(sent, definition(programme), charter_read=True)
    assert (again.application, again.known, sent.reference) == (sent, False, "IL-2026-0001")
    assert len(letters_to(MILO)) == 1


def test_sending_needs_the_charter_and_every_answer(programme: Programme) -> None:
    draft, known = make_draft(programme), definition(programme)
    with pytest.raises(CharterNotRead):
        services.submit_application(draft, known, charter_read=False)
    draft.answers = {**draft.answers, "expectations": "", "links-none": False}
    with pytest.raises(AnswersIncomplete) as refused:
        services.submit_application(draft, known, charter_read=True)
    assert refused.value.params["steps"] == ("projet", "liens")


def test_deadline_is_to_the_second_of_paris(app: Flask, now: FixedClock) -> None:
    cohort = make_programme(COHORT, closes_in=10)
    early, late = make_draft(cohort), make_draft(cohort, email="zoe@exemple.fr")
    now.set(2026, 10, 22, 23, 59, 59)
    services.submit_application(early, definition(cohort), charter_read=True)
    now.set(2026, 10, 23, 0, 0, 0)
    with pytest.raises(ApplicationsClosed):
        services.submit_application(late, definition(cohort), charter_read=True)
    assert (early.state, late.state) == (ApplicationState.SUBMITTED, ApplicationState.DRAFT)


def test_second_live_application_of_an_address_tells_its_owner_alone(programme: Programme) -> None:
    sent = make_sent(programme)
    draft = make_draft(programme, email="MILO@exemple.fr")
    found = services.submit_application(draft, definition(programme), charter_read=True)
    db.session.commit()
    assert found.known
    assert draft.state is ApplicationState.DRAFT
    letter = last_letter(MILO)
    assert letter.name == "application_already_known"
    assert sent.reference is not None
    assert sent.reference in letter.text
    services.submit_application(draft, definition(programme), charter_read=True)
    db.session.commit()
    assert len(letters_to(MILO)) == 2, "the same news is not mailed again and again"


def test_same_person_may_be_mentor_and_mentee_and_apply_elsewhere(programme: Programme, now: FixedClock) -> None:
    make_sent(programme)
    make_sent(programme, MENTOR)
    other = make_programme(COHORT)
    make_sent(other)
    assert len({each.person_id for each in db.session.scalars(select(Application))}) == 1


def test_full_programme_takes_mentees_and_says_so(app: Flask) -> None:
    cohort = make_programme(COHORT)
    for number in range(8):
        make_sent(cohort, email=f"m{number}@exemple.fr")
    assert "liste d’attente" not in last_letter("m7@exemple.fr").text
    make_sent(cohort, email="m8@exemple.fr")
    assert "liste d’attente" in last_letter("m8@exemple.fr").text
    make_sent(cohort, MENTOR, email="ada@exemple.fr")
    assert "liste d’attente" not in last_letter("ada@exemple.fr").text


def test_sent_answers_change_until_reading_begins(programme: Programme, actor: str) -> None:
    sent, known = make_sent(programme), definition(programme)
    step = known.mentee.steps[1]
    raw = typed(known, MENTEE, step.slug, expectations="Autre chose")
    assert services.edit_application(sent, known, step, raw, actor="visitor") == []
    assert (sent.answers["expectations"], sent.version) == ("Autre chose", 2)
    services.begin_reading(sent, actor=actor, seen=2)
    with pytest.raises(ActImpossible):
        services.edit_application(sent, known, step, raw, actor="visitor")


def test_sent_answers_that_do_not_hold_change_nothing(programme: Programme) -> None:
    sent, known = make_sent(programme), definition(programme)
    raw = typed(known, MENTEE, "projet", expectations="")
    problems = services.edit_application(sent, known, known.mentee.steps[1], raw, actor="visitor")
    assert [problem.name for problem in problems] == ["expectations"]
    assert sent.answers["expectations"] == "Deux ou trois phrases."


def test_address_stays_after_sending(programme: Programme) -> None:
    sent, known = make_sent(programme), definition(programme)
    raw = typed(known, MENTEE, "vous", email="evil@exemple.fr", first_name="Émile")
    assert services.edit_application(sent, known, known.mentee.steps[0], raw, actor="visitor") == []
    assert (sent.email, sent.answers["email"], sent.first_name) == (MILO, MILO, "Émile")


def test_leaving_tells_the_coordination_and_later_steps(programme: Programme) -> None:
    heard: list[int] = []
    subscribe(ApplicationWithdrawn, lambda event: heard.append(event.application_id))
    sent = make_sent(programme)
    services.withdraw_application(sent, actor="visitor")
    db.session.commit()
    assert sent.state is ApplicationState.WITHDRAWN
    assert heard == [sent.id]
    letter = last_letter("rachid@exemple.fr")
    assert letter.subject == "Une candidature est retirée (IL-2026-0001)"
    assert "Milo" not in letter.text
    with pytest.raises(ActImpossible):
        services.withdraw_application(sent, actor="visitor")
    assert make_sent(programme).reference == "IL-2026-0002"


def test_leaving_drops_the_answer_prepared(programme: Programme, actor: str) -> None:
    sent = make_sent(programme)
    services.prepare_decision(sent, Decision.DECLINE, sentence="Hors du territoire.", actor=actor, seen=1)
    services.withdraw_application(sent, actor="visitor")
    assert sent.decision is None
    with pytest.raises(NothingPrepared):
        services.release_decisions(programme, actor=actor)
