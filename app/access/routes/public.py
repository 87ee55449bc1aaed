"""Coming in, and going out. A visit shows, a button acts: mail scanners follow links, and HEAD is a visit too."""

from flask import Response, request, session, url_for

from app.access import landing, queries, visitor
from app.access.errors import CodeGone, CodeWrong, LinkGone
from app.access.forms import CodeForm, SignInForm
from app.access.models import Person, Purpose
from app.access.rules import link_life, minutes_of
from app.access.services import SignedIn, ask_to_sign_in, sign_in_by_code, sign_in_by_link
from app.access.wording import code_refusal
from app.web.audience import Audience, audience_blueprint
from app.web.commit import keep_writes
from app.web.pages import go_to, page, see_other
from app.web.robots import for_people
from app.web.throttle import limited

pages = audience_blueprint(Audience.PUBLIC, __name__)
ASKING = "asking"


@pages.get("/connexion")
def sign_in() -> Response:
    """Ask for an address; somebody already signed in goes to their own space."""
    person = visitor.current_person()
    if person is not None:
        return go_to(_home_of(person))
    return page(form=SignInForm(data={"next": landing.allowed_next(request.args.get("next", ""))}))


@pages.post("/connexion")
@limited("20 per 10 minutes")
@for_people
def ask() -> Response:
    """Send a link and a code, if the address is known; the answer is the same if it is not."""
    form = SignInForm()
    if not form.validate():
        return page(status=422, template="access/public/sign_in.html", form=form)
    session[ASKING] = ask_to_sign_in(form.to_address(), next_endpoint=form.next.data or "")
    return see_other("access.public.code")


@pages.get("/connexion/code")
def code() -> Response:
    """Say that a message may have left, and ask for the code."""
    return _code_page(CodeForm())


@pages.post("/connexion/code")
@limited("30 per 10 minutes")
def check_code() -> Response:
    """Open the space of whoever has the code; each try counts, a refused one too."""
    form = CodeForm()
    if not form.validate():
        return _code_page(form, status=422)
    try:
        return _welcome(sign_in_by_code(session.get(ASKING, ""), form.to_code()))
    except (CodeWrong, CodeGone) as refusal:
        keep_writes()
        form.refuse(code_refusal(refusal))
        return _code_page(form, status=refusal.status)


@pages.get("/connexion/<token>")
def link(token: str) -> Response:
    """Show the button of a link. Writes nothing, however often it is looked at."""
    if queries.usable_ticket(token) is None:
        raise LinkGone
    return page(token=token)


@pages.post("/connexion/<token>")
@limited("30 per 10 minutes")
def open_link(token: str) -> Response:
    """Use the link."""
    return _welcome(sign_in_by_link(token))


@pages.get("/deconnexion")
def signed_out() -> Response:
    """Say that one is signed out, or offer to."""
    return page(signed_in=visitor.current_person() is not None)


@pages.post("/deconnexion")
def sign_out() -> Response:
    """End every session of this browser, and have it forget what it kept of this site."""
    visitor.leave_all()
    answer = see_other("access.public.signed_out")
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def _code_page(form: CodeForm, *, status: int = 200) -> Response:
    ticket = queries.asked_ticket(session[ASKING]) if isinstance(session.get(ASKING), str) else None
    if ticket is None:
        return see_other("access.public.sign_in")
    return page(
        status=status,
        template="access/public/code.html",
        form=form,
        address=ticket.address,
        next=ticket.next_endpoint,
        minutes=minutes_of(link_life(staff=False)),
        staff_minutes=minutes_of(link_life(staff=True)),  # both to everybody: which is theirs would tell who is staff
    )


def _welcome(signed_in: SignedIn) -> Response:
    visitor.enter(Purpose.ACCOUNT, person_id=signed_in.person.id)
    if signed_in.next_endpoint:
        return go_to(landing.address_of(signed_in.next_endpoint))
    return go_to(_home_of(signed_in.person))


def _home_of(person: Person) -> str:
    return landing.path_for(person) or url_for("access.participant.account")
