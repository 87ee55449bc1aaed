"""What is asked of those who sign."""

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import Optional

from app.access import forms as access
from app.charters.forms.names import typed_name
from app.charters.markdown import Clause
from app.charters.rules import LONGEST_NAME
from app.charters.services import Statement
from app.charters.wording import DECLINE_REASONS
from app.core.text import clean_line

COMMITMENT = "J’ai lu la charte et je m’engage à la respecter"
_TICK = "Cochez la case pour vous engager"
_NOTHING_ELSE = "Écrivez votre prénom et votre nom, sans rien d’autre"


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
        """Refuse an empty name, and what is longer than a name. Nothing prints it: any letter may be typed."""
        if not clean_line(field.data):
            raise ValidationError("Écrivez votre prénom et votre nom")
        if len(clean_line(field.data)) > LONGEST_NAME:
            raise ValidationError(_NOTHING_ELSE)

    def to_statement(self) -> Statement:
        """What the person declared, with the very sentence they saw."""
        known = {each.value: each.label for each in self.clauses.choices or []}
        ticked = [value for value in known if value in (self.clauses.data or [])]
        return Statement(
            typed_name=clean_line(self.typed_name.data),
            consent="\n".join(known[value] for value in ticked) if self.has_clauses else COMMITMENT,
            clauses=tuple(ticked),
            name_confirmed=self.confirmed.data == "yes",
        )


class NameForm(FlaskForm):
    """How somebody says their name is written."""

    claimed_name = StringField("Votre prénom et votre nom, bien écrits")
    _printed = ""

    def ask_about(self, printed: str) -> None:
        """Take no name but another than the one the charter bears; accents and capitals count."""
        self._printed = printed

    def validate_claimed_name(self, field: StringField) -> None:
        """Refuse what is no name, what the PDF cannot show, and the very name that the charter bears."""
        if typed_name(field, LONGEST_NAME, _NOTHING_ELSE) == self._printed:
            raise ValidationError("La charte porte déjà ce nom : corrigez-le, ou signez")

    def to_name(self) -> str:
        """The name, cleaned."""
        return clean_line(self.claimed_name.data)


class CodeForm(access.CodeForm):
    """The six digits of the letter: asked as those that sign in, for a quarter of an hour."""

    code = StringField("Code reçu", description="6 chiffres, valables 15 minutes")


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
