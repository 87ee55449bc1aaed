"""What somebody changes of their own account: telephone, name, the letters they want."""

from app.access.account import Declinable, is_name_held
from app.access.errors import NameHeld
from app.access.events import TelephoneChanged
from app.access.models import Person
from app.access.services.persons import correct_name
from app.core.database import db
from app.core.events import publish
from app.core.journal import record
from app.core.text import clean_line


def change_telephone(person: Person, telephone: str, *, actor: str) -> bool:
    """Keep another telephone number, or none; their files follow. Journalled without it; tells whether it changed."""
    said = clean_line(telephone)
    if said == person.phone:
        return False
    person.phone = said
    record("person_telephone_changed", actor=actor, subject=person.ref)
    db.session.flush()
    publish(TelephoneChanged(person_id=person.id, telephone=said, actor=actor))
    return True


def change_own_name(person: Person, *, first_name: str, last_name: str, actor: str) -> bool:
    """Keep how somebody is called; tells whether it changed. Refuses (`NameHeld`) a name that stands in a file."""
    if (clean_line(first_name), clean_line(last_name)) == (person.first_name, person.last_name):
        return False
    if is_name_held(person):
        raise NameHeld
    correct_name(person, first_name=first_name, last_name=last_name, actor=actor)
    return True


def choose_letters(person: Person, choices: dict[Declinable, bool], *, actor: str) -> None:
    """Keep which letters somebody wants, of those they may decline. Journalled when something changes."""
    before = (person.wants_reminders, person.wants_summary)
    person.wants_reminders = choices.get(Declinable.REMINDERS, person.wants_reminders)
    person.wants_summary = choices.get(Declinable.SUMMARY, person.wants_summary)
    if before != (person.wants_reminders, person.wants_summary):
        record("person_letters_chosen", actor=actor, subject=person.ref)
    db.session.flush()
