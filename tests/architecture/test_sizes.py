"""Files rot, not functions: none grows past what one reading holds."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = sorted((ROOT / "app").rglob("*.py")) + sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_file_stays_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 250


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_stays_small(path: Path) -> None:
    limit = 250 if path.parent.name == "macros" else 60 if path.name.startswith("_") else 120
    limit = 120 if path.parent.name == "emails" else limit
    assert len(path.read_text().splitlines()) <= limit


def test_packages_say_what_they_are_in_one_sentence() -> None:
    for package in (ROOT / "app").iterdir():
        if (package / "__init__.py").exists() and package.is_dir():
            assert (package / "__init__.py").read_text().startswith('"""'), package.name


def test_no_drawer_hides_what_it_is() -> None:
    vague = {"utils.py", "helpers.py", "common.py", "manager.py", "data.py", "misc.py"}
    assert [path for path in PYTHON if path.name in vague] == []
