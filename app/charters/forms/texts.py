"""What is asked of the coordination that writes the text."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField, ValidationError


class TextForm(FlaskForm):
    """The text of the charter, in Markdown or plain."""

    source = TextAreaField(
        "Texte de la charte",
        description="Un titre, puis vos paragraphes. Les titres numérotés, les tirets et le **gras** sont compris.",
    )

    def validate_source(self, field: TextAreaField) -> None:
        """Refuse an empty text; the rest is read line by line afterwards."""
        if not (field.data or "").strip():
            raise ValidationError("Écrivez ou collez le texte de la charte")

    def refuse(self, sentence: str) -> None:
        """Show why the text cannot be taken, by the field."""
        self.source.errors = [sentence]
