"""Commandes : reprendre le texte d’une charte."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.charters.markdown import MarkdownRefused
from app.charters.services import import_text, publish_text
from app.charters.wording import text_refusal
from app.core.database import db
from app.core.errors import DomainError
from app.programmes.queries import by_slug
from app.web.errors import message_for

charter = AppGroup("charter", help="Les chartes et leurs textes.")


@charter.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--programme", "slug", required=True, help="L’adresse du programme, comme installation-2027.")
@click.option("--publish", is_flag=True, help="Publie aussitôt : les prochaines chartes porteront ce texte.")
def import_file(file: Path, slug: str, *, publish: bool) -> None:
    """Reprend une charte écrite en Markdown ou en texte simple. Un texte refusé ne change rien."""
    source = _read(file)
    try:
        text = import_text(by_slug(slug).id, source, actor="command")
        if publish:
            publish_text(text, actor="command")
        db.session.commit()
    except MarkdownRefused as refused:
        db.session.rollback()
        raise click.ClickException(f"{file} : {text_refusal(refused)} Rien n’a changé.") from None
    except DomainError as refused:
        db.session.rollback()
        said = message_for(refused)
        raise click.ClickException(
            f"{said.title} : {said.text}" if said else f"Rien n’a changé : {refused.code}"
        ) from None
    state = "publiée" if publish else "enregistrée ; elle reste à publier"
    click.echo(f"Charte, version {text.version} {state} : {slug}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise click.ClickException(f"{file} : Ligne {line} : le fichier n’est pas en UTF-8. Rien n’a changé.") from None
    except OSError as error:
        raise click.ClickException(f"{file} ne se lit pas : {error.strerror}. Rien n’a changé.") from None
