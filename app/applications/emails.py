"""The letters of applications: one function, one folder of `templates/emails`."""

from collections.abc import Mapping
from datetime import date, datetime

from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.applications.rules import last_day
from app.applications.wording import erased_on, next_steps, personal
from app.core.clock import to_paris, today
from app.mail.links import url
from app.mail.message import Letter
from app.programmes.definition import ProgrammeDefinition, fill
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of
from app.programmes.queries import letterhead

MINUTES_A_STEP = 2


def _letter(
    name: str, application: Application, to: str = "", secrets: tuple[str, ...] = (), **context: object
) -> Letter:
    programme = application.programme
    known = {
        "first_name": application.first_name,
        "noun": definition_of(programme).form(application.role.value).noun,
        "mentor": application.role is ApplicantRole.MENTOR,
        "programme": programme.title,
    }
    return Letter(
        name=name,
        to=to or application.email,
        head=letterhead(programme),
        context=known | context,
        programme_id=programme.id,
        secrets=secrets,
    )


def _status_url(application: Application) -> str:
    return url(f"/programmes/{application.programme.slug}/ma-candidature")


def _resume_url(token: str) -> str:
    return url(f"/reprendre/{token}")


def _gone_on(expires_at: datetime | None) -> object:
    return last_day(expires_at) if expires_at else None


def _closing_ahead(definition: ProgrammeDefinition) -> date | None:
    """The closing, unless it is over: the draft of a late code has only a day of its own."""
    closes_on = definition.calendar.closes_on
    return closes_on if closes_on is not None and closes_on >= today() else None


def erased(application: Application, at: datetime) -> Letter:
    """11.21, the last message: what was sent is erased, and only figures are left."""
    sent = application.submitted_at or at
    return _letter("application_erased", application, year=to_paris(sent).year, erased_on=at)


def resume_link(application: Application, definition: ProgrammeDefinition, token: str, steps_left: int) -> Letter:
    """« Votre demande de mentorat vous attend »: the link that opens the draft again."""
    return _letter(
        "application_resume",
        application,
        secrets=(token,),
        url=_resume_url(token),
        steps_left=steps_left,
        minutes=steps_left * MINUTES_A_STEP,
        closes_on=_closing_ahead(definition),
        erased_on=_gone_on(application.expires_at),
    )


def closing_soon(application: Application, definition: ProgrammeDefinition, token: str) -> Letter:
    """« Les candidatures ferment lundi »: once, three days before a cohort closes."""
    return _letter(
        "application_closing_soon",
        application,
        secrets=(token,),
        url=_resume_url(token),
        closes_on=definition.calendar.closes_on,
        erased_on=_gone_on(application.expires_at),
    )


def received(application: Application, definition: ProgrammeDefinition, *, full: bool) -> Letter:
    """« Nous avons bien reçu votre candidature »: what happens now, and by when."""
    return _letter(
        "application_received",
        application,
        reference=application.reference,
        next_steps=next_steps(application, definition),
        editable=fill(definition.sentences.editable, personal(application, definition)),
        full=full,
        url=_status_url(application),
    )


def already_known(application: Application) -> Letter:
    """Tell the owner of an address that an application of theirs already exists, and how to follow it."""
    return _letter(
        "application_already_known", application, reference=application.reference, url=_status_url(application)
    )


def question(application: Application) -> Letter:
    """« Une question sur votre candidature »: the question itself stays in their space."""
    return _letter(
        "application_question", application, complete_by=application.complete_by, url=_status_url(application)
    )


def accepted(application: Application, definition: ProgrammeDefinition) -> Letter:
    """« Votre candidature est retenue »: a pair is still to be found."""
    known = personal(application, definition)
    return _letter("application_accepted", application, answer_by=known["answer_by"], url=_status_url(application))


def waitlisted(application: Application, definition: ProgrammeDefinition) -> Letter:
    """« Votre candidature est sur liste d’attente »: until when a place may come free."""
    known = personal(application, definition)
    resources = definition.page.resources
    return _letter(
        "application_waitlisted",
        application,
        decider=known["decider"],
        answer_by=known["answer_by"],
        resource_label=resources[0].label if resources else "",
        resource_url=resources[0].url if resources else "",
        withdraw_url=_status_url(application) + "/retirer",
    )


def declined(application: Application, definition: ProgrammeDefinition) -> Letter:
    """« Réponse à votre candidature »: one reason, other doors, the day the file is erased."""
    name = "application_declined_mentor" if application.role is ApplicantRole.MENTOR else "application_declined"
    resources = definition.page.resources
    return _letter(
        name,
        application,
        not_retained=fill(definition.sentences.not_retained, personal(application, definition)),
        sentence=application.decision_sentence,
        resources=[(resource.label, resource.url) for resource in resources],
        erased_on=erased_on(application, definition.calendar),
        notify_url=url(f"/programmes/{application.programme.slug}/prevenir"),
        withdraw_url=_status_url(application) + "/retirer",
    )


def convened(programme: Programme, person: Person, counts: Mapping[ApplicantRole, int], **meeting: object) -> Letter:
    """« Comité de mentorat du… » (11.20): when (`day`, `at`), where (`place`), for how long (`lasts`)."""
    return Letter(
        name="committee_convened",
        to=person.email,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            **meeting,
            "mentees": counts.get(ApplicantRole.MENTEE, 0),
            "mentors": counts.get(ApplicantRole.MENTOR, 0),
            "url": url(f"/comite/{programme.slug}"),
        },
    )


def promoted(application: Application, definition: ProgrammeDefinition) -> Letter:
    """« Une place s’est libérée »: somebody who waited is accepted."""
    known = personal(application, definition)
    return _letter("application_promoted", application, answer_by=known["answer_by"], url=_status_url(application))


def withdrawn(application: Application, coordinator: Person) -> Letter:
    """Tell the coordination that somebody left: a reference, no name."""
    slug = application.programme.slug
    return _letter(
        "application_withdrawn",
        application,
        to=coordinator.email,
        first_name=coordinator.first_name,
        reference=application.reference,
        withdrawn_on=to_paris(application.withdrawn_at).date() if application.withdrawn_at else None,
        url=url(f"/coordination/{slug}/candidatures/{application.ref}"),
    )
