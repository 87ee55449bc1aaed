"""Is this charter genuine? By its code, its file or a receipt; dates and roles are told, never names.

Nothing is written, and the file is kept nowhere: it goes from memory to a child process and is forgotten.
"""

from typing import Any

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from app.charters import verification as verified
from app.charters.forms import FileForm, ReceiptForm, VerificationForm
from app.charters.models import Charter
from app.charters.queries import charter_by_code, charter_with, sealed_digest, signed_between, successor_of
from app.charters.routes import public
from app.charters.rules import FileAnswer, ReceiptAnswer
from app.charters.wording import receipts, standing, verdicts
from app.core.database import begin_reading
from app.documents.inspection import NoPlaceFree, SealFound
from app.web.bodies import drain
from app.web.errors import error_page
from app.web.pages import page
from app.web.throttle import limited, looked_up

pages = public.pages
_PAGE = "charters/public/verify.html"


@pages.get("/verifier")
@looked_up("60 per 10 minutes")
def verify() -> Response:
    """Show the three ways, and what is known of the code or the receipt that came with the address."""
    if "recu" in request.args:
        return _receipt()
    if "code" not in request.args:
        return _answer()
    form = VerificationForm(request.args)
    if not form.validate():
        return _answer(form, status=422)
    charter = charter_by_code(form.to_code())
    if charter is None:
        return _answer(code=form, unknown=True)
    return _answer(code=form, **_about(charter_with(charter.id)))


@pages.post("/verifier")
@limited("20 per 10 minutes")
def verify_file() -> Response:
    """Say what a file is. It is looked at apart, and kept nowhere; no lock is taken, since nothing is written."""
    begin_reading()
    form = FileForm()
    if not form.validate():
        return _answer(form, status=422)
    try:
        report = verified.verify_file(form.to_bytes(), form.to_code())
    except NoPlaceFree:
        return _busy()
    said, charter = verdicts.file_said(report.answer), report.charter
    about = _about(charter) if charter is not None and report.answer in verdicts.ABOUT_A_CHARTER else {}
    more = _signed(charter, report.seal) if charter is not None and report.answer is FileAnswer.AUTHENTIC else ()
    points = report.points if about or report.answer is FileAnswer.SEALED_UNKNOWN else ()
    return _answer(
        code=_code_form(form.to_code()),
        **about | {"said": said, "more": more, "seal": report.seal, "points": _in_words(points)},
    )


@pages.errorhandler(413)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """Say what a file may weigh, instead of a bare refusal; what still comes is read, so that the answer is too."""
    if request.endpoint != "charters.public.verify_file":
        return error_page(413)
    drain()
    form = FileForm(formdata=None)
    form.refuse_size()
    return _answer(form, status=413)


def _receipt() -> Response:
    form = ReceiptForm(request.args)
    if not form.validate():
        return _answer(form, status=422)
    report = verified.verify_receipt(form.to_digest(), form.to_code())
    said = receipts.receipt_said(report.answer, report.event, report.length, report.broken_at)
    shown = report.event is not None and report.answer is not ReceiptAnswer.ANOTHER_CHARTER
    about = _about(report.charter) if report.charter is not None and shown else {}
    return _answer(receipt=form, code=_code_form(form.to_code()), **about | {"said": said})


def _about(charter: Charter) -> dict[str, Any]:
    """What a page says of a charter: where it stands, its dates and roles, its digests, its register."""
    sealed = sealed_digest(charter)
    return {
        "about": standing.standing(charter, ended_on=verified.ended_on(charter), successor=successor_of(charter)),
        "facts": standing.facts(charter, sealed),
        "digests": standing.digests(charter, sealed),
        "points": _in_words(verified.register_points(charter)),
    }


def _in_words(points: tuple[verified.Point, ...]) -> list[tuple[str, bool]]:
    return [(verdicts.point(each.code, each.values, holds=each.holds), each.holds) for each in points]


def _signed(charter: Charter, seal: SealFound | None) -> tuple[str, ...]:
    said = verdicts.authentic(charter, signed_between(charter), erased=charter.erased_at is not None)
    return (*said, *verdicts.stamped(seal))


def _code_form(code: str) -> VerificationForm:
    return VerificationForm(data={"code": code})


def _busy() -> Response:
    response = _answer(status=503, busy=True)
    response.headers["Retry-After"] = "30"
    return response


def _answer(
    form: VerificationForm | ReceiptForm | FileForm | None = None,
    *,
    status: int = 200,
    code: VerificationForm | None = None,
    receipt: ReceiptForm | None = None,
    **said: Any,
) -> Response:
    """Answer with the one page; `form` is the one to fill in again."""
    code = form if isinstance(form, VerificationForm) else code or VerificationForm()
    receipt = form if isinstance(form, ReceiptForm) else receipt or ReceiptForm()
    file = form if isinstance(form, FileForm) else FileForm(formdata=None, data={"code": code.code.data})
    return page(status=status, template=_PAGE, form=form, code=code, receipt=receipt, file=file, **said)
