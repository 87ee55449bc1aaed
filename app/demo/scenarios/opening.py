"""The host, its two programmes, and who runs them."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.access.models import Person
from app.access.services import find_or_create_person
from app.core.clock import today
from app.demo.scenarios.casting import StaffMember, Story, cast
from app.organisation import queries as known_of_host
from app.organisation import services as organisation
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.presets import adapted, charter_markdown, load_preset, preset_path
from app.programmes.services import create_programme, grant_role, join_partner, join_referent, move_programme

COMMAND = "command"
_TO_CLOSING = timedelta(days=14)
_WEEK = 7


@dataclass
class Opening:
    """A programme that takes applications, and its staff."""

    programme: Programme
    rachid: Person
    ines: Person


def set_up_host() -> None:
    """Record the host, its signatory, its referents and its partner."""
    known = cast()
    organisation.set_host(actor=COMMAND, **known.host)
    signs = known.signatory
    organisation.set_signatory(name=signs["name"], title=signs["title"], email=signs["email"], actor=COMMAND)
    for referent in known.referents:
        organisation.add_referent(actor=COMMAND, **referent)
    for partner in known.partners:
        organisation.add_partner(actor=COMMAND, **partner)


def open_rolling() -> Opening:
    """Open the programme one may join all year round; the coordination alone pairs."""
    return _open(cast().rolling, _definition(cast().rolling))


def open_cohort(*, closing: date | None = None) -> Opening:
    """Open the programme everybody joins before the same day: `closing` or the first such weekday after it.

    By default two weeks from now.
    """
    definition = _definition(cast().cohort)
    planned = definition.calendar.closes_on
    if planned is None:
        raise ValueError("a cohort has a closing day")
    calendar = definition.calendar.shifted(_whole_weeks((closing or today() + _TO_CLOSING) - planned))
    edition = str(calendar.launch_on.year) if calendar.launch_on else definition.identity.edition
    changes = {"calendar": calendar.model_dump(exclude_unset=True), "identity": {"edition": edition}}
    return _open(cast().cohort, adapted(definition, changes))


def _whole_weeks(shift: timedelta) -> int:
    """Return the days of a shift, rounded up so that days of the week stay what they were."""
    return -(-shift.days // _WEEK) * _WEEK


def _definition(story: Story) -> ProgrammeDefinition:
    return adapted(load_preset(preset_path(story.preset)), story.adapted)


def _open(story: Story, definition: ProgrammeDefinition) -> Opening:
    programme = create_programme(
        slug=story.slug,
        title=definition.identity.title,
        definition=definition,
        charter_text=charter_markdown(definition),
        actor=COMMAND,
    )
    for partner in known_of_host.partners():
        join_partner(programme, partner, actor=COMMAND)
    for referent in known_of_host.referents():
        join_referent(programme, referent, actor=COMMAND)
    staff = {each.key: _staff(each, programme) for each in cast().staff.values() if each.only in ("", story.slug)}
    move_programme(programme, ProgrammeState.OPEN, actor=staff["rachid"].ref)
    return Opening(programme, staff["rachid"], staff["ines"])


def _staff(member: StaffMember, programme: Programme) -> Person:
    person = find_or_create_person(member.email, first_name=member.first_name, last_name=member.last_name)
    for role in member.roles:
        grant_role(person, Role(role), programme, actor=COMMAND)
    return person
