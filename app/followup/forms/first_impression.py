"""The question after the first meeting."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, ValidationError

from app.followup.models import Fit
from app.followup.wording.first_impression import NAMES, OWN

_FITS = {name: fit for fit, name in NAMES.items()}


class FitForm(FlaskForm):
    """One answer among three; a link of the letter may have chosen it beforehand."""

    fit = RadioField(
        "Ce binôme vous paraît-il adapté ?",
        choices=[SelectChoice(name, OWN[fit]) for name, fit in _FITS.items()],
        validate_choice=False,
    )

    def validate_fit(self, field: RadioField) -> None:
        """Refuse no answer, and one that the page does not offer."""
        if field.data not in _FITS:
            raise ValidationError("Choisissez ce que vous pensez de ce binôme")

    def to_fit(self) -> Fit:
        """What was chosen."""
        return _FITS[self.fit.data]


def chosen(fit: Fit | None, named: str) -> str:
    """Return the answer that the page shows chosen: the one a link names, otherwise the one already given."""
    return named if named in _FITS else NAMES[fit] if fit else ""
