"""A programme of each kind that takes applications, and answers that hold, as people type them."""

from datetime import date
from typing import Any

from app.applications.models import ApplicantRole, Application
from app.applications.services import save_step, start_draft, submit_application
from app.core.clock import today
from app.core.database import db
from app.core.journal import JournalEntry
from app.programmes.definition import (
    EligibilityQuestion,
    Meaning,
    OutcomePage,
    ProgrammeDefinition,
    Question,
    QuestionKind,
)
from app.programmes.models import Programme
from app.programmes.presets import load_preset, preset_path
from app.programmes.queries import definition as definition_of
from sqlalchemy import select

from tests.programmes import world as programmes
from tests.support.letters import make_host
from tests.support.pages import Page, PageClient

ROLLING, COHORT = programmes.ROLLING, programmes.COHORT
PRESETS = (ROLLING, COHORT)
SLUGS = {ApplicantRole.MENTEE: "mentore", ApplicantRole.MENTOR: "mentor"}
RACHID = "rachid@exemple.fr"
MILO = "milo@exemple.fr"


def make_programme(preset: str = ROLLING, *, slug: str = "", closes_in: int = 21) -> Programme:
    """An open programme made from a preset (a cohort closes in so many days), coordinated by Rachid."""
    make_host()
    calendar, changes = load_preset(preset_path(preset)).calendar, dict[str, Any]()
    if calendar.closes_on:
        moved = calendar.shifted((today() - calendar.closes_on).days + closes_in)
        changes["calendar"] = moved.model_dump(exclude_unset=True)
    programme = programmes.make_programme(preset, slug=slug, **changes)
    make_coordinator(programme)
    return programme


def make_coordinator(programme: Programme, email: str = RACHID, first: str = "Rachid", last: str = "Amrani") -> str:
    """Somebody who coordinates a programme; returns their ref."""
    return programmes.make_staff(programme, email, first_name=first, last_name=last).ref


def eligible(definition: ProgrammeDefinition, role: ApplicantRole) -> dict[str, str]:
    """Eligibility answers that open the form: the first choice of each that does not exclude."""
    form, answers = definition.form(role.value), dict[str, str]()
    while True:
        outcome = form.outcome(answers)
        if isinstance(outcome, OutcomePage):
            assert outcome.eligible
            return answers
        answers[outcome.slug] = _welcome(definition, role, outcome, answers)


def _welcome(
    definition: ProgrammeDefinition, role: ApplicantRole, question: EligibilityQuestion, answers: dict[str, str]
) -> str:
    for choice in question.choices:
        outcome = definition.form(role.value).outcome({**answers, question.slug: choice.value})
        if choice.page is None and (isinstance(outcome, EligibilityQuestion) or outcome.eligible):
            return choice.value
    raise AssertionError(f"no way on at {question.slug}")


_TYPED: dict[Meaning, Any] = {
    Meaning.FIRST_NAME: "Milo",
    Meaning.LAST_NAME: "Łukasik",
    Meaning.EMAIL: MILO,
    Meaning.PHONE: "+33 6 12 34 56 78",
    Meaning.YEARS: "12",
    Meaning.AVOID: "Jean Martin\nCabinet des Lilas",
}
_BY_KIND: dict[QuestionKind, Any] = {
    QuestionKind.SHORT_TEXT: "Un texte",
    QuestionKind.LONG_TEXT: "Deux ou trois phrases.",
    QuestionKind.ESTABLISHMENT: "Cabinet des Lilas",
    QuestionKind.COMMUNE: "Mulhouse",
    QuestionKind.YEARS: "3",
    QuestionKind.RPPS: "10003456786",
    QuestionKind.PHONE: "03 99 00 00 00",
}


def answer(definition: ProgrammeDefinition, question: Question) -> dict[str, Any]:
    """What somebody types to one question so that it holds."""
    if question.kind is QuestionKind.LINKS:
        none = next(choice for choice in question.choices if choice.exclusive)
        return {f"{question.key}-{none.value}": "y"}
    if question.meaning in _TYPED:
        return {question.key: _TYPED[question.meaning]}
    if question.kind in _BY_KIND:
        return {question.key: _BY_KIND[question.kind]}
    plain = [choice.value for choice in definition.choices(question) if not choice.detail]
    return {question.key: plain[:2] if question.kind is QuestionKind.MANY_CHOICES else plain[0]}


def typed(definition: ProgrammeDefinition, role: ApplicantRole, step: str, **others: Any) -> dict[str, Any]:
    """What somebody types on one step so that it holds, `others` instead where given."""
    found = definition.form(role.value).step(step)
    assert found is not None
    answers: dict[str, Any] = {}
    for question in found.questions:
        answers |= answer(definition, question)
    return answers | others


def make_draft(programme: Programme, role: ApplicantRole = ApplicantRole.MENTEE, **identity: str) -> Application:
    """A draft that only has to be sent; `identity` replaces answers by key. Committed."""
    definition = definition_of(programme)
    application = start_draft(programme, role, eligible(definition, role))
    for step in definition.form(role.value).steps:
        raw = typed(definition, role, step.slug)
        raw |= {key: value for key, value in identity.items() if key in raw}
        assert save_step(application, definition, step, raw) == []
    db.session.commit()
    return application


def make_sent(programme: Programme, role: ApplicantRole = ApplicantRole.MENTEE, **identity: str) -> Application:
    """A sent application; committed."""
    application = make_draft(programme, role, **identity)
    submit_application(application, definition_of(programme), charter_read=True)
    db.session.commit()
    return application


def begin(client: PageClient, programme: Programme, role: ApplicantRole) -> Page:
    """Answer the eligibility questions screen by screen, and begin: the first step's page."""
    definition = definition_of(programme)
    start = f"/programmes/{programme.slug}/candidater/{SLUGS[role]}/verifier"
    page, query = client.get(start), ""
    for slug, value in eligible(definition, role).items():
        assert page.all("input", name=slug, type="radio")
        query += f"&{slug}={value}"
        page = client.get(f"{start}?{query}")
    button = definition.form(role.value).eligible.button
    return client.follow(client.submit(page, button or ""))


def fill(client: PageClient, page: Page, programme: Programme, role: ApplicantRole, **others: Any) -> Page:
    """Fill every step from the first page; returns the page that checks the answers."""
    definition = definition_of(programme)
    for step in definition.form(role.value).steps:
        answers = typed(definition, role, step.slug)
        answers |= {key: value for key, value in others.items() if key in answers}
        page = client.follow(client.submit(page, "Continuer", **answers))
    return page


def acts(application: Application) -> list[str]:
    """What the journal says of an application."""
    entries = select(JournalEntry.act).where(JournalEntry.subject == application.ref).order_by(JournalEntry.id)
    return list(db.session.scalars(entries))


def day(text: str) -> date:
    """A day, from « 2026-10-12 »."""
    return date.fromisoformat(text)
