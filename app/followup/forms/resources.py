"""The form of a page of method."""

from collections.abc import Sequence

from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.text import clean_line, clean_text, version_in
from app.followup.models import ResourceReaders
from app.followup.queries.resources import Resource
from app.followup.rules.resources import POSITIONS
from app.followup.services.resources import Draft
from app.followup.wording.resources import READER_HINTS, READERS
from app.web.forms import SeenForm


class ResourceForm(SeenForm):
    """What a page says, who reads it and where it stands; `seen` is the version it was written over."""

    title = StringField(
        "Titre",
        filters=[clean_line],
        validators=[
            DataRequired("Écrivez le titre de la page"),
            Length(max=120, message="Raccourcissez le titre : 120 caractères au maximum"),
        ],
    )
    summary = StringField(
        "En une phrase",
        description="Elle se lit sous le titre et dans la liste",
        filters=[clean_line],
        validators=[Length(max=300, message="Raccourcissez la phrase : 300 caractères au maximum")],
    )
    body = TextAreaField(
        "Texte de la page",
        description="Les titres commencent par ##, les listes par un tiret. Le titre de la page n’est pas à répéter",
    )
    readers = RadioField(
        "Qui peut la lire ?",
        choices=[SelectChoice(each.value, word, {"hint": READER_HINTS[each]}) for each, word in READERS.items()],
        validators=[DataRequired("Choisissez qui peut la lire")],
    )
    position = StringField(
        "Rang dans la liste",
        description="Les pages se suivent du plus petit nombre au plus grand",
        filters=[clean_line],
    )

    def validate_body(self, field: TextAreaField) -> None:
        """Refuse an empty text; the rest is read line by line afterwards."""
        if not clean_text(field.data):
            raise ValidationError("Écrivez le texte de la page")

    def validate_position(self, field: StringField) -> None:
        """Refuse what is no rank."""
        if version_in(field.data or "") not in POSITIONS:
            raise ValidationError("Écrivez un nombre entre 1 et 999, par exemple 20")

    def refuse_lines(self, sentences: Sequence[str]) -> None:
        """Show why lines of the text cannot be shown: the first by the field, all in the summary."""
        if sentences and not self.body.errors:
            self.body.errors = list(sentences)

    def to_draft(self) -> Draft:
        """Return the page as it was written."""
        return Draft(
            self.title.data or "",
            self.summary.data or "",
            clean_text(self.body.data),
            ResourceReaders(self.readers.data),
            version_in(self.position.data or ""),
        )


def resource_form(found: Resource | None, *, position: int) -> ResourceForm:
    """Return the form of a page as it stands, or of one to be written at that rank."""
    if found is None:
        start = {"readers": ResourceReaders.NOBODY.value, "position": str(position), "seen": "0"}
        return ResourceForm(formdata=None, data=start)
    return ResourceForm(
        formdata=None,
        data={
            "title": found.title,
            "summary": found.summary,
            "body": found.body,
            "readers": found.readers.value,
            "position": str(found.position),
            "seen": str(found.version),
        },
    )
