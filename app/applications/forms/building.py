"""The fields of one question, whatever its kind."""

from collections.abc import Callable
from typing import Any, cast

from wtforms import (
    BooleanField,
    EmailField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice

from app.applications.rules import Say, asked_name, code_name, detail_name, undefined_name
from app.programmes.definition import Choice, Meaning, Question, QuestionKind

TOLD_ANYWAY = (
    "La proposition dit aussi ce qui vous rapproche : vos moments en commun, votre façon de vous voir et d’avancer, "
    "le nombre d’objectifs et la profession en commun, et que vous n’exercez pas au même endroit"
)
# What the product does whatever the programme asks: said where the answer is given.
_ALSO: dict[Meaning | None, str] = {Meaning.SHARE: TOLD_ANYWAY}


def fields_of(question: Question, choices: tuple[Choice, ...], say: Say) -> dict[str, Any]:
    """Return the field of a question and those that go with it, by the names under which answers are kept."""
    label = say(question.label)
    words = {"description": _hint(question, say)}
    build = _BUILDERS.get(question.kind, _plain(StringField))
    fields = {question.key: build(question, choices, say, label, words)}
    fields |= {
        detail_name(question, choice.value): StringField(
            say(choice.detail), description=f"Si vous avez choisi « {say(choice.label)} »"
        )
        for choice in choices
        if choice.detail
    }
    if question.undefined_choice:
        fields[undefined_name(question)] = BooleanField(say(question.undefined_choice))
    if question.kind is QuestionKind.COMMUNE:
        fields[code_name(question)] = HiddenField()
    if question.kind is QuestionKind.EMAIL:
        fields[asked_name(question)] = HiddenField()
    if question.kind is QuestionKind.LINKS:
        alone = [choice for choice in choices if choice.exclusive]
        fields |= {detail_name(question, choice.value): BooleanField(say(choice.label)) for choice in alone}
    return fields


def _hint(question: Question, say: Say) -> str:
    hints = (say(question.help) if question.help else "", _ALSO.get(question.meaning, ""))
    return ". ".join(hint for hint in hints if hint)


Builder = Callable[[Question, tuple[Choice, ...], Say, str, dict[str, Any]], Any]


def _plain(kind: type[Field]) -> Builder:
    return lambda _question, _choices, _say, label, words: kind(label, **words)


def _options(choices: tuple[Choice, ...], say: Say) -> list[SelectChoice]:
    return [
        SelectChoice(choice.value, say(choice.label), render_kw={"hint": say(choice.hint)} if choice.hint else {})
        for choice in choices
    ]


def _picking(kind: type[Field]) -> Builder:
    return lambda _question, choices, say, label, words: kind(label, choices=_options(choices, say), **words)


def _link_rows(
    _question: Question, choices: tuple[Choice, ...], say: Say, label: str, words: dict[str, Any]
) -> FieldList:
    kinds = _options(tuple(choice for choice in choices if not choice.exclusive), say)
    row = cast(
        "type[Form]",
        type(
            "LinkRow",
            (Form,),
            {
                "kind": SelectField("Quel lien ?", choices=[SelectChoice("", ""), *kinds]),
                "whom": StringField("Avec qui, ou quelle structure ?"),
            },
        ),
    )
    return FieldList(FormField(row), label=label, min_entries=1, **words)


_BUILDERS: dict[QuestionKind, Builder] = {
    QuestionKind.LONG_TEXT: _plain(TextAreaField),
    QuestionKind.EMAIL: _plain(EmailField),
    QuestionKind.PHONE: _plain(TelField),
    QuestionKind.ONE_CHOICE: _picking(RadioField),
    QuestionKind.MANY_CHOICES: _picking(SelectMultipleField),
    QuestionKind.PROFESSION: lambda _question, choices, say, label, words: SelectField(
        label, choices=[SelectChoice("", ""), *_options(choices, say)], **words
    ),
    QuestionKind.LINKS: _link_rows,
}
