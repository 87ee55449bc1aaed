"""The forms of pairing, and their sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.access.models import Person
from app.core.text import clean_line, clean_text, version_in
from app.pairing.models import Acquaintance, Answer
from app.pairing.rules import contradicts
from app.pairing.wording import ACQUAINTANCES

_LONGEST = 1000
_ASKED = (Acquaintance.NO, Acquaintance.HARMLESS, Acquaintance.PREFER_ANOTHER)


@dataclass(frozen=True)
class Choice:
    """The pair somebody decided on: the mentor, the versions of both files as they were read, and why."""

    mentor_ref: str
    seen_mentor: int
    seen_mentee: int
    justification: str


_FACTUAL = "Restez factuel : la personne peut demander à lire ce qui est écrit sur elle"


def _reason(label: str, hint: str = _FACTUAL) -> TextAreaField:
    return TextAreaField(
        label,
        description=hint,
        filters=[clean_text],
        validators=[Length(max=_LONGEST, message="Raccourcissez le motif : 1 000 caractères au maximum")],
    )


class FormPairForm(FlaskForm):
    """Decide on a request: which button was pressed says which mentor, or the waiting list."""

    mentor = HiddenField()
    aside = HiddenField()
    seen_mentee = IntegerField(validators=[InputRequired("Choisissez une demande")])
    justification = _reason("Motif de la décision")

    @property
    def puts_aside(self) -> bool:
        """Whether the button of the waiting list was pressed."""
        return bool(self.aside.data)

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for a mentor unless the request is put aside."""
        valid: bool = super().validate(extra_validators)
        if not self.puts_aside and not self.mentor.data:
            self.justification.errors = ["Choisissez un mentor"]
            return False
        return valid

    def to_choice(self) -> Choice:
        """Return what was decided; a button carries the mentor's reference and the version read."""
        ref, _, version = (self.mentor.data or "").partition(".")
        return Choice(ref, version_in(version), self.seen_mentee.data or 0, self.justification.data or "")

    def ask_why(self, *, committee: bool) -> None:
        """Ask for the reason that a point to discuss needs, from whoever decides in this programme."""
        decider = "le comité" if committee else "la coordination"
        self.justification.errors = [f"Écrivez pourquoi {decider} retient ce binôme"]


class VetoForm(FlaskForm):
    """Say no to two people together."""

    reason = _reason("Motif du refus")


class DerogationForm(FlaskForm):
    """Ask that a rule be lifted for two people."""

    text = _reason("Pourquoi déroger à la règle", f"Ce texte figure au procès-verbal. {_FACTUAL}")

    def ask_why(self) -> None:
        """Ask for the text without which there is no derogation."""
        self.text.errors = ["Écrivez pourquoi le comité peut déroger à la règle"]


class StampForm(FlaskForm):
    """A deed on what a page showed: a stamp of it comes back with the button."""

    stamp = HiddenField(validators=[InputRequired("Rechargez la page")])


class RepairForm(StampForm):
    """Make the changes that a withdrawal would ask for."""

    justification = _reason("Motif de la décision")

    def ask_why(self, *, committee: bool) -> None:
        """Ask for the reason that a point to discuss needs."""
        decider = "le comité" if committee else "la coordination"
        self.justification.errors = [f"Écrivez pourquoi {decider} retient ces binômes"]


class ListForm(FlaskForm):
    """Deeds on every pair of a list, each with the version that was read."""

    @property
    def expected(self) -> dict[str, int]:
        """What the page listed: a ref and a version each."""
        read = (each.partition(".") for each in request.form.getlist("pair"))
        return {ref: version_in(version) for ref, _, version in read}


class NameForm(FlaskForm):
    """Whether a name is somebody's: the line by its digest, and the button pressed."""

    author = HiddenField(validators=[InputRequired("Rechargez la page")])
    other = HiddenField(validators=[InputRequired("Rechargez la page")])
    line = HiddenField(validators=[InputRequired("Rechargez la page")])
    answer = HiddenField(validators=[InputRequired("Choisissez une réponse")])


class PresenceForm(FlaskForm):
    """Who of the committee is there."""

    present = SelectMultipleField("Qui est là ?", validate_choice=False)
    seen = IntegerField()

    def __init__(self, people: Sequence[tuple[Person, bool]], *, anew: bool = False, seen: int = 0) -> None:
        """Read what was sent; or `anew`, show who is there as far as is known."""
        shown = {"formdata": None, "data": {"present": [each.ref for each, there in people if there], "seen": seen}}
        super().__init__(**(shown if anew else {}))
        self.present.choices = [SelectChoice(each.ref, each.full_name) for each, _ in people]

    def ask_who(self) -> None:
        """Ask for somebody: a session is held by at least one member."""
        self.present.errors = ["Cochez au moins une personne"]


class SearchForm(FlaskForm):
    """Look for a pair by a name; a GET, so it writes nothing and needs no token."""

    class Meta:
        """A search is a link one may share."""

        csrf = False

    q = StringField("Chercher un nom", filters=[lambda text: clean_line(text)[:80]])


class AnswerForm(FlaskForm):
    """Accept a pair, or ask for somebody else, which needs no reason."""

    binome = HiddenField()
    answer = HiddenField()
    acquaintance = RadioField(
        "Connaissez-vous cette personne ?",
        choices=[SelectChoice(each.value, ACQUAINTANCES[each]) for each in _ASKED],
        validate_choice=False,
    )

    def to_answer(self) -> tuple[Answer, Acquaintance]:
        """Return the button pressed and what was ticked."""
        ticked = self.acquaintance.data
        known = Acquaintance(ticked) if ticked in set(_ASKED) else Acquaintance.UNSAID
        return (Answer.YES if self.answer.data == Answer.YES else Answer.NO), known

    def validate(self, extra_validators: object = None) -> bool:
        """Ask whoever accepts whether they know the other person, and refuse a yes that prefers somebody else."""
        if not super().validate(extra_validators):
            return False
        if self.answer.data not in set(Answer):
            self.acquaintance.errors = ["Choisissez « Accepter ce binôme » ou « Proposez-moi quelqu’un d’autre »"]
            return False
        answer, known = self.to_answer()
        if answer is Answer.YES and known is Acquaintance.UNSAID:
            self.acquaintance.errors = ["Indiquez si vous connaissez cette personne"]
        elif contradicts(answer, known):
            self.acquaintance.errors = ["Choisissez « Proposez-moi quelqu’un d’autre », ou changez votre réponse"]
        return not self.acquaintance.errors
