"""A reader's opinion: the programme's grid, a recommendation, and words that the person may ask to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from wtforms import RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from app.applications.models import Opinion, Recommendation
from app.applications.rules import Say
from app.applications.wording.selection import RECOMMENDATION_HINTS, RECOMMENDATIONS
from app.core.text import clean_text
from app.programmes.definition import Criterion, Grade
from app.web.forms import SeenForm

COMMENT_MAX = 2000
_PREFIX = "grid_"


@dataclass(frozen=True)
class OpinionInput:
    """What a reader thinks."""

    grid: Mapping[str, str]
    recommendation: Recommendation
    comment: str


class OpinionForm(SeenForm):
    """The fields that every programme has; `opinion_form` adds those of its grid."""

    recommendation = RadioField(
        "Votre avis",
        choices=[
            SelectChoice(each.value, word, render_kw={"hint": RECOMMENDATION_HINTS[each]})
            for each, word in RECOMMENDATIONS.items()
        ],
        validators=[DataRequired("Choisissez votre avis")],
    )
    comment = TextAreaField(
        "Ce qui vous fait dire cela",
        description="Restez factuel : la personne peut demander à lire ce qui est écrit sur elle",
        filters=[clean_text],
        validators=[Length(max=COMMENT_MAX, message="Raccourcissez votre commentaire à 2 000 caractères au plus")],
    )

    @property
    def grid(self) -> list[RadioField]:
        """The fields of the grid, in its order."""
        return [field for name, field in self._fields.items() if name.startswith(_PREFIX)]

    def to_opinion(self) -> OpinionInput:
        """Return what was said."""
        grid = {field.name.removeprefix(_PREFIX): str(field.data) for field in self.grid}
        return OpinionInput(grid, Recommendation(self.recommendation.data), self.comment.data or "")


def opinion_form(criteria: Sequence[Criterion], scale: Sequence[Grade], say: Say, given: Opinion | None) -> OpinionForm:
    """Return the form for one grid, read from what was sent, or filled with the opinion already given."""
    fields: dict[str, Any] = {
        f"{_PREFIX}{each.value}": RadioField(
            say(each.label),
            description=say(each.help) if each.help else "",
            choices=[SelectChoice(grade.value, grade.label) for grade in scale],
            validators=[DataRequired(f"Choisissez une réponse : {say(each.label).lower()}")],
        )
        for each in criteria
    }
    kind = cast("type[OpinionForm]", type("GridForm", (OpinionForm,), fields))
    if given is None:
        return kind()
    known = {f"{_PREFIX}{name}": value for name, value in given.grid.items()}
    return kind(data={**known, "recommendation": given.recommendation.value, "comment": given.comment})
