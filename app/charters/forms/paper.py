"""What is asked of the coordination that records a sheet signed by hand."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, HiddenField, SelectChoice, SelectMultipleField, ValidationError

from app.charters.models import Party
from app.charters.services import Sheet
from app.documents.scan import MAX_BYTES
from app.web.forms import DayField

_AGAIN = "Choisissez à nouveau la copie : le navigateur ne garde pas les fichiers"


class PaperForm(FlaskForm):
    """Who signed the sheet, on which day, and its copy."""

    parties = SelectMultipleField("Qui a signé cette feuille ?", validate_choice=False)
    signed_on = DayField(
        "Jour de la signature",
        description="Celui écrit sur la feuille. S’il y en a plusieurs, enregistrez chaque signature à part, "
        "avec la même copie",
    )
    files = MultipleFileField(
        "Copie de la feuille",
        description="Un PDF, ou une photo par page (JPEG ou PNG). 10 pages et 5 Mo au plus en tout",
    )

    def __init__(self, pending: Sequence[tuple[Party, str]], **binding: Any) -> None:
        super().__init__(**binding)
        self.parties.choices = [SelectChoice(party.value, label) for party, label in pending]

    def validate_parties(self, field: SelectMultipleField) -> None:
        """Refuse a sheet that nobody signed."""
        if not _ticked(field):
            raise ValidationError("Cochez au moins une personne")

    def validate_signed_on(self, field: DayField) -> None:
        """Refuse no day; the charter's own dates are looked at afterwards."""
        if field.data is None:
            raise ValidationError("Indiquez le jour écrit sur la feuille")

    def validate_files(self, field: MultipleFileField) -> None:
        """Refuse no file, and more than the site takes at once."""
        sizes = [_size(each) for each in _chosen(field)]
        if not any(sizes):
            raise ValidationError("Choisissez la copie de la feuille signée")
        if sum(sizes) > MAX_BYTES:
            raise ValidationError("Choisissez des fichiers de moins de 5 Mo au total")

    def refuse(self, field: str, sentence: str) -> None:
        """Show why a field cannot be taken; a file that was sent must be chosen again."""
        self[field].errors = [sentence]
        self.say_again()

    def say_again(self) -> None:
        """Say by the file, when it was good, that the browser does not keep it."""
        if not self.files.errors and _chosen(self.files):
            self.files.errors = [_AGAIN]

    def to_sheet(self) -> Sheet:
        """What is said of the sheet."""
        return Sheet(tuple(map(Party, _ticked(self.parties))), self.signed_on.to_day())

    def to_files(self) -> list[bytes]:
        """The files, in the order they were chosen."""
        return [each.stream.read() for each in _chosen(self.files)]


class ConfirmPaperForm(FlaskForm):
    """The last box before signatures are recorded for good; `seen` names what was shown (`Sheet.stamp`)."""

    seen = HiddenField()
    original = BooleanField("J’ai l’original sous les yeux et je le conserve")

    def validate_original(self, field: BooleanField) -> None:
        """Refuse to record a sheet that nobody holds."""
        if not field.data:
            raise ValidationError("Cochez la case une fois l’original entre vos mains")


def _ticked(field: SelectMultipleField) -> list[str]:
    return [each.value for each in field.choices if each.value in (field.data or [])]


def _chosen(field: MultipleFileField) -> list[Any]:
    return [each for each in field.data or [] if getattr(each, "filename", "")]


def _size(file: Any) -> int:
    size: int = file.stream.seek(0, 2)
    file.stream.seek(0)
    return size
