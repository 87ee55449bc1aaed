"""Who runs a programme and who takes part in it: the team page, inviting, taking a role back."""

from flask import Response, flash

from app.access.models import Person
from app.access.queries import person_by_ref
from app.access.visitor import signed_in_person
from app.core.errors import NotFound
from app.organisation.queries import current_signatory
from app.programmes.errors import AccountClosed
from app.programmes.forms import InvitationForm
from app.programmes.models import Programme, Role
from app.programmes.queries import (
    by_slug,
    definition,
    hand_overs_to_come,
    partners,
    referents,
    staff_people,
    staff_role,
    staff_roles,
)
from app.programmes.routes.coordinator import gaps_of, pages
from app.programmes.services import invite_staff, revoke_role
from app.programmes.wording import ROLE_PATHS
from app.programmes.wording.settings import ROLE_OF, invited, removed
from app.web.pages import page, see_other
from app.web.throttle import limited


@pages.get("/reglages/equipe")
def team(slug: str) -> Response:
    """Show who coordinates, sits on the committee, may be asked for help, takes part, and signs for the host."""
    programme = by_slug(slug)
    team = staff_roles(programme.id)
    committee = [each.person for each in team if each.role is Role.COMMITTEE]
    helping, signatory = referents(programme.id), current_signatory()
    return page(
        programme=programme,
        present=signed_in_person().ref,
        to_come={each.leaving.ref: each for each in hand_overs_to_come(programme.id)},
        coordinators=[each.person for each in team if each.role is Role.COORDINATOR],
        committee=committee,
        shows_committee=bool(committee) or definition(programme).has_committee,
        referents=helping,
        partners=partners(programme.id),
        signatory=signatory,
        gaps=gaps_of(signatory, helping),
    )


@pages.get("/reglages/equipe/inviter")
def invite(slug: str) -> Response:
    """Show the form to invite somebody."""
    programme = by_slug(slug)
    return page(programme=programme, form=_invitation_form(programme))


@pages.post("/reglages/equipe/inviter")
@limited("60 per hour")
def send_invitation(slug: str) -> Response:
    """Give somebody a role and write to them how to come in."""
    programme = by_slug(slug)
    form = _invitation_form(programme)
    if not form.validate():
        return _invitation_again(programme, form)
    asked = form.to_invitation()
    try:
        found = invite_staff(
            asked.email,
            asked.role,
            programme,
            first_name=asked.first_name,
            last_name=asked.last_name,
            actor=signed_in_person().ref,
        )
    except AccountClosed:
        form.refuse_closed()
        return _invitation_again(programme, form)
    flash(invited(found.person.full_name, asked.role, is_new=found.is_new))
    return see_other("programmes.coordinator.team", slug=slug)


@pages.get("/reglages/equipe/<part>/<ref>/retirer")
def remove(slug: str, part: str, ref: str) -> Response:
    """Ask whether to take that role back."""
    programme, role, person = _held(slug, part, ref)
    if staff_role(person.id, role, programme.id) is None:
        raise NotFound
    alone = role is Role.COORDINATOR and len(staff_people(programme.id, role)) < 2
    return page(
        programme=programme,
        person=person,
        part=part,
        role_of=ROLE_OF[role],
        alone=alone,
        own=person.ref == signed_in_person().ref,
        coordinates=role is Role.COORDINATOR,
    )


@pages.post("/reglages/equipe/<part>/<ref>/retirer")
def remove_now(slug: str, part: str, ref: str) -> Response:
    """Take that role back; whoever gave up their own coordination goes to their own space."""
    programme, role, person = _held(slug, part, ref)
    revoke_role(person, role, programme, actor=signed_in_person().ref)
    flash(removed(person.full_name, role))
    if person.ref == signed_in_person().ref and role is Role.COORDINATOR:
        return see_other("access.public.sign_in")
    return see_other("programmes.coordinator.team", slug=slug)


def _invitation_form(programme: Programme) -> InvitationForm:
    form = InvitationForm()
    both = definition(programme).has_committee
    form.offer((Role.COORDINATOR, Role.COMMITTEE) if both else (Role.COORDINATOR,))
    return form


def _invitation_again(programme: Programme, form: InvitationForm) -> Response:
    return page(status=422, template="programmes/coordinator/invite.html", programme=programme, form=form)


def _held(slug: str, part: str, ref: str) -> tuple[Programme, Role, Person]:
    """The programme, role and person an address names; nobody outside its staff exists for this page."""
    if part not in ROLE_PATHS:
        raise NotFound
    return by_slug(slug), ROLE_PATHS[part], person_by_ref(ref)
