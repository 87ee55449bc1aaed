"""The forms of those who read: links, an opinion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from app.applications.models import Application
from app.applications.wording.selection import person_hint


class LinksForm(FlaskForm):
    """With whom one has a link; « aucun lien » is an answer."""

    people = SelectMultipleField("Avez-vous un lien avec une de ces personnes ?", validate_choice=False)
    none = BooleanField("Aucun lien")
    seen = HiddenField()

    def __init__(self, people: Sequence[Application], *, chosen: Iterable[str] | None = None) -> None:
        """Read what was sent; or, given what is `chosen` already, show the form anew."""
        anew = {} if chosen is None else {"formdata": None, "data": {"people": list(chosen)}}
        super().__init__(**anew)
        self._known = {each.ref for each in people}
        self.people.choices = [
            SelectChoice(each.ref, each.full_name, render_kw={"hint": person_hint(each)}) for each in people
        ]
        if chosen is not None:
            latest = max((each.submitted_at for each in people if each.submitted_at), default=None)
            self.seen.data = latest.isoformat() if latest else ""

    def validate_people(self, _field: SelectMultipleField) -> None:
        """Ask for one answer, and for no more than one."""
        if not self.chosen and not self.none.data:
            raise ValidationError("Cochez les personnes avec qui vous avez un lien, ou « Aucun lien »")
        if self.chosen and self.none.data:
            raise ValidationError("Gardez « Aucun lien », ou les personnes que vous avez cochées")

    @property
    def chosen(self) -> frozenset[str]:
        """The refs ticked, of those that were on the page."""
        return frozenset(self.people.data or ()) & self._known

    def to_seen(self) -> datetime | None:
        """Return when the last application of the page was sent; what is not an instant is none."""
        try:
            found = datetime.fromisoformat(self.seen.data or "")
        except ValueError:
            return None
        return found if found.tzinfo else None


@dataclass(frozen=True)
class LinkInput:
    """A link to take down for somebody: refs."""

    person: str
    application: str


class RecordLinkForm(FlaskForm):
    """A link that somebody of the staff told the coordination of."""

    person = SelectField("Qui a un lien ?", validators=[DataRequired("Choisissez qui a un lien")])
    application = SelectField("Avec qui ?", validators=[DataRequired("Choisissez avec qui est ce lien")])

    def __init__(self, people: Sequence[tuple[str, str]], files: Sequence[tuple[str, str]], **binding: Any) -> None:
        super().__init__(**binding)
        for field, choices in ((self.person, people), (self.application, files)):
            field.choices = [SelectChoice("", ""), *(SelectChoice(ref, name) for ref, name in choices)]
            field.validate_choice = False
            field.data = field.data if field.data in dict(choices) else ""

    def to_link(self) -> LinkInput:
        """Return whose link it is, and with whom."""
        return LinkInput(self.person.data or "", self.application.data or "")
