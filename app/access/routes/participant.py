"""What anybody signed in may do with their own account."""

from flask import Response

from app.access import queries, visitor
from app.access.models import Purpose
from app.access.services import end_all_sessions
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.PARTICIPANT, __name__)


@pages.get("/mon-compte")
def account() -> Response:
    """Who I am here, and where I am signed in."""
    person = visitor.signed_in_person()
    present = visitor.current_session(Purpose.ACCOUNT)
    return page(person=person, sessions=queries.sessions_of(person), present=present.id if present else None)


@pages.post("/deconnexion/partout")
def sign_out_everywhere() -> Response:
    """End every session of mine, in every browser, and the links on their way."""
    person = visitor.signed_in_person()
    end_all_sessions(person, actor=person.ref)
    visitor.leave_all()
    answer = see_other("access.public.signed_out")
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
