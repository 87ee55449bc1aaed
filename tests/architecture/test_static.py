"""Static files: each is named with the hash of its content, in pages and in the style sheet alike."""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def test_fonts_named_in_the_style_sheet_carry_their_hash() -> None:
    named = re.findall(r"url\(([^)?]+)\?v=(\w+)\)", (STATIC / "css" / "binome.css").read_text())
    assert named
    for address, digest in named:
        assert digest == _digest((STATIC / "css" / address.strip("'\"")).resolve()), address


def test_no_static_file_names_another_site() -> None:
    for path in (STATIC / "css").glob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL), path.name
