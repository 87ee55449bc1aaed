"""Sentences to one applicant, filled with their dates: the same on their pages and in their letters."""

from datetime import date

from app.applications.models import Application, ApplicationState
from app.applications.queries import words
from app.applications.rules import Act, Intake, closed_on, last_day, may, next_news
from app.applications.wording.states import STATES
from app.core.clock import to_paris, today
from app.core.wording import date_fr, day_fr
from app.programmes.definition import Calendar, ProgrammeDefinition, add_months, fill
from app.programmes.editions import NextEdition, next_edition
from app.programmes.models import Programme

NEXT_EDITION_UNKNOWN = "à l’étude"


def personal(application: Application, definition: ProgrammeDefinition) -> dict[str, str]:
    """Return everything a sentence to this applicant may name."""
    told = application.released_at or application.submitted_at
    told_on = to_paris(told).date() if told else None
    dated = application.withdrawn_at if application.state is ApplicationState.WITHDRAWN else application.submitted_at
    news = next_news(application.state, definition.calendar, told_on) if told_on else None
    return words(definition) | {
        "date": date_fr(dated),
        "answer_by": date_fr(news),
        "draft_until": date_fr(last_day(application.expires_at)) if application.expires_at else "",
        "reference": application.reference or "",
        "email": application.email,
        "first_name": application.first_name,
        "next_edition": NEXT_EDITION_UNKNOWN,
        **_late(application, definition),
    }


def _late(application: Application, definition: ProgrammeDefinition) -> dict[str, str]:
    """The closing of a draft that a late code let in: the code's own last day."""
    closes_on, until = definition.calendar.closes_on, application.expires_at
    if application.state is not ApplicationState.DRAFT or closes_on is None or until is None or closes_on >= today():
        return {}
    return {"closes_day": day_fr(last_day(until)), "closes_on": date_fr(last_day(until))}


def status_sentence(application: Application, definition: ProgrammeDefinition) -> str:
    """Return what the applicant reads first in « Votre candidature »."""
    statuses = definition.form(application.role.value).statuses
    sentence: str = getattr(statuses, application.state.value)
    return fill(sentence, personal(application, definition))


def next_steps(application: Application, definition: ProgrammeDefinition) -> list[str]:
    """Return what happens after sending, sentence by sentence."""
    known = personal(application, definition)
    return [fill(step, known) for step in definition.sentences.next_steps]


def erased_on(application: Application, calendar: Calendar) -> str:
    """Return the day the file of somebody who is not retained is erased."""
    answered = to_paris(application.released_at).date() if application.released_at else None
    return date_fr(add_months(answered, calendar.kept_months)) if answered else ""


def closed_sentence(intake: Intake, programme: Programme, definition: ProgrammeDefinition) -> str:
    """Return why no application is taken now."""
    states = definition.page.states
    said = {Intake.NOT_OPEN: states.not_open, Intake.CLOSED: states.closed, Intake.SUSPENDED: states.suspended}
    since = closed_on(definition.calendar, programme.intake_ended_at, today())
    coming = next_edition_words(next_edition(programme), today())
    return fill(said[intake], words(definition) | {"date": date_fr(since), "next_edition": coming})


def fixed_sentence(application: Application, definition: ProgrammeDefinition, intake: Intake) -> str:
    """Return why the answers of an application that is sent do not change any more."""
    if not may(application.state, Act.EDIT):
        return f"Votre candidature en est à « {STATES[application.state]} » : ses réponses ne changent plus."
    if definition.is_cohort:
        return closed_sentence(intake, application.programme, definition)
    return "La coordination a commencé à lire votre candidature. Pour changer une réponse, écrivez-lui."


def next_edition_words(edition: NextEdition | None, day: date) -> str:
    """Return « à l’étude », or from which day one may apply to the next edition."""
    if edition is None:
        return NEXT_EDITION_UNKNOWN
    if edition.opens_on is None:
        return "ouverte"
    return date_fr(edition.opens_on) if edition.opens_on > day else f"ouverte depuis le {date_fr(edition.opens_on)}"


def full_sentence(definition: ProgrammeDefinition) -> str:
    """Return what is said when every place is asked for."""
    return fill(definition.page.states.full, words(definition))
