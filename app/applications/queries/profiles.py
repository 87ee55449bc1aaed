"""An application read for others: its profile for pairing, what the partner may read, every answer for staff."""

from functools import lru_cache

from app.applications.models import Application
from app.applications.rules import Answers, ByMeaning, Line, Profile, Say, read_shared, read_step
from app.core.remembering import Same
from app.organisation.errors import HostUnknown
from app.organisation.queries import Host, shown_host
from app.programmes.definition import Meaning, ProgrammeDefinition, Step, fill
from app.programmes.wording import values


def words(definition: ProgrammeDefinition) -> dict[str, str]:
    """Return what the sentences of a programme may name, with the host's own names."""
    organisation = _host()
    coordination = f"{organisation.coordinator}, {organisation.email}"
    return values(definition, organisation=organisation.called, coordination=coordination)


def _host() -> Host:
    found = shown_host()
    if found is None:
        raise HostUnknown
    return found


def speaker(definition: ProgrammeDefinition) -> Say:
    """Return what fills the sentences of a programme, the same object until it or the host's names change."""
    organisation = _host()
    return _speaker(Same(definition), organisation.called, f"{organisation.coordinator}, {organisation.email}")


@lru_cache(maxsize=64)
def _speaker(definition: Same[ProgrammeDefinition], called: str, coordination: str) -> Say:
    known = values(definition.thing, organisation=called, coordination=coordination)
    return lru_cache(maxsize=1024)(lambda text: fill(text, known))


def profile(application: Application, definition: ProgrammeDefinition) -> Profile:
    """Return the applicant as the pairing sees them."""
    found = ByMeaning(definition, application.role, application.answers)
    avoided = (line.strip() for line in found.text(Meaning.AVOID).splitlines())
    return Profile(
        application_id=application.id,
        ref=application.ref,
        role=application.role,
        full_name=application.full_name,
        email=application.email,
        profession=found.profession(),
        profession_label=application.profession,
        commune=found.place(Meaning.COMMUNE),
        project_commune=found.place(Meaning.PROJECT_COMMUNE),
        establishment=found.text(Meaning.ESTABLISHMENT),
        hospital_group=found.text(Meaning.HOSPITAL_GROUP),
        years=found.number(Meaning.YEARS),
        objectives=found.values(Meaning.OBJECTIVES),
        expectations=found.text(Meaning.EXPECTATIONS) or found.text(Meaning.OFFERING),
        availability=found.values(Meaning.AVAILABILITY),
        meeting_mode=found.text(Meaning.MEETING_MODE),
        working_style=found.values(Meaning.WORKING_STYLE),
        same_profession=found.text(Meaning.SAME_PROFESSION),
        avoid=tuple(line for line in avoided if line),
        links=found.links(),
        capacity=found.capacity(),
        stakes=found.stakes(),
    )


def shared_lines(application: Application, definition: ProgrammeDefinition) -> list[tuple[str, str]]:
    """Return what the applicant lets the partner read, label and answer: names and profession always."""
    form = definition.form(application.role.value)
    return list(read_shared(definition, form, application.answers, speaker(definition)))


def answer_lines(application: Application, definition: ProgrammeDefinition) -> list[tuple[str, list[Line]]]:
    """Return every answer, step by step, for the author and for the coordination: titles and lines."""
    say = speaker(definition)
    steps = definition.form(application.role.value).steps
    return [(say(step.title), step_lines(definition, step, application.answers)) for step in steps]


def step_lines(definition: ProgrammeDefinition, step: Step, answers: Answers) -> list[Line]:
    """Return answers to one step in the words of the form, whether they are kept or only typed."""
    return read_step(definition, step, answers, speaker(definition))


def eligibility_lines(application: Application, definition: ProgrammeDefinition) -> list[Line]:
    """Return what was answered before beginning."""
    say = speaker(definition)
    lines = []
    for question in definition.form(application.role.value).eligibility:
        chosen = application.eligibility.get(question.slug)
        said = next((say(choice.label) for choice in question.choices if choice.value == chosen), "")
        lines.append(
            Line(
                key=question.slug,
                step="verifier",
                label=say(question.short_label),
                question=say(question.label),
                value=said,
                staff_only=False,
            )
        )
    return lines
