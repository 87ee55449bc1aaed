"""Whether answers hold, question by question. A problem is a code of the definition, which has the sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.applications.rules import identifiers
from app.applications.rules.names import asked_name, code_name, detail_name, undefined_name
from app.applications.rules.profile import Answers
from app.core.printable import unprintable_in_name
from app.core.telephones import phone
from app.programmes.definition import (
    Choice,
    ErrorCode,
    Meaning,
    ProgrammeDefinition,
    Question,
    QuestionKind,
    RoleForm,
    Step,
)

_NAMES = (Meaning.FIRST_NAME, Meaning.LAST_NAME)  # they go into the charter


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer: the question, the name of the field to go to, and the facts of the sentence."""

    question: Question
    name: str
    code: ErrorCode
    params: dict[str, str] = field(default_factory=dict)


def problems_of_step(definition: ProgrammeDefinition, step: Step, answers: Answers) -> list[Problem]:
    """Return what is wrong with the answers of one step, in the order they were asked."""
    return [
        problem
        for question in step.questions
        for problem in problems_of(question, definition.choices(question), answers)
    ]


def steps_to_redo(definition: ProgrammeDefinition, form: RoleForm, answers: Answers) -> list[Step]:
    """Return the steps whose answers do not hold."""
    return [step for step in form.steps if problems_of_step(definition, step, answers)]


def problems_of(question: Question, choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    """Give what is wrong with one answer; nothing if it holds."""
    if question.undefined_choice and answers.get(undefined_name(question)):
        return
    if question.kind is QuestionKind.LINKS:
        yield from _links(question, choices, answers)
    elif answers.get(question.key):
        yield from _CHECKS.get(question.kind, _text)(question, choices, answers)
    elif not question.optional:
        yield Problem(question, question.key, ErrorCode.MISSING)


def _too_long(question: Question, name: str, text: str) -> Iterator[Problem]:
    extra = len(text) - question.max_length
    if extra > 0:
        yield Problem(question, name, ErrorCode.TOO_LONG, {"count": str(extra)})


def _many(question: Question, choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    ticked: list[str] = answers[question.key]
    if len(ticked) > 1 and any(choice.exclusive for choice in choices if choice.value in ticked):
        yield Problem(question, question.key, ErrorCode.CONTRADICTION)
    elif question.maximum is not None and len(ticked) > question.maximum:
        yield Problem(question, question.key, ErrorCode.TOO_MANY, {"maximum": str(question.maximum)})
    yield from _details(question, choices, ticked, answers)


def _details(question: Question, choices: tuple[Choice, ...], picked: list[str], answers: Answers) -> Iterator[Problem]:
    for choice in choices:
        if choice.detail and choice.value in picked:
            name = detail_name(question, choice.value)
            written = answers.get(name) or ""
            if not written:
                yield Problem(question, name, ErrorCode.DETAIL_MISSING)
            yield from _too_long(question, name, written)


def _one(question: Question, choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    yield from _details(question, choices, [answers[question.key]], answers)


def _commune(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    if not answers.get(code_name(question)):
        yield Problem(question, question.key, ErrorCode.UNKNOWN)


def _text(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    yield from _too_long(question, question.key, answers[question.key])
    if question.meaning in _NAMES and (found := unprintable_in_name(answers[question.key])):
        yield Problem(question, question.key, ErrorCode.UNPRINTABLE, {"found": found})


def _phone(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    if phone(answers[question.key]) is None:
        yield Problem(question, question.key, ErrorCode.MALFORMED)


def _rpps(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    if not identifiers.is_rpps(answers[question.key]):
        yield Problem(question, question.key, ErrorCode.MALFORMED)


def _email(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    address = answers[question.key]
    if identifiers.email(address) is None:
        yield Problem(question, question.key, ErrorCode.MALFORMED)
        return
    meant = identifiers.suggestion(address)
    if meant and answers.get(asked_name(question)) != address:
        yield Problem(question, question.key, ErrorCode.SUGGESTION, {"suggestion": meant})


def _number(question: Question, _choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    text = answers[question.key]
    if not (text.isascii() and text.isdecimal()):
        yield Problem(question, question.key, ErrorCode.MALFORMED)
        return
    low, high = question.minimum or 0, question.maximum or 0
    if not low <= int(text) <= high:
        bounds = {"minimum": str(low), "maximum": str(high)}
        yield Problem(question, question.key, ErrorCode.OUT_OF_RANGE, bounds)


def _links(question: Question, choices: tuple[Choice, ...], answers: Answers) -> Iterator[Problem]:
    rows = answers.get(question.key) or []
    alone = any(answers.get(detail_name(question, choice.value)) for choice in choices if choice.exclusive)
    if not rows:
        if not alone and not question.optional:
            yield Problem(question, question.key, ErrorCode.MISSING)
        return
    if alone:
        yield Problem(question, question.key, ErrorCode.CONTRADICTION)
    for position, row in enumerate(rows):
        if not row["kind"]:
            code = ErrorCode.DETAIL_MISSING if question.optional else ErrorCode.MISSING
            yield Problem(question, f"{question.key}-{position}-kind", code)
        if not row["whom"]:
            yield Problem(question, f"{question.key}-{position}-whom", ErrorCode.DETAIL_MISSING)
        yield from _too_long(question, f"{question.key}-{position}-whom", row["whom"])


_CHECKS: dict[QuestionKind, Callable[[Question, tuple[Choice, ...], Answers], Iterator[Problem]]] = {
    QuestionKind.MANY_CHOICES: _many,
    QuestionKind.ONE_CHOICE: _one,
    QuestionKind.PROFESSION: _one,
    QuestionKind.COMMUNE: _commune,
    QuestionKind.EMAIL: _email,
    QuestionKind.PHONE: _phone,
    QuestionKind.RPPS: _rpps,
    QuestionKind.YEARS: _number,
}
