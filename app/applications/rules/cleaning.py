"""What people type, cleaned at the door and kept even when it does not hold yet: a draft loses nothing."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.applications.rules import identifiers
from app.applications.rules.names import asked_name, code_name, detail_name, undefined_name
from app.core.telephones import phone
from app.core.text import clean_line, clean_text
from app.programmes.definition import Choice, ProgrammeDefinition, Question, QuestionKind, Step

_KEPT_LINE = 1000
_KEPT_TEXT = 20_000
MAX_LINKS = 10

Choices = tuple[Choice, ...]


def clean_step(definition: ProgrammeDefinition, step: Step, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of one step, by name; what the step does not ask is left out, what is unknown is dropped."""
    kept: dict[str, Any] = {}
    for question in step.questions:
        kept |= clean_answer(question, definition.choices(question), raw)
    return kept


def clean_answer(question: Question, choices: Iterable[Choice], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of one answer, by name."""
    return _CLEANERS.get(question.kind, _short)(question, tuple(choices), raw)


def _string(raw: Mapping[str, Any], name: str) -> str:
    found = raw.get(name)
    return found if isinstance(found, str) else ""


def _line(raw: Mapping[str, Any], name: str) -> str:
    return clean_line(_string(raw, name))[:_KEPT_LINE]


def _short(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    return {question.key: _line(raw, question.key)}


def _long(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    return {question.key: clean_text(_string(raw, question.key))[:_KEPT_TEXT]}


def _many(question: Question, choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    ticked = raw.get(question.key) or ()
    return {question.key: [c.value for c in choices if c.value in ticked]} | _details(question, choices, raw)


def _one(question: Question, choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    chosen = _string(raw, question.key)
    value = chosen if any(choice.value == chosen for choice in choices) else ""
    return {question.key: value} | _details(question, choices, raw)


def _establishment(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    undefined = bool(question.undefined_choice and raw.get(undefined_name(question)))
    return {question.key: "" if undefined else _line(raw, question.key), undefined_name(question): undefined}


def _email(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    asked = _line(raw, asked_name(question)).lower()
    return {question.key: _line(raw, question.key).lower(), asked_name(question): asked}


def _phone(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    typed = _line(raw, question.key)
    return {question.key: phone(typed) or typed}


def _rpps(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    return {question.key: re.sub(r"[\s.-]", "", _line(raw, question.key))}


def _years(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    return {question.key: _figure(_line(raw, question.key))}


def _figure(typed: str) -> str:
    found = re.fullmatch(r"([0-9]{1,4})( ?ans?)?", typed.casefold())
    return str(int(found[1])) if found else typed


def _details(question: Question, choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    names = [detail_name(question, choice.value) for choice in choices if choice.detail]
    return {name: _line(raw, name) for name in names}


def _commune(question: Question, _choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    undefined = bool(question.undefined_choice and raw.get(undefined_name(question)))
    typed = "" if undefined else _line(raw, question.key)
    found = identifiers.place(typed, _line(raw, code_name(question))).commune
    return {
        question.key: found.label if found else typed,
        code_name(question): found.code if found else "",
        undefined_name(question): undefined,
    }


def _links(question: Question, choices: Choices, raw: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {choice.value for choice in choices if not choice.exclusive}
    rows = []
    for row in list(raw.get(question.key) or ())[:MAX_LINKS]:
        kind, whom = _string(row, "kind"), _line(row, "whom")
        kind = kind if kind in kinds else ""
        if kind or whom:
            rows.append({"kind": kind, "whom": whom})
    alone = [detail_name(question, choice.value) for choice in choices if choice.exclusive]
    return {question.key: rows} | {name: bool(raw.get(name)) for name in alone}


_CLEANERS: dict[QuestionKind, Callable[[Question, Choices, Mapping[str, Any]], dict[str, Any]]] = {
    QuestionKind.LONG_TEXT: _long,
    QuestionKind.MANY_CHOICES: _many,
    QuestionKind.ONE_CHOICE: _one,
    QuestionKind.PROFESSION: _one,
    QuestionKind.LINKS: _links,
    QuestionKind.COMMUNE: _commune,
    QuestionKind.ESTABLISHMENT: _establishment,
    QuestionKind.EMAIL: _email,
    QuestionKind.PHONE: _phone,
    QuestionKind.RPPS: _rpps,
    QuestionKind.YEARS: _years,
}
