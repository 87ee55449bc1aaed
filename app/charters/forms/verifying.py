"""What is asked of whoever checks a charter."""

from wtforms import Form, StringField, ValidationError

from app.charters.rules import is_public_code


class VerificationForm(Form):
    """The code printed at the foot of each page; asked by a visit, so without a token."""

    code = StringField(
        "Code de vérification", description="Il figure en bas de chaque page du PDF, par exemple K7QF-2MXT"
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what cannot be a code, whatever its spaces and case."""
        if not is_public_code(field.data or ""):
            raise ValidationError("Écrivez le code imprimé en bas du PDF")
