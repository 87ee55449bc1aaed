"""Commandes : dire qui est l’organisme, qui signe pour lui, à qui demander de l’aide, avec qui il travaille."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask.cli import AppGroup

from app.core.database import db
from app.core.errors import DomainError
from app.organisation import services
from app.web.errors import message_for

organisation = AppGroup("organisation", help="L’organisme de cette installation.")
groups = (organisation,)


@contextmanager
def _one_deed() -> Iterator[None]:
    """Keep what was done, or nothing of it and say why in the words of the error page."""
    try:
        yield
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        said = message_for(error)
        why = f"{said.title} {said.text}".strip() if said else f"{error.code} {error.params}"
        raise click.ClickException(f"Rien n’a changé. {why}") from None


@organisation.command("set")
@click.option("--name", help="Son nom entier.")
@click.option("--called", help="Comme on le nomme dans une phrase : la CPTS.")
@click.option("--email", help="L’adresse de la coordination.")
@click.option("--coordinator", help="Le nom de la personne à qui l’on écrit.")
@click.option("--phone")
@click.option("--address")
@click.option("--registration", help="SIREN ou RNA.")
@click.option("--director", help="Directrice ou directeur de la publication.")
@click.option("--privacy-contact", help="L’adresse du référent des données personnelles.")
@click.option("--hosting", help="Nom, adresse et téléphone de l’hébergeur.")
@click.option("--hosting-country")
@click.option("--brand", help="Le nom du site ; « Mentorat » si rien n’est dit.")
def set_host(**details: str | None) -> None:
    """Enregistre l’organisme, ou change les seules coordonnées données ("" en efface une)."""
    with _one_deed():
        said = {name: value for name, value in details.items() if value is not None}
        found = services.set_host(actor="command", **said)
    click.echo(f"Organisme : {found.name}")


@organisation.command("signatory")
@click.option("--name", required=True)
@click.option("--title", required=True, help="Sa fonction : présidente, directeur…")
@click.option("--email", required=True)
def set_signatory(name: str, title: str, email: str) -> None:
    """Dit qui signe les chartes pour l’organisme, à partir de maintenant."""
    with _one_deed():
        services.set_signatory(name=name, title=title, email=email, actor="command")
    click.echo(f"{name}, {title}, signe désormais les chartes.")


@organisation.command("referent")
@click.option("--name", required=True)
@click.option("--email", required=True)
@click.option("--title", default="")
@click.option("--outside", is_flag=True, help="Cette personne n’est pas de la coordination.")
def add_referent(name: str, email: str, title: str, *, outside: bool) -> None:
    """Ajoute une personne à qui les binômes peuvent demander de l’aide."""
    with _one_deed():
        services.add_referent(name=name, email=email, title=title, outside_coordination=outside, actor="command")
    click.echo(f"{name} peut recevoir les demandes d’aide des programmes qui l’associent.")


@organisation.command("partner")
@click.option("--name", required=True)
@click.option("--role", required=True, help="Ce qu’il apporte, en une phrase.")
@click.option("--url", default="")
def add_partner(name: str, role: str, url: str) -> None:
    """Ajoute un partenaire de l’organisme."""
    with _one_deed():
        services.add_partner(name=name, role=role, url=url, actor="command")
    click.echo(f"{name} est partenaire.")
