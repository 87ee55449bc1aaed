"""What one thinks of the pair after the first meeting: a member says it, the coordination sees to it."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.core.clock import now
from app.followup.errors.first_impression import NotMetYet
from app.followup.forms.first_impression import FitForm, chosen
from app.followup.models import Fit
from app.followup.queries import Membership, membership
from app.followup.queries.first_impression import said_of
from app.followup.routes import coordinator, participant
from app.followup.rules.first_impression import CHANGED_WITHIN, last_day_to_change, may_change
from app.followup.services.first_impression import say_fit, see_to_it
from app.followup.wording import first_impression as wording
from app.pairing.queries import pair_of_staff
from app.pairing.rules import OPEN
from app.programmes.queries import by_id, by_slug
from app.web.pages import page, see_other
from app.web.throttle import limited

pages, staff_pages = participant.pages, coordinator.pages


@pages.get("/<ref>/premiere-rencontre")
def first_impression(ref: str) -> Response:
    """Ask whether the pair suits them; a link of the letter shows its answer chosen, and gives nothing by itself."""
    member = membership(ref, signed_in_person().id)
    said = said_of(member.pair.id).by.get(member.role)
    asked = chosen(said.fit if said else None, request.args.get("avis", ""))
    return _page(member, FitForm(formdata=None, fit=asked))


@pages.post("/<ref>/premiere-rencontre")
@limited("20 per 10 minutes")
def say_first_impression(ref: str) -> Response:
    """Keep the answer. Whoever wishes to talk is led to where one asks for help."""
    person, form = signed_in_person(), FitForm()
    member = membership(ref, person.id)
    if not form.validate():
        return _page(member, form, status=422)
    fit = form.to_fit()
    say_fit(member.pair, member.role, fit, actor=person.ref)
    if fit is Fit.DOES_NOT_SUIT:
        flash(wording.TALK)
        return see_other("followup.participant.help_request", ref=ref)
    flash(wording.RECORDED)
    return see_other("followup.participant.pair", ref=ref)


@staff_pages.post("/binomes/<ref>/premiere-rencontre")
def first_impression_seen_to(slug: str, ref: str) -> Response:
    """Note that the coordination saw to what worried a member."""
    person = signed_in_person()
    if see_to_it(pair_of_staff(ref, by_slug(slug).id, person.id), actor=person.ref):
        flash(wording.SEEN_TO)
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


def _page(member: Membership, form: FitForm, status: int = 200) -> Response:
    pair, found = member.pair, said_of(member.pair.id)
    if found.met_on is None:
        raise NotMetYet
    said = found.by.get(member.role)
    open_to_answers = pair.state in OPEN and may_change(said.answered_at if said else None, now())
    return page(
        status=status,
        template="followup/participant/first_impression.html",
        member=member,
        form=form,
        met_on=found.met_on,
        said=wording.OWN[said.fit] if said else "",
        said_at=said.said_at if said else None,
        until=last_day_to_change(said.answered_at) if said else None,
        days=CHANGED_WITHIN.days,
        is_open=open_to_answers,
        programme_title=by_id(pair.programme_id).title,
    )
