"""What is asked of those who sign, and of the coordination that writes the text."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Optional

from app.access import forms as access
from app.charters.markdown import Clause
from app.charters.rules import is_public_code
from app.charters.services import Statement
from app.charters.wording import DECLINE_REASONS
from app.core.addresses import AddressRefused, one_address
from app.core.text import clean_line

COMMITMENT = "J’ai lu la charte et je m’engage à la respecter"
_TICK = "Cochez la case pour vous engager"
_LONGEST_NAME = 200


class SigningForm(FlaskForm):
    """The box, or one box per clause, and the name that is worth a signature."""

    read = BooleanField(COMMITMENT)
    clauses = SelectMultipleField("Ce que vous approuvez", validate_choice=False)
    typed_name = StringField("Votre prénom et votre nom", description="Les écrire ici vaut signature")
    confirmed = HiddenField()

    def ask_for(self, clauses: tuple[Clause, ...]) -> None:
        """Ask for each clause by itself when the text has some, for the one sentence otherwise."""
        self.clauses.choices = [SelectChoice(clause.id, clause.text) for clause in clauses]

    @property
    def has_clauses(self) -> bool:
        """Whether each clause is ticked by itself."""
        return bool(self.clauses.choices)

    def validate_read(self, field: BooleanField) -> None:
        """Refuse an engagement that was not given."""
        if not self.has_clauses and not field.data:
            raise ValidationError(_TICK)

    def validate_clauses(self, field: SelectMultipleField) -> None:
        """Refuse a clause left unticked."""
        if self.has_clauses and {each.value for each in field.choices} - set(field.data or []):
            raise ValidationError("Cochez chaque case pour vous engager")

    def validate_typed_name(self, field: StringField) -> None:
        """Refuse an empty name, and what is longer than a name."""
        if not clean_line(field.data or ""):
            raise ValidationError("Écrivez votre prénom et votre nom")
        if len(field.data) > _LONGEST_NAME:
            raise ValidationError("Écrivez votre prénom et votre nom, sans rien d’autre")

    def to_statement(self) -> Statement:
        """What the person declared, with the very sentence they saw."""
        known = {each.value: each.label for each in self.clauses.choices or []}
        ticked = [value for value in known if value in (self.clauses.data or [])]
        return Statement(
            typed_name=clean_line(self.typed_name.data or ""),
            consent="\n".join(known[value] for value in ticked) if self.has_clauses else COMMITMENT,
            clauses=tuple(ticked),
            name_confirmed=self.confirmed.data == "yes",
        )


class CodeForm(access.CodeForm):
    """The six digits of the letter: asked as those that sign in, for a quarter of an hour."""

    code = StringField("Code reçu", description="6 chiffres, valables 15 minutes")


class VerificationForm(Form):
    """The code printed at the foot of each page; asked by a visit, so without a token."""

    code = StringField(
        "Code de vérification", description="Il figure en bas de chaque page du PDF, par exemple K7QF-2MXT"
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what cannot be a code, whatever its spaces and case."""
        if not is_public_code(field.data or ""):
            raise ValidationError("Écrivez le code imprimé en bas du PDF")


class DeclineForm(FlaskForm):
    """Why somebody does not wish to sign, if they care to say it."""

    reason = RadioField(
        "Qu’est-ce qui vous retient ?",
        choices=[SelectChoice(value, label) for value, label in DECLINE_REASONS.items()],
        description="Lu par la coordination seulement",
        validators=[Optional()],
    )

    def to_reason(self) -> str:
        """The reason, or nothing."""
        return self.reason.data or ""


class TextForm(FlaskForm):
    """The text of the charter, in Markdown or plain."""

    source = TextAreaField(
        "Texte de la charte",
        description="Un titre, puis vos paragraphes. Les titres numérotés, les tirets et le **gras** sont compris.",
    )

    def validate_source(self, field: TextAreaField) -> None:
        """Refuse an empty text; the rest is read line by line afterwards."""
        if not (field.data or "").strip():
            raise ValidationError("Écrivez ou collez le texte de la charte")

    def refuse(self, sentence: str) -> None:
        """Show why the text cannot be taken, by the field."""
        self.source.errors = [sentence]


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
        """Refuse an empty name."""
        if not clean_line(field.data or ""):
            raise ValidationError("Écrivez le prénom et le nom de la personne qui signe")

    def validate_title(self, field: StringField) -> None:
        """Refuse an empty title."""
        if not clean_line(field.data or ""):
            raise ValidationError("Écrivez la fonction de la personne qui signe")

    def validate_email(self, field: StringField) -> None:
        """Refuse what is not one address."""
        try:
            one_address(field.data or "")
        except AddressRefused as error:
            raise ValidationError("Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr") from error

    def to_details(self) -> SignatoryDetails:
        """The signatory, cleaned."""
        return SignatoryDetails(
            clean_line(self.name.data or ""), clean_line(self.title.data or ""), one_address(self.email.data or "")
        )
