from collections.abc import Callable

import pytest
from app.core.database import db
from app.organisation.queries import current_signatory, host, partners, referents
from click.testing import Result
from flask import Flask

from tests.support.contents import whole_database

Run = Callable[..., Result]
SET = ("set", "--name", "CPTS", "--called", "la CPTS", "--email", "m@exemple.fr", "--coordinator", "Anne Muller")
SIGNATORY = ("signatory", "--name", "Claire", "--title", "présidente", "--email")


@pytest.fixture
def run(app: Flask) -> Run:
    """Type `organisation …`; what was not committed is let go."""

    def typed(*words: str) -> Result:
        result = app.test_cli_runner().invoke(args=["organisation", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        db.session.rollback()
        return result

    return typed


def refused(run: Run, *words: str) -> str:
    before = whole_database()
    result = run(*words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert whole_database() == before
    return result.stderr


def test_host_is_set_then_changed_in_part(run: Run) -> None:
    assert run(*SET, "--hosting", "Ici").stdout == "Organisme : CPTS\n"
    assert run("set", "--phone", "03 99 00 00 00").exit_code == 0
    assert (host().phone, host().hosting, host().brand) == ("03 99 00 00 00", "Ici", "Mentorat")
    assert run("set", "--phone", "").exit_code == 0
    assert host().phone == ""


def test_host_without_what_letters_need_is_refused(run: Run) -> None:
    said = refused(run, "set", "--name", "CPTS")
    assert "comment on le nomme dans une phrase" in said
    assert "le nom de la personne à qui l’on écrit" in said
    assert "Cette adresse e-mail ne convient pas." in refused(run, *SET, "--privacy-contact", "ici")


def test_signatory_is_set(run: Run) -> None:
    assert "organisation set" in refused(run, *SIGNATORY, "claire@exemple.fr")
    run(*SET)
    assert run(*SIGNATORY, "claire@exemple.fr").exit_code == 0
    signatory = current_signatory()
    assert signatory is not None
    assert signatory.email == "claire@exemple.fr"
    assert "Cette adresse e-mail ne convient pas." in refused(run, *SIGNATORY, "claire")


@pytest.mark.parametrize(("words", "found"), [(("set", "--called", "la 王"), "王"), (SIGNATORY[:2], "🩺")])
def test_a_name_that_no_charter_can_show_is_refused(run: Run, words: tuple[str, ...], found: str) -> None:
    run(*SET)
    if words[0] == "signatory":
        words = (*words, "Claire 🩺", *SIGNATORY[3:], "claire@exemple.fr")
    assert f"ne peut pas montrer «\u00a0{found}\u00a0»." in refused(run, *words)


def test_referent_and_partner_are_added(run: Run) -> None:
    run(*SET)
    assert run("referent", "--name", "Solène", "--email", "s@exemple.fr", "--outside").exit_code == 0
    assert run("partner", "--name", "ARS", "--role", "finance", "--url", "https://exemple.fr").exit_code == 0
    assert [each.outside_coordination for each in referents()] == [True]
    assert [each.url for each in partners()] == ["https://exemple.fr"]
    assert "Cette adresse e-mail ne convient pas." in refused(run, "referent", "--name", "S", "--email", "s")
    said = refused(run, "partner", "--name", "X", "--role", "y", "--url", "javascript:alert(1)")
    assert "L’adresse du site ne convient pas." in said
