"""How a definition says what is wrong with it: a code, the place, and facts for the sentence."""

from pydantic_core import PydanticCustomError

Place = tuple[str | int, ...]


def refuse(code: str, *place: str | int, **facts: object) -> PydanticCustomError:
    """Build the refusal of what stands at `place`, counted from the part that raises it."""
    return PydanticCustomError(code, "refused", {"place": place, **facts})
