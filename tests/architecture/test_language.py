"""French lives in templates, forms, wording, commands and texts that are data; code speaks English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRENCH_ROOMS = {"forms", "wording", "commands"}
_WORDS = re.compile(
    r"[àâçéèêëîïôûùœ«»]|\b(le|la|les|une|des|vous|votre|vos|est|avec|pour|dans|cette|pas|demande|charte|bin[oô]me)\b",
    re.IGNORECASE,
)
_FRENCH_NAMES = re.compile(
    r"(^|_)(binome|charte|candidature|mentore|mentoree|comite|bilan|rencontre|jumelage|avis|liste|nom|prenom|personne|"
    r"demande|reponse|etape|brouillon|envoi|lien|jeton|signataire|organisme|modele|page_programme)(s)?($|_)"
)


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        yield path, ast.parse(path.read_text())


def _is_room_for_french(path: Path) -> bool:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return any(part in FRENCH_ROOMS for part in parts)


def _docstrings(tree: ast.Module) -> set[int]:
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for statement in body:
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    found.add(id(statement.value))
    return found


def _speaks_french(text: str) -> bool:
    if "(?" in text or text.startswith(("/", "http", "#")) or re.fullmatch(r"[\w./{}<>:-]*", text):
        return False  # a pattern, a path, a key, an address
    return len(_WORDS.findall(text)) >= 2


def test_sentences_stand_in_their_rooms() -> None:
    misplaced = []
    for path, tree in _modules():
        if _is_room_for_french(path):
            continue
        docstrings = _docstrings(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
                continue
            if _speaks_french(node.value):
                misplaced.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.value[:60]!r}")
    assert misplaced == []


def test_identifiers_are_english() -> None:
    french = set()
    for path, tree in _modules():
        if _is_room_for_french(path):
            continue  # the fields of a form that travels in an address speak as addresses do
        for node in ast.walk(tree):
            name = getattr(node, "name", None) or getattr(node, "arg", None) or getattr(node, "id", None)
            if isinstance(name, str) and _FRENCH_NAMES.search(name.lower().removeprefix("binome")):
                french.add(f"{path.relative_to(ROOT)}: {name}")
    assert sorted(french) == []
