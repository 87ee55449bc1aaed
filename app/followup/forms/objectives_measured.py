"""The thermometer: from 0 to 10, how near the mentee feels to each objective."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.followup.models import PairObjective
from app.followup.rules.objectives import Window

_DEGREE = "degree_"
_ENDS = {"0": "0, tout reste à faire", "10": "10, c’est acquis"}


class ThermometerForm(FlaskForm):
    """From 0 to 10, how near each objective is; `thermometer_form` adds its fields."""

    @property
    def degrees(self) -> list[RadioField]:
        """The scale of each objective."""
        return [field for name, field in self._fields.items() if name.startswith(_DEGREE)]

    def to_degrees(self) -> Mapping[str, int]:
        """Return the degree of each, by its ref."""
        return {field.name.removeprefix(_DEGREE): int(field.data) for field in self.degrees}


def thermometer_form(objectives: Sequence[PairObjective], is_open: Mapping[str, Window]) -> ThermometerForm:
    """Return the form that measures these objectives, read from what was sent, or as they were measured already.

    `is_open` holds the measure that may be given of each, by its ref.
    """
    fields: dict[str, Any] = {}
    for each in objectives:
        moment = is_open[each.ref].moment
        given = next((one.degree for one in each.temperatures if one.moment is moment), None)
        fields[_DEGREE + each.ref] = RadioField(
            each.label,
            choices=[SelectChoice(str(degree), _ENDS.get(str(degree), str(degree))) for degree in range(11)],
            default=None if given is None else str(given),
            validators=[InputRequired(f"Choisissez un chiffre de 0 à 10 pour « {each.label} »")],
        )
    return cast("ThermometerForm", type("ThermometerForm", (ThermometerForm,), fields)())
