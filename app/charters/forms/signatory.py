"""Who signs for the host."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import StringField, ValidationError

from app.access.forms import typed_address
from app.charters.forms.names import typed_name
from app.charters.rules import LONGEST_NAME
from app.core.addresses import one_address
from app.core.text import clean_line


@dataclass(frozen=True)
class SignatoryDetails:
    """Who signs for the host."""

    name: str
    title: str
    email: str


class SignatoryForm(FlaskForm):
    """Who signs charters for the host from now on."""

    name = StringField("Prénom et nom", description="Tels qu’ils figureront sur la charte")
    title = StringField("Fonction", description="Par exemple : présidente")
    email = StringField("Adresse e-mail", description="Le lien et le code pour signer y arrivent")

    def validate_name(self, field: StringField) -> None:
        """Refuse an empty name, what is longer than a name, and what the PDF cannot show."""
        typed_name(field, LONGEST_NAME, "Écrivez le prénom et le nom de la personne qui signe")

    def validate_title(self, field: StringField) -> None:
        """Refuse an empty title, and what is longer than a title."""
        if not 0 < len(clean_line(field.data)) <= LONGEST_NAME:
            raise ValidationError("Écrivez la fonction de la personne qui signe")

    def validate_email(self, field: StringField) -> None:
        """Refuse what is not one address."""
        typed_address(field)

    def to_details(self) -> SignatoryDetails:
        """The signatory, cleaned."""
        return SignatoryDetails(
            clean_line(self.name.data), clean_line(self.title.data), one_address(self.email.data or "")
        )
