"""Is this charter genuine? By its code: where it stands and when it was signed, never by whom."""

from flask import Response, request

from app.charters.forms import VerificationForm
from app.charters.queries import charter_by_code, signed_between
from app.charters.routes import public
from app.charters.rules import SIGNED_BY_ALL, normal_code
from app.web.pages import page
from app.web.throttle import looked_up

pages = public.pages


@pages.get("/verifier")
@looked_up("60 per 10 minutes")
def verify() -> Response:
    """Show the form, and what is known of the code that was written or photographed."""
    form = VerificationForm(request.args)
    if "code" not in request.args:
        return page(form=form)
    if not form.validate():
        return page(status=422, form=form)
    charter = charter_by_code(normal_code(form.code.data or ""))
    if charter is None:
        return page(form=form, unknown=True)
    signed = charter.state in SIGNED_BY_ALL
    return page(form=form, charter=charter, signed=signed, between=signed_between(charter))
