"""The folders of `templates/emails` are the catalogue of letters: three files each, and a function that writes it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path for path in (ROOT / "templates" / "emails").iterdir() if path.is_dir())


def _written() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        if "emails" in path.relative_to(ROOT).with_suffix("").parts:
            found |= set(re.findall(r"\"([a-z_]+)\"", path.read_text()))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_letter_has_its_three_files_and_its_function(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"subject.txt", "body.txt", "body.html"}
    assert folder.name in _written()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_subject_is_one_discreet_line(folder: Path) -> None:
    subject = (folder / "subject.txt").read_text().strip()
    assert "\n" not in subject
    assert "·" not in subject


def test_catalogue_is_not_empty() -> None:
    assert len(FOLDERS) >= 10
