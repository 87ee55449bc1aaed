"""The public page of a programme, in French: its own texts, with what was counted and what day it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import Flask

from app.applications.models import ApplicantRole
from app.applications.rules import Intake, closed_on, intake, is_full
from app.applications.rules.late import MAY_COME_LATE
from app.applications.wording import next_edition_words
from app.core.clock import now, today
from app.core.errors import DomainError
from app.core.wording import date_fr, month_fr, plural
from app.home.queries.public import Published
from app.programmes.definition import Precision, ProgrammeDefinition, Run, TimelineLine, fill, runs
from app.programmes.wording import values
from app.web.errors import Message, register_wording

_SOON = 60  # days; beyond, counting them tells nothing


def register(_app: Flask) -> None:
    """Word the refusals that have no other room."""
    register_wording({"host_unknown": _host_unknown})


def _host_unknown(_error: DomainError) -> Message:
    return Message(
        "Ce site n’est pas encore prêt.",
        "L’organisme n’a pas encore été enregistré : « flask --app wsgi organisation set » le fait.",
    )


@dataclass(frozen=True)
class CalendarStep:
    """One line of the calendar as the page shows it."""

    when: str
    text: str
    state: str = ""
    tag: str = ""


@dataclass(frozen=True)
class ProgrammePage:
    """Everything the template shows, filled in."""

    definition: ProgrammeDefinition
    words: Mapping[str, str]
    state: Intake
    full: bool
    notice: str
    facts: tuple[tuple[str, str, str], ...]
    steps: tuple[CalendarStep, ...]
    takes_codes: bool = False  # a late code may still let somebody in
    following: str = ""  # the address of the next edition, once the public may see it

    def say(self, text: str) -> str:
        """A text of the programme, filled in."""
        return fill(text, self.words)

    def runs(self, text: str) -> tuple[Run, ...]:
        """A text of the programme, filled in, in stretches that are strong or not."""
        return tuple(runs(self.say(text)))

    @property
    def takes_applications(self) -> bool:
        """Whether the two buttons stand on the page."""
        return self.state is Intake.OPEN


def programme_page(
    found: Published, definition: ProgrammeDefinition, *, called: str, coordination: str
) -> ProgrammePage:
    """Return what the public page of a programme says today."""
    calendar = definition.calendar
    state = intake(found.programme.state, calendar, now())
    full = is_full(definition, ApplicantRole.MENTEE, found.mentees_asking)
    words = {
        **values(definition, organisation=called, coordination=coordination),
        "programme": found.programme.title,
        "date": date_fr(closed_on(calendar, found.programme.intake_ended_at, today())),
        "next_edition": next_edition_words(found.following, today()),
    }
    texts = definition.page.states
    notices = {Intake.NOT_OPEN: texts.not_open, Intake.CLOSED: texts.closed, Intake.SUSPENDED: texts.suspended}
    notice = notices.get(state, texts.full if full else "")
    return ProgrammePage(
        definition=definition,
        words=words,
        state=state,
        full=full,
        notice=fill(notice, words),
        facts=tuple(_facts(found, definition, words, state)),
        steps=tuple(_steps(definition, words)),
        takes_codes=state is Intake.CLOSED and found.programme.state in MAY_COME_LATE,
        following=found.following.slug if found.following else "",
    )


def _facts(
    found: Published, definition: ProgrammeDefinition, words: Mapping[str, str], state: Intake
) -> Iterator[tuple[str, str, str]]:
    page = definition.page
    intake_words = {Intake.CLOSED: "Closes", Intake.SUSPENDED: "En pause"}.get(state) or fill(page.intake, words)
    yield "Candidatures", intake_words, ""
    if page.pairs:
        yield "Binômes prévus", fill(page.pairs, words), ""
    wanted = (definition.places.mentors_wanted or 0) - found.mentors_found
    tag = plural(wanted, "recherché", "recherchés") if wanted > 0 else ""
    if found.mentors_found or tag:
        yield "Mentors disponibles", plural(found.mentors_ready, "aujourd’hui", "aujourd’hui"), tag
    yield "Coût", fill(page.cost, words), ""


def _steps(definition: ProgrammeDefinition, words: Mapping[str, str]) -> Iterator[CalendarStep]:
    current_given = False
    for line in definition.page.timeline:
        step = _step(line, definition, words)
        day = _day(line, definition)
        if day is not None and _is_past(day, line.precision):
            step = replace(step, state="done")
        elif day is not None and not current_given:
            current_given = True
            step = replace(step, state="current", tag=_near(day, line.precision))
        yield step


def _is_past(day: date, precision: Precision) -> bool:
    """A day is past on the morrow; a line that shows a month, when the month is over."""
    if precision is Precision.MONTH:
        return (day.year, day.month) < (today().year, today().month)
    return day < today()


def _near(day: date, precision: Precision) -> str:
    if precision is Precision.MONTH:
        return "ce mois-ci" if (day.year, day.month) == (today().year, today().month) else ""
    return _in_days(day)


def _step(line: TimelineLine, definition: ProgrammeDefinition, words: Mapping[str, str]) -> CalendarStep:
    day = _day(line, definition)
    if day is None:
        return CalendarStep(when=fill(line.when or "", words), text=fill(line.text, words))
    written = month_fr(day).capitalize() if line.precision is Precision.MONTH else date_fr(day)
    return CalendarStep(when=written, text=fill(line.text, words))


def _day(line: TimelineLine, definition: ProgrammeDefinition) -> date | None:
    return getattr(definition.calendar, line.day.value) if line.day else None


def _in_days(day: date) -> str:
    days = (day - today()).days
    if days > _SOON:
        return ""
    return {0: "aujourd’hui", 1: "demain"}.get(days) or f"dans {days} jours"


def received_words(count: int) -> str:
    """« candidatures reçues »: under its number, so without it."""
    return "candidature reçue" if count < 2 else "candidatures reçues"


def eligible_words(count: int) -> str:
    """« éligibles »."""
    return "éligible" if count < 2 else "éligibles"


def signed_words(count: int) -> str:
    """« chartes signées »."""
    return "charte signée" if count < 2 else "chartes signées"


def notices(people: int) -> str:
    """What the opening of applications sends."""
    if not people:
        return "Message aux personnes qui ont laissé leur adresse : aucune pour l’instant."
    return f"Message à {plural(people, 'personne', 'personnes')} ayant laissé leur adresse, puis elle est effacée."
