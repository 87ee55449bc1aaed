"""What is asked to propose a date, and to write down a meeting that took place."""

import re
from datetime import time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length

from app.core.clock import to_paris
from app.core.text import clean_line, clean_text, version_in
from app.followup.models import Meeting
from app.followup.services.meetings import Plan
from app.followup.services.meetings_telling import Held
from app.followup.services.notes import Written
from app.followup.wording.meetings import CHANGED, MODES, NOTES_CHANGED, lasting
from app.programmes.definition import MeetingMode
from app.web.forms import DayField

NOTES_MAX, MESSAGE_MAX = 10_000, 1_000
_PLACE_MAX = 300
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240)
_MODES = [SelectChoice(value, label) for value, label in MODES]
_MINUTES = [SelectChoice("", "Non précisée"), *(SelectChoice(str(each), lasting(each)) for each in _LENGTHS)]
_HOUR = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hH.]\s*([0-5]\d)?)?(?::\d\d)?")


def _lines(limit: int, sentence: str) -> dict[str, Any]:
    return {"filters": [clean_text], "validators": [Length(max=limit, message=sentence)]}


def typed_hour(text: str) -> time | None:
    """Return the hour somebody wrote (« 19:00 », « 19 h 30 », « 9h »); nothing for what is none."""
    found = _HOUR.fullmatch(text.strip())
    return time(int(found[1]), int(found[2] or 0)) if found else None


class SeenMeetingForm(FlaskForm):
    """A button that acts on a meeting as the page showed it."""

    version = HiddenField()

    def beside(self, meeting: Meeting) -> None:
        """Say that the other changed it meanwhile; sent again, it is sent knowingly."""
        self.version.data = str(meeting.version)
        self.form_errors = [CHANGED]

    @property
    def seen(self) -> int:
        """The version the page showed, 0 when it says none."""
        return version_in(self.version.data or "")


class PlanForm(SeenMeetingForm):
    """A date to propose."""

    day = DayField("Date", format=_DAYS)
    hour = StringField("Heure", description="À l’heure de Paris, par exemple 19:00")
    mode = RadioField("Comment ?", choices=_MODES, validate_choice=False)
    place = StringField(
        "Lieu ou lien de visio",
        filters=[clean_line],
        validators=[Length(max=_PLACE_MAX, message=f"Raccourcissez le lieu à {_PLACE_MAX} caractères au plus")],
    )
    message = TextAreaField("Message", **_lines(MESSAGE_MAX, "Raccourcissez votre message à 1 000 caractères au plus"))

    def validate_day(self, field: DayField) -> None:
        """Refuse no day; the year's own limits are looked at afterwards."""
        _refuse_no_day(field, "Choisissez une date à venir")

    def validate_hour(self, field: StringField) -> None:
        """Refuse what is no hour."""
        if typed_hour(field.data or "") is None:
            raise ValidationError("Écrivez l’heure, par exemple 19:00")

    def validate_mode(self, field: RadioField) -> None:
        """Refuse none."""
        _refuse_no_mode(field, "Choisissez comment vous vous verrez")

    def to_plan(self) -> Plan:
        """Return what was written, once validated."""
        hour = typed_hour(self.hour.data or "") or time()
        return Plan(
            self.day.to_day(), hour, MeetingMode(self.mode.data), self.place.data or "", self.message.data or ""
        )

    def refuse(self, sentence: str, *, hour: bool) -> None:
        """Show why that date cannot be, by the day or by the hour."""
        (self.hour if hour else self.day).errors = [sentence]

    @staticmethod
    def of(meeting: Meeting) -> dict[str, object]:
        """Return what the form shows of a meeting to be moved."""
        return {
            "day": meeting.happens_on,
            "hour": f"{to_paris(meeting.starts_at):%H:%M}" if meeting.starts_at else "",
            "mode": meeting.mode,
            "place": meeting.place,
            "version": meeting.version,
        }


class HeldForm(SeenMeetingForm):
    """A meeting that took place; the notes are for oneself, or shared."""

    day = DayField("Date", format=_DAYS)
    mode = RadioField("Comment ?", choices=_MODES, validate_choice=False)
    minutes = SelectField("Durée", choices=_MINUTES, validate_choice=False)
    private = TextAreaField(
        "Notes pour moi seul·e", **_lines(NOTES_MAX, "Raccourcissez vos notes à 10 000 caractères au plus")
    )
    shared = TextAreaField(
        "Notes partagées", **_lines(NOTES_MAX, "Raccourcissez les notes partagées à 10 000 caractères au plus")
    )

    def validate_day(self, field: DayField) -> None:
        """Refuse no day; the year's own limits are looked at afterwards."""
        _refuse_no_day(field, "Écrivez la date de la rencontre")

    def validate_mode(self, field: RadioField) -> None:
        """Refuse none."""
        _refuse_no_mode(field, "Choisissez comment vous vous êtes vus")

    def validate_minutes(self, field: SelectField) -> None:
        """Refuse what the list does not hold."""
        if field.data not in {choice.value for choice in _MINUTES}:
            raise ValidationError("Choisissez une durée dans la liste")

    def refuse(self, sentence: str) -> None:
        """Show why it cannot have been that day."""
        self.day.errors = [sentence]

    def to_held(self) -> Held:
        """Return what was written, once validated."""
        minutes = int(self.minutes.data) if self.minutes.data else None
        return Held(self.day.to_day(), MeetingMode(self.mode.data), minutes)

    def to_written(self) -> tuple[Written, Written]:
        """Return the notes for oneself, then those shared: the first of this meeting."""
        return Written(self.private.data or ""), Written(self.shared.data or "")

    @staticmethod
    def of(meeting: Meeting) -> dict[str, object]:
        """Return what the form shows of a meeting to be told, or told otherwise."""
        known = {"day": meeting.happens_on, "mode": meeting.mode, "version": meeting.version}
        return known | {"minutes": str(meeting.minutes or "")}


class NotesForm(FlaskForm):
    """What one member writes of a meeting; each text with the version the page showed."""

    private = TextAreaField(
        "Pour moi seul·e", **_lines(NOTES_MAX, "Raccourcissez vos notes à 10 000 caractères au plus")
    )
    private_version = HiddenField()
    shared = TextAreaField(
        "Partagées", **_lines(NOTES_MAX, "Raccourcissez les notes partagées à 10 000 caractères au plus")
    )
    shared_version = HiddenField()

    def to_written(self) -> tuple[Written, Written]:
        """Return what is for oneself, then what is shared."""
        versions = (version_in(each.data or "") for each in (self.private_version, self.shared_version))
        private, shared = zip((self.private.data or "", self.shared.data or ""), versions, strict=True)
        return Written(*private), Written(*shared)

    def show(self, private: int, shared: int) -> None:
        """Carry the versions of the texts shown, 0 where there is none."""
        self.private_version.data, self.shared_version.data = str(private), str(shared)

    def beside(self, private: int, shared: int) -> None:
        """Say that they changed in another window; sent again, they are sent knowingly."""
        self.show(private, shared)
        self.form_errors = [NOTES_CHANGED]


def _refuse_no_day(field: DayField, sentence: str) -> None:
    if field.data is None:
        raise ValidationError(sentence)


def _refuse_no_mode(field: RadioField, sentence: str) -> None:
    if field.data not in {mode.value for mode in MeetingMode}:
        raise ValidationError(sentence)
