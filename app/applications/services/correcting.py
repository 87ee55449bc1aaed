"""Correcting who somebody is: a name misspelt, an address that reaches nobody. Lists, letters and answers follow."""

from sqlalchemy import Select, select

from app.applications.errors import AddressOfAnother, ApplicationMovedOn, OwnApplication
from app.applications.models import LIVE_STATES, Application, ApplicationState
from app.applications.queries import acted_last, last_actor, live_of_address
from app.applications.rules import ByMeaning
from app.applications.services.moves import note
from app.core.addresses import normal_email
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_line, sort_key
from app.programmes.definition import Meaning
from app.programmes.queries import definition


def correct_name(application: Application, *, first_name: str, last_name: str, actor: str, seen: int) -> bool:
    """Write the name of an applicant as they write it themselves. Tells nobody; tells whether anything changed.

    Refuses one's own application (`OwnApplication`), and a file that changed since it was read (`ApplicationMovedOn`).
    Saying again what is known changes nothing, however old the page.
    """
    said = (clean_line(first_name), clean_line(last_name))
    _refuse_own(application, actor)
    if said == (application.first_name, application.last_name):
        return False
    if application.version != seen:
        raise ApplicationMovedOn(
            state=application.state.value,
            decision="",
            by=last_actor(application),
            mine=acted_last(application, actor),
        )
    application.first_name, application.last_name = said
    application.sort_key = sort_key(f"{application.last_name} {application.first_name}")
    _answer(application, {Meaning.FIRST_NAME: said[0], Meaning.LAST_NAME: said[1]})
    _changed(application, "application_name_corrected", actor)
    return True


def correct_address(application: Application, email: str, *, actor: str) -> None:
    """Write to an applicant at another address from now on. The caller tells the former one.

    Refuses one's own application, and the address of another live application for the same role (`AddressOfAnother`).
    """
    address = normal_email(email)
    _refuse_own(application, actor)
    other = live_of_address(application.programme_id, application.role, address)
    if other is not None and other.id != application.id and application.state in LIVE_STATES:
        raise AddressOfAnother
    application.email = address
    _answer(application, {Meaning.EMAIL: address})
    _changed(application, "application_address_corrected", actor)


def address_follows(person_id: int, former: str, address: str, *, actor: str) -> int:
    """Write to somebody's applications at the new address of their account, where it was that of the account.

    One that the coordination had led elsewhere stays there, and so does one whose place another live application has
    at the new address. Returns how many followed. Tells nobody.
    """
    known = db.session.scalars(_files_of(person_id).where(Application.email == former)).all()
    return sum(_follow_address(each, address, actor) for each in known)


def _follow_address(application: Application, address: str, actor: str) -> bool:
    other = live_of_address(application.programme_id, application.role, address)
    if other is not None and application.state in LIVE_STATES:
        return False
    application.email = address
    _answer(application, {Meaning.EMAIL: address})
    _changed(application, "application_address_changed", actor)
    return True


def telephone_follows(person_id: int, telephone: str, *, actor: str) -> int:
    """Keep the telephone number of an account in the applications that are live; returns in how many it changed."""
    live = [ApplicationState(state) for state in LIVE_STATES]
    found = db.session.scalars(_files_of(person_id).where(Application.state.in_(live))).all()
    return sum(_follow_telephone(each, telephone, actor) for each in found)


def _follow_telephone(application: Application, telephone: str, actor: str) -> bool:
    before = application.answers
    _answer(application, {Meaning.PHONE: telephone})
    if application.answers == before:
        return False
    _changed(application, "application_telephone_changed", actor)
    return True


def _files_of(person_id: int) -> Select[Application]:
    """The applications of a person that are not erased, held to the end of the transaction."""
    mine = select(Application).where(Application.person_id == person_id, Application.erased_at.is_(None))
    return mine.order_by(Application.id).with_for_update().execution_options(populate_existing=True)


def _refuse_own(application: Application, actor: str) -> None:
    if application.person is not None and application.person.ref == actor:
        raise OwnApplication


def _answer(application: Application, said: dict[Meaning, str]) -> None:
    """Keep the answers in step, where the form asks for them."""
    asked = ByMeaning(definition(application.programme), application.role, application.answers)
    found = {question.key: text for meaning, text in said.items() if (question := asked.question(meaning))}
    known = {key: text for key, text in found.items() if key in application.answers}
    if known:
        application.answers = {**application.answers, **known}


def _changed(application: Application, act: str, actor: str) -> None:
    application.revision += 1
    application.version += 1
    application.updated_at = now()
    note(act, application, actor=actor)
    db.session.flush()
