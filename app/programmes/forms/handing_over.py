"""To whom a coordination is handed over, from when, and whom members then write to."""

from collections.abc import Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, HiddenField, RadioField, SelectChoice, StringField
from wtforms.validators import Length, Optional, ValidationError

from app.access.forms import typed_address
from app.access.models import Person
from app.core.addresses import normal_email
from app.core.clock import today
from app.core.text import clean_line
from app.programmes.services import Contact
from app.web.forms import DayField

_ELSE = "autre"
_TOO_LONG = "Raccourcissez : 200 caractères au maximum"


class HandOverForm(FlaskForm):
    """In two goes: what is open and who is told is shown before anything changes."""

    successor = RadioField("Qui prend le relais ?", validate_choice=False)
    email = EmailField("Son adresse e-mail", filters=[clean_line])
    first_name = StringField(
        "Prénom", filters=[clean_line], validators=[Optional(), Length(max=200, message=_TOO_LONG)]
    )
    last_name = StringField("Nom", filters=[clean_line], validators=[Optional(), Length(max=200, message=_TOO_LONG)])
    starts_on = DayField("À partir du")
    changes_contact = BooleanField("Changer la personne à qui les membres écrivent")
    contact_name = StringField("Prénom et nom", filters=[clean_line], validators=[Length(max=200, message=_TOO_LONG)])
    contact_email = EmailField("Adresse e-mail de la coordination", filters=[clean_line])
    contact_phone = StringField(
        "Téléphone", filters=[clean_line], validators=[Optional(), Length(max=40, message=_TOO_LONG)]
    )
    confirmed = HiddenField()

    def offer(self, people: Sequence[Person]) -> None:
        """Offer those of the team who could take over, and somebody else; a choice of one is no question."""
        known = [SelectChoice(each.ref, each.full_name, {"hint": each.email}) for each in people]
        self.successor.choices = [*known, SelectChoice(_ELSE, "Quelqu’un d’autre")]
        if not people:
            self.successor.data = _ELSE

    @property
    def is_somebody_else(self) -> bool:
        """Whether the successor is nobody of the team."""
        return bool(self.successor.data == _ELSE)

    @property
    def successor_name(self) -> str:
        """The name of whoever takes over, as far as it is known."""
        if self.is_somebody_else:
            return f"{self.first_name.data or ''} {self.last_name.data or ''}".strip()
        return next((str(each.label) for each in self.successor.choices or [] if each.value == self.successor.data), "")

    @property
    def is_confirmed(self) -> bool:
        """Whether what it does has been read."""
        return bool(self.confirmed.data == "yes")

    def validate_successor(self, field: RadioField) -> None:
        """Refuse nobody."""
        if field.data not in {choice.value for choice in field.choices or []}:
            raise ValidationError("Choisissez qui prend le relais")

    def validate_email(self, field: EmailField) -> None:
        """Refuse what is not one address, when somebody else takes over."""
        if self.is_somebody_else:
            typed_address(field, missing="Écrivez son adresse e-mail")

    def validate_starts_on(self, field: DayField) -> None:
        """Refuse what is no day, and one that is over."""
        if field.data is None:
            raise ValidationError("Écrivez à partir de quel jour, par exemple 01/03/2027")
        if field.data < today():
            raise ValidationError("Choisissez aujourd’hui ou un jour à venir")

    def validate_contact_name(self, field: StringField) -> None:
        """Refuse a new contact without a name; left empty, it is that of whoever takes over."""
        field.data = field.data or self.successor_name
        if self.changes_contact.data and not field.data:
            raise ValidationError("Écrivez le prénom et le nom de la personne à qui écrire")

    def validate_contact_email(self, field: EmailField) -> None:
        """Refuse a new contact without an address."""
        if self.changes_contact.data:
            typed_address(field, missing="Écrivez l’adresse à laquelle les membres écrivent")

    def refuse_the_same(self) -> None:
        """Say that nobody takes over from themselves."""
        self._refuse("C’est l’adresse de la personne qui passe la main")

    def refuse_closed(self) -> None:
        """Say that nothing opens that account any more."""
        self._refuse("Le compte de cette personne a été fermé : choisissez quelqu’un d’autre")

    def _refuse(self, sentence: str) -> None:
        (self.email if self.is_somebody_else else self.successor).errors = [sentence]

    def to_day(self) -> date:
        """From which day."""
        return self.starts_on.to_day()

    def to_address(self) -> str:
        """The address of somebody else."""
        return normal_email(self.email.data or "")

    def to_contact(self) -> Contact | None:
        """Whom members then write to, if that changes."""
        if not self.changes_contact.data:
            return None
        return Contact(
            self.contact_name.data, normal_email(self.contact_email.data or ""), self.contact_phone.data or ""
        )
