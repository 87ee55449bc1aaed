"""What the parts of a definition owe each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from app.programmes.definition.frame import DATES, Kind
from app.programmes.definition.matching import Sign
from app.programmes.definition.questions import ChoicesFrom, Meaning
from app.programmes.definition.refusals import Place, refuse
from app.programmes.definition.texts import WHEN_SET, fields_of

if TYPE_CHECKING:
    from app.programmes.definition.forms import RoleForm
    from app.programmes.definition.programme import ProgrammeDefinition

NEEDED = (Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.EMAIL, Meaning.PROFESSION, Meaning.LINKS, Meaning.AVOID)
"""Without these no application can be answered, nor a pair formed without a conflict of interest."""


def check_cohort(definition: ProgrammeDefinition) -> None:
    """Refuse a cohort without one of its days or its place, and a line of the page that shows a day nobody set."""
    calendar = definition.calendar
    if definition.identity.kind is Kind.COHORT:
        for name in (*DATES, "launch_place"):
            if getattr(calendar, name) is None:
                raise refuse("date_missing", "calendar", name=name)
    for position, line in enumerate(definition.page.timeline):
        if line.day and getattr(calendar, line.day.value) is None:
            raise refuse("date_missing", "page", "timeline", position, "day", name=line.day.value)


def check_forms(definition: ProgrammeDefinition) -> None:
    """Refuse a form that does not ask what the rules of the programme need."""
    matching = definition.matching
    geography = matching.geography
    levels = (geography.commune, geography.epci, geography.department, geography.region)
    needed = [*NEEDED, Meaning.OBJECTIVES]
    needed += [Meaning.ESTABLISHMENT] if matching.same_establishment else []
    needed += [Meaning.COMMUNE] if any(level.sign is not Sign.IGNORE for level in levels) else []
    needed += [Meaning.AVAILABILITY] if matching.common_slots_min else []
    for role, form in (("mentee", definition.mentee), ("mentor", definition.mentor)):
        of_role = [Meaning.CAPACITY, Meaning.YEARS] if role == "mentor" else []
        for meaning in [*needed, *of_role]:
            _check_asked(form, role, meaning)
        _check_capacity(form, role)
        _check_lists(form, role)


def _check_asked(form: RoleForm, role: str, meaning: Meaning) -> None:
    for n, step in enumerate(form.steps):
        for m, question in enumerate(step.questions):
            if question.meaning is meaning:
                if question.optional and meaning is not Meaning.AVOID:
                    raise refuse("question_optional", role, "steps", n, "questions", m, "optional", value=meaning.value)
                return
    raise refuse("question_missing", role, "steps", value=meaning.value)


def _check_capacity(form: RoleForm, role: str) -> None:
    for n, step in enumerate(form.steps):
        for m, question in enumerate(step.questions):
            if question.meaning is Meaning.CAPACITY:
                for k, choice in enumerate(question.choices):
                    if choice.capacity is None:
                        raise refuse("capacity_missing", role, "steps", n, "questions", m, "choices", k)


def _check_lists(form: RoleForm, role: str) -> None:
    lists = {Meaning.OBJECTIVES: ChoicesFrom.OBJECTIVES, Meaning.LINKS: ChoicesFrom.LINK_KINDS}
    for n, step in enumerate(form.steps):
        for m, question in enumerate(step.questions):
            expected = lists.get(question.meaning) if question.meaning else None
            if expected and question.choices_from is not expected:
                raise refuse("choices_from", role, "steps", n, "questions", m, "choices_from", value=expected.value)


def check_sentences(definition: ProgrammeDefinition) -> None:
    """Refuse a sentence that names a thing this programme does not have, such as a closing day."""
    absent = {
        field for field, (part, name) in WHEN_SET.items() if getattr(getattr(definition, part), name) in (None, ())
    }
    for place, text in _texts(definition, ()):
        for field in fields_of(text):
            if field in absent:
                raise refuse("text_field_absent", *place, field=field)


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, (*place, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*place, str(key)))
