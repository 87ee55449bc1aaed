"""The two questions of coming in, and those of one's own account."""

import re

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, HiddenField, RadioField, SelectChoice, StringField, TelField, ValidationError

from app.access.account import Declinable
from app.access.models import Person
from app.core.addresses import AddressRefused, normal_email
from app.core.telephones import phone
from app.core.text import clean_line

_LONGEST_NAME = 80
_ADDRESS = "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr"


def typed_address(field: Field, *, missing: str = _ADDRESS) -> str:
    """Return the address typed, as people are known by it. Refuses, by the field, what is not one; `missing`: none."""
    try:
        return normal_email(field.data or "")
    except AddressRefused as error:
        raise ValidationError(_ADDRESS if (field.data or "").strip() else missing) from error


class SignInForm(FlaskForm):
    """Whose space to open. It checks the shape of an address alone: who exists is nobody's business."""

    email = StringField(
        "Votre adresse e-mail", description="Nous vous envoyons un lien et un code. Pas de mot de passe à retenir."
    )
    next = HiddenField()

    def validate_email(self, field: StringField) -> None:
        """Refuse what is not one address."""
        typed_address(field, missing="Écrivez votre adresse e-mail")

    def to_address(self) -> str:
        """The address, as we know people by."""
        return normal_email(self.email.data or "")


class CodeForm(FlaskForm):
    """The six digits of the letter."""

    code = StringField("Code reçu", description="6 chiffres, dans le message que vous venez de recevoir.")

    def validate_code(self, field: StringField) -> None:
        """Refuse what is not six digits, without counting a try."""
        if not re.fullmatch(r"[0-9]{6}", _without_spaces(field.data)):
            raise ValidationError("Écrivez les 6 chiffres du code")

    def to_code(self) -> str:
        """The code without the spaces people put in it."""
        return _without_spaces(self.code.data)

    def refuse(self, sentence: str) -> None:
        """Show why the code opened nothing, by the field."""
        self.code.errors = [sentence]


def _without_spaces(typed: str | None) -> str:
    return re.sub(r"\s", "", typed or "")


class DetailsForm(FlaskForm):
    """What somebody changes by themselves. The name is asked only of those whose name stands in no file."""

    first_name = StringField("Prénom")
    last_name = StringField("Nom")
    telephone = TelField("Téléphone", description="Laissez vide si vous préférez n’être joint que par e-mail")

    def for_holder_of_a_file(self) -> "DetailsForm":
        """Return the form without the name."""
        del self.first_name, self.last_name
        return self

    @property
    def asks_name(self) -> bool:
        """Whether the name is asked."""
        return "first_name" in self

    def validate_first_name(self, field: StringField) -> None:
        """Refuse no name, and more than a name."""
        _name(field, "Écrivez votre prénom")

    def validate_last_name(self, field: StringField) -> None:
        """Refuse no name, and more than a name."""
        _name(field, "Écrivez votre nom")

    def validate_telephone(self, field: TelField) -> None:
        """Refuse what cannot be called; none is accepted."""
        if clean_line(field.data) and phone(field.data) is None:
            raise ValidationError("Écrivez un numéro de téléphone complet, par exemple 06 12 34 56 78")

    def to_telephone(self) -> str:
        """The number as it is kept, or nothing."""
        return phone(self.telephone.data or "") or ""


class LettersForm(FlaskForm):
    """Which letters somebody wants, of those they may decline."""

    reminders = RadioField(
        "Rappels de rencontre",
        description="La veille d’une rencontre",
        choices=[SelectChoice("oui", "Oui"), SelectChoice("non", "Non")],
        validate_choice=False,
    )
    summary = RadioField(
        "Résumé du matin",
        description="Quand il y a du nouveau à traiter, ou une fois par semaine tant que quelque chose attend",
        choices=[SelectChoice("oui", "Oui"), SelectChoice("non", "Non")],
        validate_choice=False,
    )

    @classmethod
    def of(cls, person: Person, offered: frozenset[Declinable]) -> "LettersForm":
        """Return the form with the kinds that concern somebody, as they chose."""
        form = cls(data={"reminders": _said(person.wants_reminders), "summary": _said(person.wants_summary)})
        for kind in Declinable:
            if kind not in offered:
                del form[kind.value]
        return form

    def to_choices(self) -> dict[Declinable, bool]:
        """What was chosen, of what was asked; what makes no sense changes nothing."""
        answers = {kind: self[kind.value].data for kind in Declinable if kind.value in self}
        return {kind: answer == "oui" for kind, answer in answers.items() if answer in ("oui", "non")}


class NewAddressForm(FlaskForm):
    """Another address to come in by; whose it is already is nobody's business."""

    email = EmailField("Nouvelle adresse e-mail", description="Une adresse que vous lisez déjà : un lien y part")
    present = ""

    def validate_email(self, field: EmailField) -> None:
        """Refuse what is not one address, and the one already known."""
        if typed_address(field, missing="Écrivez votre nouvelle adresse e-mail") == self.present:
            raise ValidationError("Écrivez une autre adresse : celle-ci est déjà la vôtre")

    def to_address(self) -> str:
        """The address, as we know people by."""
        return normal_email(self.email.data or "")

    def refuse(self, sentence: str) -> None:
        """Say by the field why no link left."""
        self.email.errors = [sentence]


def _name(field: StringField, missing: str) -> None:
    if not 0 < len(clean_line(field.data)) <= _LONGEST_NAME:
        raise ValidationError(missing)


def _said(wanted: bool) -> str:  # noqa: FBT001 - a column, turned into a word
    return "oui" if wanted else "non"
