"""The form of another edition: its address, its names, its territory, its dates, and whom it keeps."""

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField, SelectChoice, SelectMultipleField, StringField

from app.core.text import clean_line
from app.programmes.definition import Calendar, ProgrammeDefinition, Territory
from app.programmes.forms.calendar import DatesForm, ReadForm
from app.programmes.rules import is_slug
from app.programmes.services import Clone

_LINE_MAX = 200
_LINES = {
    "title": ("Nom de l’édition", "", "Écrivez le nom de l’édition"),
    "edition": ("Édition", "Une année, ou « printemps 2028 »", "Écrivez le nom court de l’édition"),
    "territory_name": ("Territoire", "Son nom seul, comme « Sundgau »", "Écrivez le nom du territoire"),
    "territory_phrase": ("Avec son article", "Comme « le Sundgau »", "Écrivez le territoire avec son article"),
    "territory_inside": (
        "Pour dire « dans »",
        "Comme « dans le Sundgau »",
        "Écrivez comment dire « dans »",
    ),
    "territory_communes": (
        "Ses communes, en quelques mots",
        "Comme « Altkirch et les communes voisines »",
        "Écrivez quelles communes il comprend",
    ),
}
_TEXTS = [
    SelectChoice("relire", "À relire", {"hint": "Il attend dans « La charte » : vous l’adaptez, puis le publiez"}),
    SelectChoice("publier", "Publié tout de suite", {"hint": "La nouvelle édition a la même charte, mot pour mot"}),
]


def _line(name: str) -> StringField:
    label, hint, _ = _LINES[name]
    return StringField(label, description=hint, filters=[clean_line])


class CloneForm(ReadForm):
    """Everything that is new in an edition without dates, and whom it keeps."""

    title = _line("title")
    edition = _line("edition")
    slug = StringField(
        "Adresse de la page",
        description="Minuscules, chiffres et tirets, comme installation-2028",
        filters=[clean_line],
    )
    territory_name = _line("territory_name")
    territory_phrase = _line("territory_phrase")
    territory_inside = _line("territory_inside")
    territory_communes = _line("territory_communes")
    charter = RadioField("Le texte de la charte", choices=_TEXTS, default="relire")
    roles = SelectMultipleField("L’équipe", coerce=str, validate_choice=False)
    referents = SelectMultipleField("Les référents", coerce=str, validate_choice=False)
    partners = SelectMultipleField("Les partenaires", coerce=str, validate_choice=False)

    def offer(
        self,
        *,
        roles: Iterable[tuple[int, str]],
        referents: Iterable[tuple[int, str]],
        partners: Iterable[tuple[int, str]],
    ) -> None:
        """Offer whom the new edition may keep, each by number and name."""
        for field, offered in ((self.roles, roles), (self.referents, referents), (self.partners, partners)):
            field.choices = [SelectChoice(str(number), name) for number, name in offered]

    @property
    def lines(self) -> list[StringField]:
        """The territory, in its four ways of being said."""
        return [self[name] for name in _LINES if name.startswith("territory")]

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse what is missing, too long, or no address; and somebody who was not offered."""
        super().validate(extra_validators)
        for name, (_, _, missing) in _LINES.items():
            if not self[name].data:
                self.refuse(name, missing)
            elif len(self[name].data) > _LINE_MAX:
                self.refuse(name, "Raccourcissez : 200 caractères au maximum")
        if not is_slug(self.slug.data or ""):
            self.refuse("slug", "Écrivez des minuscules sans accent, des chiffres et des tirets, 3 à 60 en tout")
        if self.charter.data not in ("relire", "publier"):
            self.refuse("charter", "Choisissez ce que devient le texte de la charte")
        for field in (self.roles, self.referents, self.partners):
            if not set(field.data or []) <= {choice.value for choice in field.choices or []}:
                field.errors = ["Choisissez dans la liste"]
        return not self.errors

    def refuse_taken(self) -> None:
        """Say that another programme has that address."""
        self.refuse("slug", "Cette adresse est déjà prise : choisissez-en une autre")

    def to_calendar(self, before: Calendar) -> Calendar:
        """Return the calendar of the new edition: the same delays."""
        return before

    def to_clone(self, known: ProgrammeDefinition) -> Clone:
        """Return the edition as typed. The places listed by name stay those of a same territory."""
        kept = known.territory if self.territory_name.data == known.territory.name else None
        return Clone(
            slug=self.slug.data,
            title=self.title.data,
            edition=self.edition.data,
            territory=Territory(
                name=self.territory_name.data,
                phrase=self.territory_phrase.data,
                inside=self.territory_inside.data,
                communes_phrase=self.territory_communes.data,
                communes=kept.communes if kept else (),
                departments=kept.departments if kept else (),
                regions=kept.regions if kept else (),
            ),
            calendar=self.to_calendar(known.calendar),
            referents=frozenset(map(int, self.referents.data or [])),
            partners=frozenset(map(int, self.partners.data or [])),
            roles=frozenset(map(int, self.roles.data or [])),
            publish_text=self.charter.data == "publier",
        )


class CohortCloneForm(DatesForm, CloneForm):
    """The same, with dates."""

    def to_calendar(self, before: Calendar) -> Calendar:
        """Return the calendar of the new edition: the dates typed, and the same delays."""
        dates = {field.name: field.data for field in self.days} | {"launch_place": self.launch_place.data}
        return Calendar.model_validate(before.model_dump() | dates)
