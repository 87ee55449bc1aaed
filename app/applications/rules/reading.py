"""Answers as people read them: labels instead of values, in the order they were asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.applications.rules.names import detail_name, undefined_name
from app.applications.rules.profile import Answers
from app.core.text import NBSP
from app.programmes.definition import (
    ALWAYS_SHARED,
    Meaning,
    ProgrammeDefinition,
    Question,
    QuestionKind,
    Readers,
    RoleForm,
    Step,
)

Say = Callable[[str], str]
"""Fills the `{fields}` of a sentence of the programme."""


@dataclass(frozen=True)
class Line:
    """One answer: `label` short, `question` in full; `value` a text, several, or empty when nothing was said."""

    key: str
    step: str
    label: str
    question: str
    value: str | list[str]
    staff_only: bool


def read_answer(definition: ProgrammeDefinition, question: Question, answers: Answers, say: Say) -> str | list[str]:
    """Return one answer in the words of the form."""
    if question.undefined_choice and answers.get(undefined_name(question)):
        return say(question.undefined_choice)
    found = answers.get(question.key)
    if question.kind is QuestionKind.LINKS:
        return _read_links(definition, question, answers, say)
    if question.kind is QuestionKind.MANY_CHOICES:
        return [_read_choice(definition, question, value, answers, say) for value in found or ()]
    if question.kind in (QuestionKind.ONE_CHOICE, QuestionKind.PROFESSION):
        return _read_choice(definition, question, found, answers, say) if found else ""
    return str(found or "")


def _read_choice(definition: ProgrammeDefinition, question: Question, value: Any, answers: Answers, say: Say) -> str:
    label = next((say(c.label) for c in definition.choices(question) if c.value == value), str(value))
    written = answers.get(detail_name(question, str(value)))
    if not written:
        return label
    return str(written) if question.kind is QuestionKind.PROFESSION else f"{label}{NBSP}: {written}"


def _read_links(definition: ProgrammeDefinition, question: Question, answers: Answers, say: Say) -> list[str]:
    choices = definition.choices(question)
    labels = {choice.value: say(choice.label) for choice in choices}
    alone = [labels[c.value] for c in choices if c.exclusive and answers.get(detail_name(question, c.value))]
    rows = answers.get(question.key) or ()
    return alone + [f"{labels.get(row['kind'], '')}{NBSP}: {row['whom']}" for row in rows]


def read_step(definition: ProgrammeDefinition, step: Step, answers: Answers, say: Say) -> list[Line]:
    """Return the answers of one step."""
    return [
        Line(
            key=question.key,
            step=step.slug,
            label=say(question.short_label),
            question=say(question.label),
            value=read_answer(definition, question, answers, say),
            staff_only=question.readers is Readers.COORDINATION,
        )
        for question in step.questions
    ]


def shared_keys(definition: ProgrammeDefinition, form: RoleForm, answers: Answers) -> frozenset[str]:
    """Return the questions whose answers the partner may read: names, profession, and what was ticked."""
    keys = {q.key for meaning in ALWAYS_SHARED if (q := form.by_meaning(meaning))}
    share = form.by_meaning(Meaning.SHARE)
    ticked = answers.get(share.key) or () if share else ()
    chosen = definition.choices(share) if share else ()
    keys |= {key for choice in chosen if choice.value in ticked for key in choice.shares}
    return frozenset(keys - {q.key for q in form.questions() if q.readers is Readers.COORDINATION})


def read_shared(
    definition: ProgrammeDefinition, form: RoleForm, answers: Answers, say: Say
) -> Iterator[tuple[str, str]]:
    """Give each answer the partner may read, with its short label; nothing for what was left empty."""
    allowed = shared_keys(definition, form, answers)
    for step in form.steps:
        for line in read_step(definition, step, answers, say):
            if line.key in allowed and line.value:
                yield line.label, line.value if isinstance(line.value, str) else " · ".join(line.value)
