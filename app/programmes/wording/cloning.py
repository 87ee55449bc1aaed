"""Another edition, in French: what was made, and which of its texts still speak of the first."""

from collections.abc import Iterator

from pydantic import BaseModel

from app.programmes.definition import ProgrammeDefinition

_EXCERPT = 90


def made(title: str, *, published: bool) -> str:
    """What came of it."""
    text = "" if published else " Le texte de sa charte attend d’être relu, puis publié."
    return f"« {title} » est en préparation : personne ne le voit encore, personne n’a été prévenu.{text}"


def leftovers(new: ProgrammeDefinition, first: ProgrammeDefinition) -> list[str]:
    """Return the beginning of each text of the new edition that still names what the first was called, or where."""
    names = [first.territory.name, first.territory.communes_phrase, first.identity.edition]
    now = {new.territory.name, new.territory.communes_phrase, new.identity.edition}
    gone = [name for name in names if name not in now]
    found = dict.fromkeys(text for text in _texts(new) if any(name in text for name in gone))
    return [text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…" for text in found]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
