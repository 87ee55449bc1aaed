"""Commandes : créer un programme depuis un modèle, l’ouvrir, inviter quelqu’un."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.core.database import db
from app.core.errors import DomainError
from app.programmes.models import ProgrammeState, Role
from app.programmes.presets import PresetRefused, charter_markdown, load_preset, preset_names, preset_path
from app.programmes.queries import all_programmes, by_slug
from app.programmes.services import create_programme, invite_staff, move_programme
from app.programmes.wording import ROLES, STATES, preset_refusal
from app.web.errors import message_for

programme = AppGroup("programme", help="Créer et conduire un programme.")
account = AppGroup("account", help="Inviter les personnes qui conduisent un programme.")
groups = (programme, account)


def _refused(what: str, error: DomainError) -> click.ClickException:
    """Undo everything, and say why in the words of the error page."""
    db.session.rollback()
    said = message_for(error)
    why = f"{said.title} {said.text}".strip() if said else f"{error.code} {error.params}"
    return click.ClickException(f"{what} {why}")


@programme.command("presets")
def presets() -> None:
    """Liste les modèles fournis."""
    for name in preset_names():
        click.echo(name)


@programme.command("create")
@click.argument("preset")
@click.option("--slug", required=True, help="L’adresse du programme, comme installation-2027.")
@click.option("--title", help="Son nom ; par défaut celui du modèle.")
def create(preset: str, slug: str, title: str | None) -> None:
    """Crée un programme depuis un modèle fourni, ou depuis un fichier TOML."""
    path = preset_path(preset) if preset in preset_names() else Path(preset)
    try:
        definition = load_preset(path)
        text = charter_markdown(definition, folder=path.parent)
        made = create_programme(
            slug=slug,
            title=title or definition.identity.title,
            definition=definition,
            charter_text=text,
            actor="command",
        )
        db.session.commit()
    except PresetRefused as refused:
        raise click.ClickException(preset_refusal(refused)) from None
    except DomainError as error:
        raise _refused("Le programme n’a pas été créé.", error) from None
    click.echo(f"Programme « {made.title} » créé, en préparation : /programmes/{made.slug}")


@programme.command("move")
@click.argument("slug")
@click.argument("state", type=click.Choice([state.value for state in ProgrammeState]))
def move(slug: str, state: str) -> None:
    """Fait passer un programme à une autre étape, par exemple « open »."""
    try:
        found = by_slug(slug)
        move_programme(found, ProgrammeState(state), actor="command")
        db.session.commit()
    except DomainError as error:
        raise _refused("Rien n’a changé.", error) from None
    click.echo(f"« {found.title} » : {STATES[found.state]}")


@programme.command("list")
def list_programmes() -> None:
    """Liste les programmes de cette installation."""
    for each in all_programmes():
        click.echo(f"{each.slug}  {STATES[each.state]}  {each.title}")


@account.command("invite")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--programme", "slug", help="L’adresse du programme ; inutile pour l’administration.")
@click.option("--first-name", default="")
@click.option("--last-name", default="")
def invite(email: str, role: str, slug: str | None, first_name: str, last_name: str) -> None:
    """Donne un rôle à quelqu’un et lui écrit comment entrer. Répéter la commande ne change rien."""
    chosen = Role(role)
    if (chosen is Role.ADMINISTRATOR) == bool(slug):
        raise click.ClickException("Indiquez --programme pour ce rôle, sauf pour l’administration qui n’en a pas.")
    try:
        found = by_slug(slug) if slug else None
        invited = invite_staff(email, chosen, found, first_name=first_name, last_name=last_name, actor="command")
        db.session.commit()
    except DomainError as error:
        raise _refused("Personne n’a été invité.", error) from None
    sent = (
        "Un message lui dit comment entrer." if invited.is_new else "Ce rôle lui était déjà donné : rien n’est parti."
    )
    click.echo(f"{ROLES[chosen]} : {invited.person.email}. {sent}")
