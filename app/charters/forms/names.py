"""What every name that goes into a charter is asked, wherever it is typed."""

from wtforms import StringField, ValidationError

from app.core.printable import unprintable_in_name
from app.core.text import clean_line
from app.core.wording import name_refusal


def typed_name(field: StringField, longest: int, sentence: str) -> str:
    """Return the name typed, cleaned.

    Refuses (`sentence`) none, or what is longer than a name; and, naming it, a character that the PDF cannot show.
    """
    name = clean_line(field.data)
    if not 0 < len(name) <= longest:
        raise ValidationError(sentence)
    found = unprintable_in_name(name)
    if found:
        raise ValidationError(name_refusal(found))
    return name
