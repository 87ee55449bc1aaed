"""The form by which somebody leaves an address for the next edition."""

from flask_wtf import FlaskForm
from wtforms import EmailField
from wtforms.validators import DataRequired, ValidationError

from app.core.addresses import normal_email
from app.core.errors import DomainError
from app.core.text import clean_line


class NoticeForm(FlaskForm):
    """One address."""

    email = EmailField(
        "Votre adresse e-mail",
        description="Elle sert à vous prévenir de la prochaine session, et à rien d’autre",
        filters=[clean_line],
        validators=[DataRequired("Écrivez votre adresse e-mail")],
    )

    def validate_email(self, field: EmailField) -> None:
        """Refuse what no letter could reach."""
        try:
            self.address = normal_email(field.data or "")
        except DomainError:
            raise ValidationError("Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr") from None
