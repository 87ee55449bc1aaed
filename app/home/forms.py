"""The form by which somebody leaves an address for the next edition."""

from flask_wtf import FlaskForm
from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, ValidationError

from app.access.services import normal_email
from app.core.errors import DomainError


class NoticeForm(FlaskForm):
    """One address, and a field that only robots fill in."""

    email = EmailField(
        "Votre adresse e-mail",
        description="Elle sert à vous prévenir de la prochaine session, et à rien d’autre",
        validators=[InputRequired("Écrivez votre adresse e-mail")],
    )
    website = StringField("Ne remplissez pas ce champ")

    def validate_email(self, field: EmailField) -> None:
        """Refuse what no letter could reach."""
        try:
            self.address = normal_email(field.data or "")
        except DomainError:
            raise ValidationError("Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr") from None
