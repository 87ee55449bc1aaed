"""The names under which an answer and what goes with it are kept, the same in a form's fields."""

from app.programmes.definition import Question


def detail_name(question: Question, choice: str) -> str:
    """Return where the words written beside a choice are kept."""
    return f"{question.key}-{choice}"


def code_name(question: Question) -> str:
    """Return where the INSEE code of a commune is kept, once its name is understood."""
    return f"{question.key}-code"


def undefined_name(question: Question) -> str:
    """Return where « not decided yet » is kept: a box beside a commune or an establishment."""
    return f"{question.key}-undefined"


def asked_name(question: Question) -> str:
    """Return where the address is kept that somebody confirmed although it looked mistyped."""
    return f"{question.key}-asked"
