"""The life of a charter in words: what changed in it, what the coordination does next, what was kept or refused."""

from collections.abc import Sequence

from app.charters.changes import Changes, NameChange
from app.charters.models import Party
from app.core.text import typo


def what_changed(changes: Changes) -> str:
    """« Ce qui change : « Milo Lukasik » s’écrit désormais « Milo Łukaszik ». », for a letter and for pages."""
    said = [_named(each) for each in changes.names]
    if changes.version is not None:
        said.append(f"le texte est celui de la version {changes.version}")
    elif changes.in_text and not said:
        said.append("des passages du texte")
    return typo(f"Ce qui change : {_joined(said)}.") if said else ""


def _named(change: NameChange) -> str:
    if change.party is Party.HOST:
        return f"{change.after} signe pour la structure, à la place de {change.before}"
    return f"« {change.before} » s’écrit désormais « {change.after} »"


def _joined(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} et {parts[-1]}" if len(parts) > 1 else "".join(parts)
