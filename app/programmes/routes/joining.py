"""Referents and partners of the host that take part in a programme."""

from typing import TypeVar

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.database import db
from app.core.errors import NotFound
from app.organisation import queries as organisation
from app.organisation.errors import PartnerAddressRefused
from app.organisation.models import Partner, Referent
from app.organisation.services import add_partner, add_referent
from app.programmes.forms import PartnerForm, ReferentForm
from app.programmes.models import Programme
from app.programmes.queries import by_slug, partners, referents
from app.programmes.routes.coordinator import pages
from app.programmes.services import join_partner, join_referent, leave_partner, leave_referent
from app.programmes.wording import settings
from app.web.pages import page, see_other

_Kind = TypeVar("_Kind", Referent, Partner)
_NUMBER = "<int(max=2147483647):number>"


@pages.get("/reglages/equipe/referents")
def referent(slug: str) -> Response:
    """Show the host's other referents, and the form to add one."""
    return _referents(by_slug(slug), ReferentForm())


@pages.post("/reglages/equipe/referents")
def new_referent(slug: str) -> Response:
    """Add a referent to the host, and let the pairs of this programme ask them for help."""
    programme, form = by_slug(slug), ReferentForm()
    if not form.validate():
        return _referents(programme, form, status=422)
    asked = form.to_referent()
    known = organisation.referent_of_address(asked.email)
    if known is not None:
        form.refuse_known(known.name)
        return _referents(programme, form, status=422)
    added = add_referent(
        name=asked.name,
        email=asked.email,
        title=asked.title,
        outside_coordination=asked.outside_coordination,
        actor=signed_in_person().ref,
    )
    return _join_referent(programme, added)


@pages.post(f"/reglages/equipe/referents/{_NUMBER}/associer")
def associate_referent(slug: str, number: int) -> Response:
    """Let the pairs of this programme ask that referent for help."""
    return _join_referent(by_slug(slug), _of_host(Referent, number))


@pages.post(f"/reglages/equipe/referents/{_NUMBER}/retirer")
def leave_as_referent(slug: str, number: int) -> Response:
    """Offer that referent to the pairs of this programme no more."""
    found = _of_host(Referent, number)
    leave_referent(by_slug(slug), found, actor=signed_in_person().ref)
    flash(settings.referent_left(found.name))
    return see_other("programmes.coordinator.team", slug=slug)


@pages.get("/reglages/equipe/partenaires")
def partner(slug: str) -> Response:
    """Show the host's other partners, and the form to add one."""
    return _partners(by_slug(slug), PartnerForm())


@pages.post("/reglages/equipe/partenaires")
def new_partner(slug: str) -> Response:
    """Add a partner to the host, and name it on this programme's page."""
    programme, form = by_slug(slug), PartnerForm()
    if not form.validate():
        return _partners(programme, form, status=422)
    asked = form.to_partner()
    if organisation.partner_of_name(asked.name) is not None:
        form.refuse_known()
        return _partners(programme, form, status=422)
    try:
        added = add_partner(name=asked.name, role=asked.role, url=asked.url, actor=signed_in_person().ref)
    except PartnerAddressRefused:
        form.refuse_site()
        return _partners(programme, form, status=422)
    return _join_partner(programme, added)


@pages.post(f"/reglages/equipe/partenaires/{_NUMBER}/associer")
def associate_partner(slug: str, number: int) -> Response:
    """Name that partner on this programme's page."""
    return _join_partner(by_slug(slug), _of_host(Partner, number))


@pages.post(f"/reglages/equipe/partenaires/{_NUMBER}/retirer")
def leave_as_partner(slug: str, number: int) -> Response:
    """Name that partner on this programme's page no more."""
    found = _of_host(Partner, number)
    leave_partner(by_slug(slug), found, actor=signed_in_person().ref)
    flash(settings.partner_left(found.name))
    return see_other("programmes.coordinator.team", slug=slug)


def _referents(programme: Programme, form: ReferentForm, *, status: int = 200) -> Response:
    joined = {each.id for each in referents(programme.id)}
    others = [each for each in organisation.referents() if each.id not in joined]
    template = "programmes/coordinator/referent.html"
    return page(status=status, template=template, programme=programme, form=form, others=others)


def _partners(programme: Programme, form: PartnerForm, *, status: int = 200) -> Response:
    joined = {each.id for each in partners(programme.id)}
    others = [each for each in organisation.partners() if each.id not in joined]
    template = "programmes/coordinator/partner.html"
    return page(status=status, template=template, programme=programme, form=form, others=others)


def _join_referent(programme: Programme, found: Referent) -> Response:
    join_referent(programme, found, actor=signed_in_person().ref)
    flash(settings.referent_joined(found.name))
    return see_other("programmes.coordinator.team", slug=programme.slug)


def _join_partner(programme: Programme, found: Partner) -> Response:
    join_partner(programme, found, actor=signed_in_person().ref)
    flash(settings.partner_joined(found.name))
    return see_other("programmes.coordinator.team", slug=programme.slug)


def _of_host(kind: type[_Kind], number: int) -> _Kind:
    found = db.session.get(kind, number)
    if found is None:
        raise NotFound
    return found
