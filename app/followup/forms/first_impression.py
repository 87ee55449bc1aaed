"""The question after the first meeting."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, ValidationError

from app.followup.models import Fit

_FITS = {"adapte": Fit.SUITS, "incertain": Fit.UNCERTAIN, "pas-adapte": Fit.DOES_NOT_SUIT}
_NAMES = {fit: name for name, fit in _FITS.items()}
_CHOICES = [
    SelectChoice("adapte", "Adapté"),
    SelectChoice("incertain", "Encore incertain"),
    SelectChoice("pas-adapte", "Pas adapté, je souhaite en parler"),
]


class FitForm(FlaskForm):
    """One answer among three; a link of the letter may have chosen it beforehand."""

    fit = RadioField("Ce binôme vous paraît-il adapté ?", choices=_CHOICES, validate_choice=False)

    def validate_fit(self, field: RadioField) -> None:
        """Refuse no answer, and one that the page does not offer."""
        if field.data not in _FITS:
            raise ValidationError("Choisissez ce que vous pensez de ce binôme")

    def to_fit(self) -> Fit:
        """What was chosen."""
        return _FITS[self.fit.data]


def chosen(fit: Fit | None, named: str) -> str:
    """Return the answer that the page shows chosen: the one a link names, otherwise the one already given."""
    return named if named in _FITS else _NAMES.get(fit, "") if fit else ""
