from collections.abc import Callable
from pathlib import Path

import pytest
from app.core.database import db
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.presets import FOLDER, preset_names
from app.programmes.queries import by_slug, staff_people
from click.testing import Result
from flask import Flask

from tests.programmes.world import COHORT, ROLLING, make_programme
from tests.support.contents import whole_database
from tests.support.letters import last_letter, letters_to, make_host

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    """Type a command line; what was not committed is let go."""
    make_host()

    def typed(*words: str) -> Result:
        result = app.test_cli_runner().invoke(args=list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        db.session.rollback()
        return result

    return typed


def refused(run: Run, *words: str) -> str:
    """Type a command that must be refused: nothing said as if it were done, nothing changed."""
    before = whole_database()
    result = run(*words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert whole_database() == before
    return result.stderr


def test_presets_are_listed(run: Run) -> None:
    assert run("programme", "presets").stdout.split() == list(preset_names())


@pytest.mark.parametrize("preset", preset_names())
def test_programme_is_created_in_preparation_with_its_charter(run: Run, preset: str) -> None:
    result = run("programme", "create", preset, "--slug", "essai-2027")
    assert result.exit_code == 0, result.output
    assert "créé, en préparation : /programmes/essai-2027" in result.stdout
    made = by_slug("essai-2027")
    assert made.state is ProgrammeState.DRAFT
    assert made.title in result.stdout


def test_programme_is_created_from_a_file_under_another_title(run: Run, tmp_path: Path) -> None:
    for ending in ("toml", "charte.md"):
        (tmp_path / f"{ROLLING}.{ending}").write_text((FOLDER / f"{ROLLING}.{ending}").read_text("utf-8"), "utf-8")
    path = str(tmp_path / f"{ROLLING}.toml")
    assert run("programme", "create", path, "--slug", "ici", "--title", "Mentorat d’ici").exit_code == 0
    assert by_slug("ici").title == "Mentorat d’ici"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('kind = "rolling"', 'kind = "sometimes"'), "« identity.kind » attend"),
        (("meetings_min = 4", "meetings_min = 0"), "doit valoir au moins 2"),
        (("[rhythm]", "[rhythm"), "ce n’est pas du TOML"),
        (('file = "installation-liberale.charte.md"', 'file = "ailleurs.md"'), "n’est pas à côté du fichier"),
    ],
)
def test_wrong_preset_is_refused_with_its_file_its_line_and_why(
    run: Run, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    source = (FOLDER / f"{ROLLING}.toml").read_text("utf-8").replace(*change, 1)
    path = tmp_path / "mien.toml"
    path.write_text(source, "utf-8")
    (tmp_path / f"{ROLLING}.charte.md").write_text("# Charte\n\nTexte.", "utf-8")
    said = refused(run, "programme", "create", str(path), "--slug", "essai")
    number = next(n for n, text in enumerate(source.splitlines(), 1) if text.startswith(change[1]))
    assert f"{path}, ligne {number} :" in said
    assert reason in said


@pytest.mark.parametrize("name", ["nulle-part", "nulle-part.toml", "/"])
def test_preset_that_does_not_exist_is_refused(run: Run, name: str) -> None:
    assert "ligne 1" in refused(run, "programme", "create", name, "--slug", "essai")


def test_charter_that_cannot_be_read_creates_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mien.toml").write_text((FOLDER / f"{ROLLING}.toml").read_text("utf-8"), "utf-8")
    (tmp_path / f"{ROLLING}.charte.md").write_text("Pas de titre.", "utf-8")
    said = refused(run, "programme", "create", str(tmp_path / "mien.toml"), "--slug", "essai")
    assert "titre" in said


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [("pris", "Cette adresse de programme est déjà prise."), ("Été 2027", "Écrivez des minuscules sans accent")],
)
def test_address_taken_or_badly_written_is_refused(run: Run, slug: str, sentence: str) -> None:
    make_programme(slug="pris")
    assert sentence in refused(run, "programme", "create", ROLLING, "--slug", slug)


def test_programme_moves_and_says_where(run: Run) -> None:
    make_programme(state=ProgrammeState.DRAFT)
    result = run("programme", "move", ROLLING, "open")
    assert result.stdout == "« Mentorat d’installation » : Candidatures ouvertes\n"
    assert by_slug(ROLLING).state is ProgrammeState.OPEN


def test_move_that_is_not_possible_changes_nothing(run: Run) -> None:
    make_programme()
    said = refused(run, "programme", "move", ROLLING, "running")
    assert "Il est à l’étape « Candidatures ouvertes » : on ne va pas de là à « En cours »." in said
    assert "Ce programme n’existe pas" in refused(run, "programme", "move", "nulle-part", "open")


def test_step_that_does_not_exist_is_a_mistake_of_typing(run: Run) -> None:
    before = whole_database()
    assert run("programme", "move", ROLLING, "partout").exit_code == 2
    assert whole_database() == before


def test_programmes_are_listed_with_their_step(run: Run) -> None:
    make_programme()
    make_programme(COHORT, state=ProgrammeState.DRAFT)
    said = run("programme", "list").stdout
    assert f"{ROLLING}  Candidatures ouvertes  Mentorat d’installation" in said
    assert f"{COHORT}  En préparation" in said


def test_invitation_gives_the_role_and_writes(run: Run) -> None:
    programme: Programme = make_programme()
    words = ("account", "invite", "Rachid@exemple.fr", "--role", "coordinator", "--programme", ROLLING)
    result = run(*words, "--first-name", "Rachid", "--last-name", "Belkacem")
    assert result.stdout == "Coordination : rachid@exemple.fr. Un message lui dit comment entrer.\n"
    assert [each.full_name for each in staff_people(programme.id, Role.COORDINATOR)] == ["Rachid Belkacem"]
    assert "/connexion" in last_letter("rachid@exemple.fr").text
    before = whole_database()
    assert "rien n’est parti" in run(*words).stdout
    assert whole_database() == before
    assert len(letters_to("rachid@exemple.fr")) == 1


def test_administrator_has_no_programme(run: Run) -> None:
    make_programme()
    assert run("account", "invite", "admin@exemple.fr", "--role", "administrator").exit_code == 0
    assert letters_to("admin@exemple.fr")
    words = ("account", "invite", "admin@exemple.fr", "--role")
    assert "--programme" in refused(run, *words, "administrator", "--programme", ROLLING)
    assert "--programme" in refused(run, *words, "committee")


@pytest.mark.parametrize(
    ("address", "slug", "sentence"),
    [
        ("rachid", ROLLING, "Cette adresse e-mail ne convient pas."),
        ("a@exemple.fr,b@exemple.fr", ROLLING, "Cette adresse e-mail ne convient pas."),
        ("rachid@exemple.fr", "nulle-part", "Ce programme n’existe pas"),
    ],
)
def test_invitation_that_cannot_be_made_changes_nothing(run: Run, address: str, slug: str, sentence: str) -> None:
    make_programme()
    said = refused(run, "account", "invite", address, "--role", "committee", "--programme", slug)
    assert sentence in said


def test_invitation_before_the_host_is_known_says_what_to_do(app: Flask) -> None:
    make_programme()
    before = whole_database()
    words = ["account", "invite", "rachid@exemple.fr", "--role", "committee", "--programme", ROLLING]
    result = app.test_cli_runner().invoke(args=words)
    assert result.exit_code == 1
    assert "flask --app wsgi organisation set" in result.stderr
    assert whole_database() == before
