"""The forms of objectives: one more, said otherwise, all gone over together, measured by the mentee."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.core.text import clean_line, fold, version_in
from app.followup.models import ObjectiveState, PairObjective
from app.followup.services.objectives import Aim, Stand
from app.followup.wording.objectives import ALREADY_SET, REWORDED_MEANWHILE, STATES, THREE_AT_MOST
from app.programmes.definition import Objective
from app.web.forms import SeenForm

OWN = "own"
_OWN_WORDS = "Un autre objectif, avec vos mots"
_TOO_LONG = "Raccourcissez votre objectif : 200 caractères au maximum"
_STATE, _SEEN = "state_", "seen_"


class AimForm(FlaskForm):
    """One more objective: of the programme's list, or in their own words."""

    choice = RadioField("Quel objectif voulez-vous ajouter ?", validate_choice=False)
    own = StringField(
        "Votre objectif, avec vos mots",
        description=f"Si vous avez choisi « {_OWN_WORDS} ». Une phrase courte, sans nom de patient ni de tiers",
        filters=[clean_line],
        validators=[Length(max=200, message=_TOO_LONG)],
    )

    def __init__(
        self, listed: Sequence[Objective], known: Sequence[PairObjective], wished: Collection[str], **binding: Any
    ) -> None:
        """Offer the list without what the pair has; `wished`: values the reader chose when they applied."""
        super().__init__(**binding)
        taken = {fold(each.label) for each in known}
        self._listed = listed
        self.choice.choices = [
            *(_choice(each, wished=each.value in wished) for each in listed if fold(each.label) not in taken),
            SelectChoice(OWN, _OWN_WORDS),
        ]

    def validate_choice(self, field: RadioField) -> None:
        """Ask for one, and for no more than one: words typed are never dropped unsaid."""
        if not field.data and self.own.data:
            field.data = OWN
        if field.data not in {each.value for each in field.choices}:
            raise ValidationError("Choisissez un objectif, ou écrivez le vôtre")
        if field.data != OWN and self.own.data:
            raise ValidationError("Gardez l’objectif de la liste, ou choisissez « avec vos mots »")

    def validate_own(self, field: StringField) -> None:
        """Ask for the words that were announced."""
        if self.choice.data == OWN and not field.data:
            raise ValidationError("Écrivez votre objectif")

    def refuse(self, sentence: str) -> None:
        """Show why the objective cannot be added."""
        self.choice.errors = [sentence]

    def refuse_fourth(self) -> None:
        """Say that there are three."""
        self.refuse(THREE_AT_MOST)

    def refuse_known(self) -> None:
        """Say that the pair has it."""
        (self.own if self.choice.data == OWN else self.choice).errors = [ALREADY_SET]

    def to_aim(self) -> Aim:
        """Return the objective chosen."""
        named = {each.value: each.label for each in self._listed}
        return _aim(named.get(self.choice.data or "", self.own.data or ""), self._listed)


class RewordForm(SeenForm):
    """An objective said otherwise; `seen` is the version it was said over."""

    label = StringField(
        "Votre objectif",
        description="Une phrase courte, sans nom de patient ni de tiers",
        filters=[clean_line],
        validators=[InputRequired("Écrivez votre objectif"), Length(max=200, message=_TOO_LONG)],
    )

    def validate_label(self, field: StringField) -> None:
        """Refuse blanks."""
        if not field.data:
            raise ValidationError("Écrivez votre objectif")

    def to_aim(self, listed: Sequence[Objective]) -> Aim:
        """Return the objective in its new words."""
        return _aim(self.label.data or "", listed)

    def refuse_known(self) -> None:
        """Say that the pair has it."""
        self.label.errors = [ALREADY_SET]

    def beside(self, version: int) -> None:
        """Keep what was typed, to be saved over what the other wrote meanwhile if one still wants it."""
        self.seen.data = str(version)
        self.label.errors = [REWORDED_MEANWHILE]


class ReviewForm(FlaskForm):
    """Where each objective stands; `review_form` adds its fields."""

    def of(self, ref: str) -> RadioField:
        """Return the question about that objective."""
        return self._fields[_STATE + ref]

    def seen(self, ref: str) -> HiddenField:
        """Return the version of that objective which the page showed."""
        return self._fields[_SEEN + ref]

    def to_stands(self) -> Mapping[str, Stand]:
        """Return where each stands, by its ref; one that was not on the page yet is left as it is."""
        shown = [
            name.removeprefix(_SEEN)
            for name, field in self._fields.items()
            if name.startswith(_SEEN) and field.raw_data
        ]
        return {ref: Stand(ObjectiveState(self.of(ref).data), version_in(self.seen(ref).data or "")) for ref in shown}

    def beside(self, objectives: Sequence[PairObjective], moved: Mapping[str, str]) -> None:
        """Keep what was answered, beside what the other wrote meanwhile of the objectives that moved."""
        for each in objectives:
            self.seen(each.ref).data = str(each.version)
            if each.ref in moved:
                self.of(each.ref).errors = [moved[each.ref]]

    def refuse_fourth(self, objectives: Sequence[PairObjective]) -> None:
        """Say that more than three would be left."""
        back = [each for each in objectives if each.state is ObjectiveState.SET_ASIDE]
        named = next((each for each in back if self.of(each.ref).data != ObjectiveState.SET_ASIDE), objectives[0])
        self.of(named.ref).errors = [THREE_AT_MOST]


def review_form(objectives: Sequence[PairObjective]) -> ReviewForm:
    """Return the form that goes over these objectives, read from what was sent, or as they stand."""
    choices = [SelectChoice(state.value, word) for state, word in STATES.items()]
    fields: dict[str, Any] = {}
    for each in objectives:
        fields[_STATE + each.ref] = RadioField(
            each.label,
            choices=choices,
            default=each.state.value,
            validators=[DataRequired(f"Choisissez où en est « {each.label} »")],
        )
        fields[_SEEN + each.ref] = HiddenField(default=str(each.version))
    return cast("ReviewForm", type("ReviewForm", (ReviewForm,), fields)())


def _choice(objective: Objective, *, wished: bool) -> SelectChoice:
    return SelectChoice(objective.value, objective.label, {"hint": "Choisi dans votre demande"} if wished else {})


def _aim(label: str, listed: Sequence[Objective]) -> Aim:
    """An objective of the list keeps its value, however it was typed."""
    same = next((each for each in listed if fold(each.label) == fold(label)), None)
    return Aim(same.value, same.label) if same else Aim("", label)
