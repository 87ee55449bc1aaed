"""The two questions of coming in."""

import re

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, ValidationError

from app.core.addresses import AddressRefused, normal_email


class SignInForm(FlaskForm):
    """Whose space to open. It checks the shape of an address alone: who exists is nobody's business."""

    email = StringField(
        "Votre adresse e-mail", description="Nous vous envoyons un lien et un code. Pas de mot de passe à retenir."
    )
    next = HiddenField()

    def validate_email(self, field: StringField) -> None:
        """Refuse what is not one address."""
        try:
            normal_email(field.data or "")
        except AddressRefused as error:
            sentence = "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr"
            raise ValidationError(sentence if (field.data or "").strip() else "Écrivez votre adresse e-mail") from error

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
