"""A step of a form, built from the programme's questions: fields, their words, and the sentence of each problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wtforms import Field, FieldList
from wtforms.form import BaseForm

from app.applications.forms.building import fields_of
from app.applications.rules import (
    Answers,
    Problem,
    Say,
    asked_name,
    candidates,
    code_name,
    detail_name,
    undefined_name,
)
from app.core.remembering import Same
from app.core.wording import name_refusal
from app.programmes.definition import (
    Choice,
    ErrorCode,
    Meaning,
    ProgrammeDefinition,
    Question,
    QuestionKind,
    Step,
    fill,
)

_AUTOCOMPLETE = {
    Meaning.FIRST_NAME: "given-name",
    Meaning.LAST_NAME: "family-name",
    Meaning.ESTABLISHMENT: "organization",
}


@dataclass(frozen=True)
class Asking:
    """What a step asks, before anybody answers: the same for all until the programme changes."""

    questions: list[Question]
    choices: dict[str, tuple[Choice, ...]]
    fields: dict[str, Any]


@lru_cache(maxsize=256)
def _asking(definition: Same[ProgrammeDefinition], step: Same[Step], say: Say, skip: frozenset[Meaning]) -> Asking:
    questions = [question for question in step.thing.questions if question.meaning not in skip]
    choices = {question.key: definition.thing.choices(question) for question in questions}
    fields: dict[str, Any] = {}
    for question in questions:
        fields |= fields_of(question, choices[question.key], say)
    return Asking(questions, choices, fields)


@dataclass(frozen=True)
class Asked:
    """One question as the template draws it; `details` are the words asked beside choices."""

    question: Question
    field: Field
    details: tuple[Field, ...] = ()
    undefined: Field | None = None
    alone: tuple[Field, ...] = ()
    hidden: Field | None = None
    candidates: tuple[dict[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """How it is asked."""
        return self.question.kind.value

    @property
    def autocomplete(self) -> str:
        """What a browser may fill in by itself."""
        return _AUTOCOMPLETE.get(self.question.meaning, "") if self.question.meaning else ""


class StepForm(BaseForm):
    """The questions of one step. Checking them is the rules' affair: this form only reads, draws and says."""

    def __init__(self, definition: ProgrammeDefinition, step: Step, say: Say, *, skip: Iterable[Meaning] = ()) -> None:
        asking = _asking(Same(definition), Same(step), say, frozenset(skip))
        self.questions, self._choices = asking.questions, asking.choices
        self._territory = definition.territory
        super().__init__(asking.fields)

    def show(self, answers: Answers) -> "StepForm":
        """Fill the fields with answers that are kept."""
        self.process(data=dict(answers))
        return self

    def read(self, formdata: Any) -> "StepForm":
        """Fill the fields with what was typed."""
        self.process(formdata)
        return self

    def raw(self) -> dict[str, Any]:
        """Return what was typed, by name, for the rules to clean."""
        return {name: field.data for name, field in self._fields.items()}

    def change_rows(self, add: str, remove: str) -> bool:
        """Add or remove a row when such a button was pressed, and tell whether one was."""
        rows = {question.key for question in self.questions if question.kind is QuestionKind.LINKS}
        if add in rows:
            self._fields[add].append_entry()
            return True
        name, _, _ = remove.rpartition("-")
        if name in rows:
            field = self._fields[name]
            field.entries = [entry for entry in field.entries if entry.name != remove] or field.entries[:0]
            if not field.entries:
                field.append_entry()
            return True
        return False

    def say_problems(self, problems: Iterable[Problem], known: Mapping[str, str]) -> None:
        """Put the programme's sentence of each problem on its field; the first of a field is the one shown."""
        fields = dict(_named(self))
        for problem in problems:
            field = fields[problem.name]
            if not field.errors:
                field.errors = [_sentence(problem, known)]
            if problem.code is ErrorCode.SUGGESTION:
                self._fields[asked_name(problem.question)].data = field.data
            rows = self._fields[problem.question.key]
            if problem.question.kind is QuestionKind.LINKS and rows is not field and not rows.errors:
                rows.errors = [{problem.name: field.errors}]

    def say_changed(self, keys: Iterable[str], sentence: str) -> None:
        """Say which answers were changed elsewhere while the page was open; what was typed stays in its fields."""
        for key in keys:
            if key in self._fields:
                self._fields[key].errors = [sentence]

    def drawn(self) -> list[Asked]:
        """Return the questions for the template."""
        return [self._asked(question) for question in self.questions]

    def _asked(self, question: Question) -> Asked:
        choices = self._choices[question.key]
        found = self._fields.get
        ambiguous = question.kind is QuestionKind.COMMUNE and bool(self._fields[question.key].errors)
        places = candidates(str(self._fields[question.key].data or ""), self._territory) if ambiguous else ()
        extra = asked_name(question) if question.kind is QuestionKind.EMAIL else code_name(question)
        return Asked(
            question=question,
            field=self._fields[question.key],
            details=tuple(self._fields[detail_name(question, c.value)] for c in choices if c.detail),
            undefined=found(undefined_name(question)),
            alone=tuple(
                self._fields[detail_name(question, c.value)]
                for c in choices
                if c.exclusive and question.kind is QuestionKind.LINKS
            ),
            hidden=found(extra),
            candidates=tuple({"value": place.code, "label": place.label} for place in places),
        )


def _sentence(problem: Problem, known: Mapping[str, str]) -> str:
    if problem.code is ErrorCode.UNPRINTABLE:
        return name_refusal(problem.params["found"])
    said = fill(problem.question.errors[problem.code], {**known, **problem.params})
    return said.replace("1 caractères", "1 caractère") if problem.params.get("count") == "1" else said


def _named(form: BaseForm) -> Iterable[tuple[str, Field]]:
    for field in form:
        yield field.name, field
        if isinstance(field, FieldList):
            for entry in field.entries:
                yield from _named(entry.form)
