"""The form that shifts dates together, and the button that changes them once they were read."""

from datetime import date, timedelta
from typing import Any

from wtforms import BooleanField, RadioField, SelectChoice, SelectField

from app.core.wording import date_fr, number_fr
from app.programmes.definition import Calendar
from app.programmes.forms.calendar import ReadForm, WholeField
from app.programmes.wording import calendar as wording
from app.web.forms import SeenForm

_FARTHEST = 730  # days of one shift
_UNITS = [SelectChoice("semaines", "semaines"), SelectChoice("jours", "jours")]
_WAYS = [SelectChoice("plus-tard", "Plus tard"), SelectChoice("plus-tot", "Plus tôt")]


class ShiftForm(ReadForm):
    """By how much, which way, and from which date on."""

    count = WholeField("De combien ?", name="combien")
    unit = SelectField("Unité", name="unite", choices=_UNITS)
    way = RadioField("Dans quel sens ?", name="sens", choices=_WAYS)
    since = RadioField("À partir de quelle date ?", name="depuis", validate_choice=False)

    def __init__(self, today: date, **binding: Any) -> None:
        super().__init__(**binding)
        self._today = today

    def offer(self, calendar: Calendar, names: tuple[str, ...]) -> None:
        """Offer the dates from which one may shift; the next one unless another is chosen."""
        days = [(name, getattr(calendar, name)) for name in names]
        self.since.choices = [SelectChoice(name, f"{wording.NAMES[name]}, {date_fr(day)}") for name, day in days]
        coming = [name for name, day in days if day >= self._today]
        if self.since.data is None and coming:
            self.since.data = coming[0]
        if self.way.data is None:
            self.way.data = "plus-tard"

    @property
    def asked(self) -> bool:
        """Whether anything was asked for yet."""
        return bool(self.count.raw_data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse no number, one beyond two years, and a date that was not offered."""
        super().validate(extra_validators)
        most = _FARTHEST if self.unit.data == "jours" else _FARTHEST // 7
        if not self.count.data or self.count.data > most:
            self.count.errors = [f"Écrivez un nombre de 1 à {number_fr(most)}"]
        for field, sentence in ((self.unit, "Choisissez des semaines ou des jours"), (self.way, "Choisissez un sens")):
            if field.errors:
                field.errors = [sentence]
        if self.since.data not in {choice.value for choice in self.since.choices or []}:
            self.since.errors = ["Choisissez la première date à décaler"]
        return not self.errors

    @property
    def distance(self) -> int:
        """By how many days, fewer than none for earlier."""
        size = (self.count.data or 0) * (1 if self.unit.data == "jours" else timedelta(weeks=1).days)
        return -size if self.way.data == "plus-tot" else size


class ConfirmForm(SeenForm):
    """The button that changes the dates, on a page that showed one revision of the programme."""

    tell = BooleanField("Prévenir les personnes concernées par e-mail")
    reopen = BooleanField("Rouvrir les candidatures")

    def refuse_silence(self) -> None:
        """Say that opening again must be said."""
        self.reopen.errors = [wording.REOPEN_UNSAID]
