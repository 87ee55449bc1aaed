"""Texts: taken in, refused with their line, published for good; by page, by command, at the programme's creation."""

from pathlib import Path

import pytest
from app.charters.errors import CharterTextMoved, CharterTextPublished, CharterTextUnchanged
from app.charters.markdown import MarkdownRefused
from app.charters.queries import newest_text, published_text, stamp_of, text_versions
from app.charters.services import discard_text, import_text, publish_text
from app.core.database import db
from app.programmes.models import Programme, ProgrammeState
from flask import Flask

from tests.charters.cast import TEXT, make_programme, send
from tests.charters.texts import draft_source
from tests.support.letters import make_person, sign_in
from tests.support.pages import PageClient
from tests.support.pdf import pdf_text

NEXT = TEXT.replace("d'écoute", "d'écoute et d'aide")


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme()


def test_a_programme_comes_with_its_text_published(programme: Programme) -> None:
    text = published_text(programme.id)
    assert text is not None
    assert text.version == 1
    assert text.source == TEXT.strip()


def test_a_new_text_waits_until_it_is_published(programme: Programme) -> None:
    draft = import_text(programme.id, NEXT, actor="command")
    assert draft.version == 2
    assert published_text(programme.id).version == 1  # type: ignore[union-attr]  # there is one
    again = import_text(programme.id, NEXT + "\nEncore.", actor="command")
    assert again.id == draft.id, "there is one version in preparation"
    publish_text(again, actor="command")
    assert published_text(programme.id) == again
    with pytest.raises(CharterTextPublished):
        publish_text(again, actor="command")


def test_a_draft_can_be_given_up_and_a_published_text_cannot(programme: Programme) -> None:
    draft = import_text(programme.id, NEXT, actor="command")
    discard_text(draft, actor="command")
    assert [text.version for text in text_versions(programme.id)] == [1]
    in_force = text_versions(programme.id)[0]
    with pytest.raises(CharterTextPublished):
        discard_text(in_force, actor="command")


def test_nothing_is_overwritten_unseen(programme: Programme) -> None:
    seen = stamp_of(newest_text(programme.id))
    draft = import_text(programme.id, NEXT, actor="command", seen=seen)
    with pytest.raises(CharterTextMoved):
        import_text(programme.id, NEXT + "Encore.", actor="command", seen=seen)
    for act in (publish_text, discard_text):
        with pytest.raises(CharterTextMoved):
            act(draft, actor="command", seen=seen)
    assert draft.source == NEXT.strip()
    publish_text(draft, actor="command", seen=stamp_of(draft))
    with pytest.raises(CharterTextMoved):
        import_text(programme.id, TEXT, actor="command", seen=f"{draft.version}-draft")


def test_a_wrong_text_changes_nothing(programme: Programme) -> None:
    with pytest.raises(MarkdownRefused) as refused:
        import_text(programme.id, TEXT + "\n{{prenom}}\n", actor="command")
    assert refused.value.line == TEXT.count("\n") + 2
    assert draft_source(programme.id) is None
    with pytest.raises(CharterTextUnchanged):
        import_text(programme.id, TEXT + "\n", actor="command")
    assert len(text_versions(programme.id)) == 1


def test_the_command_imports_and_publishes(app: Flask, programme: Programme, tmp_path: Path) -> None:
    file = tmp_path / "charte.md"
    file.write_text("\ufeff" + NEXT, encoding="utf-8")
    run = app.test_cli_runner().invoke
    done = run(args=["charter", "import", str(file), "--programme", "local"])
    assert done.exit_code == 0, done.output
    assert "version 2" in done.output
    assert "reste à publier" in done.output
    done = run(args=["charter", "import", str(file), "--programme", "local", "--publish"])
    assert done.exit_code == 0, done.output
    db.session.rollback()
    assert published_text(programme.id).version == 2  # type: ignore[union-attr]  # there is one


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# Charte\n\nBonjour {{prenom}}\n", "Ligne 3"),
        (b"# Charte\n\n<b>gras</b>\n", "Ligne 3"),
        (b"", "le texte est vide"),
        (b"# Charte\n\nd\xe9j\xe0\n", "Ligne 3"),
    ],
)
def test_the_command_refuses_with_file_line_and_reason(
    app: Flask, programme: Programme, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "charte.md"
    file.write_bytes(content)
    done = app.test_cli_runner().invoke(args=["charter", "import", str(file), "--programme", "local", "--publish"])
    assert done.exit_code == 1
    assert str(file) in done.output
    assert said in done.output
    assert len(text_versions(programme.id)) == 1


def test_the_command_says_what_it_does_not_find(app: Flask, programme: Programme, tmp_path: Path) -> None:
    run = app.test_cli_runner().invoke
    missing = run(args=["charter", "import", str(tmp_path / "absent.md"), "--programme", "local"])
    assert missing.exit_code == 1
    assert "ne se lit pas" in missing.output
    file = tmp_path / "charte.md"
    file.write_text(NEXT)
    assert run(args=["charter", "import", str(file), "--programme", "ailleurs"]).exit_code == 1


def test_anyone_reads_the_text_in_force_as_page_and_pdf(client: PageClient, programme: Programme) -> None:
    page = client.get("/programmes/local/charte")
    assert page.title == "Mentorat 2027La charte de mentorat"
    assert page.has("Version 1 du 12 octobre 2026")
    assert page.has("se voir 4 fois au moins")
    said = pdf_text(client.http.get(page.link("Télécharger le PDF")).data)
    assert "se voir 4 fois au moins" in said
    assert "[prénom et nom du mentor]" in said


def test_a_programme_in_preparation_shows_no_text(client: PageClient, programme: Programme) -> None:
    programme.state = ProgrammeState.DRAFT
    db.session.commit()
    client.get("/programmes/local/charte", status=404)
    client.get("/programmes/local/charte.pdf", status=404)
    client.get("/programmes/ailleurs/charte", status=404)


def test_only_a_coordinator_of_the_programme_changes_its_text(client: PageClient, programme: Programme) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    sign_in(client, "zoe@exemple.fr")
    for path in ("", "/modifier", "/1", "/1.pdf", "/1/publier", "/1/abandonner"):
        client.get(f"/coordination/local/reglages/charte{path}", status=403)
    for path in ("/modifier", "/apercu", "/apercu.pdf", "/1/publier", "/1/abandonner"):
        send(client, f"/coordination/local/reglages/charte{path}", {"source": NEXT}, status=403)
