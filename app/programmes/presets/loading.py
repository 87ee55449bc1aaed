"""Reading a preset: a definition that holds, or a refusal with its file, its line and its reason."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.core.errors import Refused
from app.programmes.definition import CHARTER_FIELDS, ProgrammeDefinition
from app.programmes.presets.locating import line_of

FOLDER = Path(__file__).parent

_TOML_LINE = re.compile(r"at line (\d+)")
_CHARTER_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


class PresetRefused(Refused):
    """A preset that lies or is badly written; nothing has changed. `reason` is a code, `detail` its facts."""

    code = "preset_refused"

    def __init__(self, path: Path, line: int, reason: str, detail: Mapping[str, object]) -> None:
        super().__init__(path=str(path), line=line, reason=reason, detail=dict(detail))
        self.path, self.line, self.reason, self.detail = path, line, reason, dict(detail)


def preset_names() -> tuple[str, ...]:
    """Return the names of the presets that come with the product."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def preset_path(name: str) -> Path:
    """Return the file of a preset. Refuses (KeyError) a name that is not among `preset_names()`."""
    if name not in preset_names():
        raise KeyError(name)
    return FOLDER / f"{name}.toml"


def load_preset(path: Path) -> ProgrammeDefinition:
    """Read a preset and its charter text. Refuses the first thing wrong, in the order of the file."""
    source = _read(path)
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise PresetRefused(path, _toml_line(error, source), "not_toml", {"said": str(error)}) from error
    try:
        definition = ProgrammeDefinition.model_validate(content)
    except ValidationError as error:
        raise _refusal(path, source, error) from error
    if not (path.parent / definition.charter.file).is_file():
        line = line_of(source, ("charter", "file"))
        raise PresetRefused(path, line, "charter_file_missing", {"value": definition.charter.file})
    charter_markdown(definition, path.parent)
    return definition


def charter_markdown(definition: ProgrammeDefinition, folder: Path = FOLDER) -> str:
    """Return the charter text that comes with a definition. Refuses one with a field nobody fills."""
    path = folder / definition.charter.file
    text = _read(path)
    for number, line in enumerate(text.splitlines(), start=1):
        for name in _CHARTER_FIELD.findall(line):
            if name not in CHARTER_FIELDS:
                raise PresetRefused(path, number, "charter_field_unknown", {"field": name})
    return text


def adapted(definition: ProgrammeDefinition, changes: Mapping[str, Any]) -> ProgrammeDefinition:
    """Return the definition with parts replaced, such as `{"identity": {"title": …}}`.

    Refuses (pydantic's ValidationError) a result that does not hold. A list or a text is replaced whole.
    """
    return ProgrammeDefinition.model_validate(_merged(definition.model_dump(exclude_unset=True), changes))


def _merged(base: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        inner = merged.get(key)
        merged[key] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, Mapping) else value
    return merged


def _read(path: Path) -> str:
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise PresetRefused(path, 1, "unreadable", {"said": error.strerror or ""}) from error
    try:
        return octets.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = octets[: error.start].count(b"\n") + 1
        raise PresetRefused(path, line, "not_utf8", {}) from error


def _toml_line(error: tomllib.TOMLDecodeError, source: str) -> int:
    found = _TOML_LINE.search(str(error))
    return int(found[1]) if found else source.count("\n") + 1


def _refusal(path: Path, source: str, error: ValidationError) -> PresetRefused:
    found = _telling(error.errors(include_url=False))
    line, item = min(((line_of(source, _place(item)), item) for item in found), key=lambda pair: pair[0])
    facts = {key: value for key, value in item.get("ctx", {}).items() if key not in ("place", "error")}
    name = ".".join(str(step) for step in _place(item))
    return PresetRefused(path, line, item["type"], facts | {"name": name, "said": item["msg"]})


def _telling(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep the causes: an error inside a part explains that of the part, an unknown word the one that is missing."""
    places = [_place(item) for item in errors]
    causes = [
        item
        for item, place in zip(errors, places, strict=True)
        if not any(len(other) > len(place) and other[: len(place)] == place for other in places)
    ]
    return [item for item in causes if item["type"] == "extra_forbidden"] or causes


def _place(item: ErrorDetails) -> tuple[str | int, ...]:
    return (*item["loc"], *item.get("ctx", {}).get("place", ()))
