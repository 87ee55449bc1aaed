"""The application a page of the applicant is about, and the blueprint of those pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request

from app.applications.models import Application, ApplicationState
from app.applications.queries.late import is_let_in
from app.applications.rules import Intake, Line, intake, may_edit
from app.applications.visitor import ROLES, SLUGS, my_application
from app.applications.wording import closed_sentence
from app.core.clock import now
from app.programmes.definition import Meaning, ProgrammeDefinition, RoleForm
from app.programmes.editions import next_edition
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page

pages = audience_blueprint(Audience.APPLICANT, __name__, url_prefix="/programmes/<slug>")

FORM = "/candidater/<any(mentore, mentor):role>"


@dataclass(frozen=True)
class Opened:
    """The application a page is about, with what it is made of."""

    programme: Programme
    definition: ProgrammeDefinition
    application: Application
    intake: Intake

    @property
    def form(self) -> RoleForm:
        """The questions of its role."""
        return self.definition.form(self.application.role.value)

    @property
    def draft(self) -> bool:
        """Whether it is not sent yet."""
        return self.application.state is ApplicationState.DRAFT

    @property
    def editable(self) -> bool:
        """Whether its sent answers may change."""
        return may_edit(self.application.state, self.definition, self.intake, self.application.reading_since)

    @property
    def email_key(self) -> str:
        """The question of the address, which stays once the application is sent."""
        question = self.form.by_meaning(Meaning.EMAIL)
        return question.key if question else ""

    @property
    def where(self) -> dict[str, str]:
        """What addresses of its pages need."""
        return {"slug": self.programme.slug, "role": SLUGS[self.application.role]}


def load(slug: str, role: str | None = None) -> Opened:
    """Return the visitor's application to that programme, or 404."""
    programme = by_slug(slug)
    known = definition(programme)
    application = my_application(programme, ROLES[role] if role else None)
    window = intake(programme.state, known.calendar, now())
    if window is Intake.CLOSED and application.state is ApplicationState.DRAFT and is_let_in(application):
        window = Intake.OPEN  # a late code, for this draft alone
    return Opened(programme, known, application, window)


_NOT_TYPED = ("csrf_token", "seen", "beside")


def closed(opened: Opened, *, status: int = 200) -> Response:
    """Say that the programme takes no application; what was just typed stays on the screen."""
    typed = [text for name, text in request.form.items(multi=True) if name not in _NOT_TYPED and text]
    return page(
        template="applications/public/closed.html",
        status=status,
        programme=opened.programme,
        text=closed_sentence(opened.intake, opened.programme, opened.definition),
        edition=next_edition(opened.programme),
        typed=typed,
    )


def too_late(opened: Opened, title: str, reason: str, typed: Sequence[Line]) -> Response:
    """Say why something sent changes nothing any more, and show what was typed: it can be copied."""
    return page(
        template="applications/applicant/fixed.html",
        status=422,
        programme=opened.programme,
        role=opened.where["role"],
        title=title,
        reason=reason,
        typed=typed,
    )
