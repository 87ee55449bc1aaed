"""The two questions of coming in."""

import re

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, StringField, ValidationError

from app.core.addresses import AddressRefused, normal_email

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
