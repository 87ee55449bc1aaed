"""What the coordination corrects on a charter's way: an address, names; and which charters are issued again."""

from flask_wtf import FlaskForm
from wtforms import (
    EmailField,
    HiddenField,
    IntegerField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    ValidationError,
)

from app.access.forms import typed_address
from app.applications.models import ApplicantRole
from app.charters.forms.names import typed_name
from app.charters.rules import LONGEST_NAME, LONGEST_PART
from app.charters.services import MemberName, SignatoryName
from app.core.addresses import normal_email
from app.core.text import clean_line
from app.core.wording import lower_first


class AddressForm(FlaskForm):
    """The address by which somebody signs, in two goes: what it will do is shown before it is done."""

    email = EmailField("Nouvelle adresse e-mail", description="Vérifiez-la avec la personne, de vive voix si possible")
    seen = HiddenField()
    confirmed = HiddenField()

    def validate_email(self, field: EmailField) -> None:
        """Refuse what is not one address, and the one already known."""
        if typed_address(field) == self.seen.data:
            raise ValidationError("Écrivez une autre adresse : celle-ci est déjà connue")

    def to_address(self) -> str:
        """The address, as it is kept."""
        return normal_email(self.email.data or "")

    @property
    def is_confirmed(self) -> bool:
        """Whether what it does has been read."""
        return bool(self.confirmed.data == "yes")

    def refuse(self, sentence: str) -> None:
        """Say by the field why the address does not serve."""
        self.email.errors = [sentence]


class NamesForm(FlaskForm):
    """The names of the two members, and of who signs for the host, as they write them."""

    mentee_first_name = StringField("Prénom de la personne mentorée")
    mentee_last_name = StringField("Nom de la personne mentorée")
    mentor_first_name = StringField("Prénom du mentor")
    mentor_last_name = StringField("Nom du mentor")
    host_name = StringField("Prénom et nom de la personne qui signe pour la structure")
    seen_mentee = IntegerField()
    seen_mentor = IntegerField()
    seen_host = IntegerField()

    def validate(self, extra_validators: object = None) -> bool:
        """Refuse an empty name, what is longer than a name, and what the PDF cannot show.

        The host's is asked when it has a signatory.
        """
        valid = bool(super().validate(extra_validators))
        for field in self.names:
            longest = LONGEST_NAME if field is self.host_name else LONGEST_PART
            try:
                typed_name(field, longest, f"Écrivez le {lower_first(field.label.text)}")
            except ValidationError as refused:
                field.errors = [str(refused)]
                valid = False
        return valid

    @property
    def names(self) -> list[StringField]:
        """The fields that are shown."""
        fields = [self.mentee_first_name, self.mentee_last_name, self.mentor_first_name, self.mentor_last_name]
        return [*fields, *([self.host_name] if self.seen_host.data else [])]

    def to_members(self) -> tuple[MemberName, ...]:
        """How the two members are called."""
        return (
            MemberName(
                ApplicantRole.MENTEE,
                clean_line(self.mentee_first_name.data),
                clean_line(self.mentee_last_name.data),
                self.seen_mentee.data or 0,
            ),
            MemberName(
                ApplicantRole.MENTOR,
                clean_line(self.mentor_first_name.data),
                clean_line(self.mentor_last_name.data),
                self.seen_mentor.data or 0,
            ),
        )

    def to_signatory(self) -> SignatoryName | None:
        """How who signs for the host is called, when there is somebody."""
        number = self.seen_host.data
        return SignatoryName(clean_line(self.host_name.data), number) if number else None


class ReissueForm(FlaskForm):
    """One charter issued again, as its page showed it."""

    seen = HiddenField()


class OutdatedForm(FlaskForm):
    """Which charters are issued again, in two goes: who has to sign again is shown before it is done."""

    charters = SelectMultipleField("Chartes à émettre à nouveau", validate_choice=False)
    confirmed = HiddenField()

    def offer(self, known: dict[str, str]) -> None:
        """Offer these charters, by ref, in words."""
        self.charters.choices = [SelectChoice(ref, label) for ref, label in known.items()]

    def validate_charters(self, field: SelectMultipleField) -> None:
        """Ask for one at least."""
        if not field.data:
            raise ValidationError("Choisissez au moins une charte")

    @property
    def is_confirmed(self) -> bool:
        """Whether what it does has been read."""
        return bool(self.confirmed.data == "yes")
