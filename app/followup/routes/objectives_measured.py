"""The thermometer of a pair: its mentee alone, on the days it is asked."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors.objectives import MenteeAlone
from app.followup.forms.objectives_measured import ThermometerForm, thermometer_form
from app.followup.queries import Membership, membership
from app.followup.queries.objectives import Thermometer, objectives_of, thermometer_of
from app.followup.routes.participant import pages
from app.followup.services.objectives import measure
from app.followup.wording import objectives as wording
from app.web.pages import page, see_other


@pages.get("/<ref>/objectifs/thermometre")
def thermometer(ref: str) -> Response:
    """Ask the mentee, alone, how near each objective is; say when, on days it is not asked."""
    member = _mentee(ref)
    return _measuring(member, *_to_measure(member))


@pages.post("/<ref>/objectifs/thermometre")
def save_thermometer(ref: str) -> Response:
    """Keep the mentee's measure."""
    member = _mentee(ref)
    found, form = _to_measure(member)
    if form is not None and not form.validate():
        return _measuring(member, found, form, status=422)
    degrees = form.to_degrees() if form else {}
    measure(member.pair, member.role, degrees, actor=signed_in_person().ref)
    flash(wording.MEASURED)
    return see_other("followup.participant.objectives", ref=ref)


def _mentee(ref: str) -> Membership:
    """The mentee of that pair. Refuses (`MenteeAlone`) its mentor."""
    member = membership(ref, signed_in_person().id)
    if member.is_mentor:
        raise MenteeAlone
    return member


def _to_measure(member: Membership) -> tuple[Thermometer, ThermometerForm | None]:
    """What may be measured today, and the form that asks it."""
    known = objectives_of(member.pair.id)
    found = thermometer_of(member.pair, known, today())
    asked = [each for each in known if each.ref in found.open]
    return found, thermometer_form(asked, found.open) if asked else None


def _measuring(member: Membership, found: Thermometer, form: ThermometerForm | None, *, status: int = 200) -> Response:
    return page(
        status=status,
        template="followup/participant/thermometer.html",
        member=member,
        form=form,
        has_objectives=found.has_objectives,
        news=wording.thermometer_news(found),
        until=wording.thermometer_until(found),
    )
