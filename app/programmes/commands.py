"""Commandes : créer un programme depuis un modèle, l’ouvrir, inviter quelqu’un."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.access.services import find_or_create_person
from app.core.database import db
from app.core.errors import DomainError
from app.mail.outbox import queue
from app.programmes import emails
from app.programmes.models import ProgrammeState, Role
from app.programmes.presets import PresetRefused, charter_markdown, load_preset, preset_names, preset_path
from app.programmes.queries import all_programmes, by_slug
from app.programmes.services import create_programme, grant_role, move_programme
from app.programmes.wording import ROLES, STATES, preset_refusal

programme = AppGroup("programme", help="Créer et conduire un programme.")
account = AppGroup("account", help="Inviter les personnes qui conduisent un programme.")
groups = (programme, account)


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
    except DomainError as refused:
        db.session.rollback()
        raise click.ClickException(f"Le programme n’a pas été créé : {refused.code} {refused.params}") from None
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
    except DomainError as refused:
        db.session.rollback()
        raise click.ClickException(f"Rien n’a changé : {refused.code} {refused.params}") from None
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
        person = find_or_create_person(email, first_name=first_name, last_name=last_name)
        grant_role(person, chosen, found, actor="command")
        queue(emails.invitation(person.email, ROLES[chosen], found))
        db.session.commit()
    except DomainError as refused:
        db.session.rollback()
        raise click.ClickException(f"Personne n’a été invité : {refused.code} {refused.params}") from None
    click.echo(f"{ROLES[chosen]} : {person.email}. Un message lui dit comment entrer.")
