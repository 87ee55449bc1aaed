"""What is asked of the coordination that writes the text."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField, ValidationError


class TextForm(FlaskForm):
    """The text of the charter, in Markdown or plain. `seen`: the state of the texts that it was written over."""

    source = TextAreaField(
        "Texte de la charte",
        description="Collez votre charte telle quelle, depuis Word ou ailleurs, ou écrivez-la ici.",
    )
    seen = HiddenField()

    def validate_source(self, field: TextAreaField) -> None:
        """Refuse an empty text; the rest is read line by line afterwards."""
        if not (field.data or "").strip():
            raise ValidationError("Écrivez ou collez le texte de la charte")

    def refuse(self, sentence: str) -> None:
        """Show why the text cannot be taken, by the field."""
        self.source.errors = [sentence]

    def refuse_lines(self, sentences: Sequence[str]) -> None:
        """Show why lines of the text cannot be taken: the first by the field, all in the summary."""
        if sentences and not self.source.errors:
            self.source.errors = list(sentences)
