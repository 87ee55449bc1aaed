"""The forms of help in confidence, and their sentences."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import Length

from app.core.base import new_ref
from app.core.telephones import phone as read_phone
from app.core.text import clean_line, clean_text
from app.followup.models import HelpContact, HelpDoor, HelpSubject
from app.followup.queries.helping import Helper
from app.followup.services.help_asking import Asked
from app.followup.wording.helping import CONTACTS, DOORS, SUBJECTS, described, who_will_know, whoever
from app.web.forms import SeenForm

LONGEST = 5000
_TOO_LONG = "Raccourcissez votre texte : 5 000 caractères au maximum"
_MISSING = {
    "subject": "Choisissez de quoi il s’agit",
    "door": "Choisissez ce que vous aimeriez",
    "helper": "Choisissez qui lira votre demande",
    "contact": "Choisissez comment vous joindre",
}


def _text(label: str, hint: str = "") -> TextAreaField:
    return TextAreaField(
        label,
        description=hint,
        filters=[clean_text],
        validators=[Length(max=LONGEST, message=_TOO_LONG)],
    )


class HelpForm(FlaskForm):
    """Ask for help: about what, what one would like, who reads it, how to be reached."""

    ref = HiddenField()
    subject = RadioField(
        "De quoi s’agit-il ?",
        choices=[SelectChoice(each.value, words) for each, words in SUBJECTS.items()],
        validate_choice=False,
    )
    story = _text("Racontez-nous", "Vous pouvez aussi préférer en parler de vive voix")
    door = RadioField("Qu’aimeriez-vous ?", validate_choice=False)
    helper = RadioField("Qui doit lire votre demande ?", validate_choice=False)
    contact = RadioField(
        "Comment vous joindre ?",
        id="reach",  # `contact` is the foot of every page
        choices=[SelectChoice(each.value, words) for each, words in CONTACTS.items()],
        validate_choice=False,
    )
    phone = StringField("Votre numéro de téléphone", filters=[lambda text: clean_line(text)[:40]])

    def __init__(self, helpers: Sequence[Helper], partner: str, **given: Any) -> None:
        """Offer these people, and say with each door what `partner` will know; `given` may begin with `data`."""
        super().__init__(**given)
        known = who_will_know(whoever(list(helpers)), partner)
        self.door.choices = [
            SelectChoice(each.value, words, {"hint": known[each.value]}) for each, words in DOORS.items()
        ]
        self.helper.choices = [SelectChoice(str(each.id), each.name, {"hint": described(each)}) for each in helpers]
        if len(helpers) == 1 and not self.is_submitted():  # whoever had chosen somebody who left must choose again
            self.helper.data = str(helpers[0].id)
        self.ref.data = self.ref.data or new_ref()

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for each choice that the page offers, and for a number when one wishes to be called."""
        valid: bool = super().validate(extra_validators)
        for name, sentence in _MISSING.items():
            field = self[name]
            if field.data not in {choice.value for choice in field.choices}:
                field.errors, valid = [sentence], False
        if self.contact.data == HelpContact.PHONE and read_phone(self.phone.data) is None:
            self.phone.errors, valid = ["Écrivez le numéro où vous appeler, par exemple 06 12 34 56 78"], False
        return valid

    def to_asked(self) -> Asked:
        """Return what was asked."""
        return Asked(
            helper=int(self.helper.data),
            subject=HelpSubject(self.subject.data),
            story=self.story.data,
            door=HelpDoor(self.door.data),
            contact=HelpContact(self.contact.data),
            phone=read_phone(self.phone.data) or "" if self.contact.data == HelpContact.PHONE else "",
            ref=self.ref.data or "",
        )

    def refuse_helper(self) -> None:
        """Say that the person chosen may no longer be asked, and let one choose again."""
        self.helper.errors = [_MISSING["helper"]]


class MessageForm(SeenForm):
    """One more message, of either; the reader's says which version of the request it answers."""

    text = _text("Votre message", "Rien n’en part par e-mail, et personne d’autre ne le lit")

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for some words."""
        valid: bool = super().validate(extra_validators)
        if valid and not self.text.data:
            self.text.errors, valid = ["Écrivez votre message"], False
        return valid
