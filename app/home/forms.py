"""The form by which somebody leaves an address for the next edition."""

from flask_wtf import FlaskForm
from wtforms import EmailField, StringField
from wtforms.validators import DataRequired, ValidationError

from app.access.services import normal_email
from app.core.errors import DomainError
from app.core.text import clean_line


class NoticeForm(FlaskForm):
    """One address, and a field that only robots fill in."""

    email = EmailField(
        "Votre adresse e-mail",
        description="Elle sert à vous prévenir de la prochaine session, et à rien d’autre",
        filters=[lambda text: clean_line(text or "")],
        validators=[DataRequired("Écrivez votre adresse e-mail")],
    )
    website = StringField("Ne remplissez pas ce champ")

    def validate_email(self, field: EmailField) -> None:
        """Refuse what no letter could reach."""
        try:
            self.address = normal_email(field.data or "")
        except DomainError:
            raise ValidationError("Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr") from None

    def validate(self, extra_validators: object = None) -> bool:
        """Ask again what looks like a robot: a browser that fills in hidden fields loses nothing typed."""
        valid = bool(super().validate(extra_validators))
        if self.website.data:
            self.website.data = ""
            self.email.errors = ["Appuyez à nouveau sur « Me prévenir » : le premier envoi ressemblait à un robot"]
            return False
        return valid
