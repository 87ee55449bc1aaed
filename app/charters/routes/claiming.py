"""A name misspelt, said by whoever signs: one button, and the coordination has it as they write it."""

from flask import Response

from app.charters.forms import NameForm
from app.charters.routes import signatory
from app.charters.routes.signatory import elsewhere_for, head_for, opened_slot, reading_page, signing_form
from app.charters.services import claim_name as claim_name_of
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = signatory.pages


@pages.post("/nom")
@limited("20 per 10 minutes")
def claim_name() -> Response:
    """Tell the coordination how the name is written; signing may wait for the charter that says it so."""
    slot = opened_slot()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    form = NameForm()
    form.ask_about(slot.name)
    if not form.validate():
        return reading_page(slot, signing_form(slot), naming=form, status=422)
    claim_name_of(slot, form.to_name())
    return see_other("charters.signatory.name_claimed")


@pages.get("/nom")
def name_claimed() -> Response:
    """Say that the coordination has been told, and what follows."""
    slot = opened_slot()
    if not slot.claimed_name:
        return elsewhere_for(slot) or see_other("charters.signatory.read")
    return page(slot=slot, head=head_for(slot))
