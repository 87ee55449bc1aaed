"""Commandes : dire qui est l’organisme, qui signe pour lui, à qui demander de l’aide, avec qui il travaille."""

import click
from flask.cli import AppGroup

from app.core.database import db
from app.organisation import services

organisation = AppGroup("organisation", help="L’organisme de cette installation.")
groups = (organisation,)


@organisation.command("set")
@click.option("--name", required=True, help="Son nom entier.")
@click.option("--called", required=True, help="Comme on le nomme dans une phrase : la CPTS.")
@click.option("--email", required=True, help="L’adresse de la coordination.")
@click.option("--coordinator", required=True, help="Le nom de la personne à qui l’on écrit.")
@click.option("--phone", default="")
@click.option("--address", default="")
@click.option("--registration", default="", help="SIREN ou RNA.")
@click.option("--director", default="", help="Directrice ou directeur de la publication.")
@click.option("--privacy-contact", default="", help="L’adresse du référent des données personnelles.")
@click.option("--hosting", default="", help="Nom, adresse et téléphone de l’hébergeur.")
@click.option("--hosting-country", default="")
@click.option("--brand", default="Mentorat", help="Le nom du site.")
def set_host(**details: str) -> None:
    """Enregistre ou change les coordonnées de l’organisme."""
    found = services.set_host(actor="command", **details)
    db.session.commit()
    click.echo(f"Organisme : {found.name}")


@organisation.command("signatory")
@click.option("--name", required=True)
@click.option("--title", required=True, help="Sa fonction : présidente, directeur…")
@click.option("--email", required=True)
def set_signatory(name: str, title: str, email: str) -> None:
    """Dit qui signe les chartes pour l’organisme, à partir de maintenant."""
    services.set_signatory(name=name, title=title, email=email, actor="command")
    db.session.commit()
    click.echo(f"{name}, {title}, signe désormais les chartes.")


@organisation.command("referent")
@click.option("--name", required=True)
@click.option("--email", required=True)
@click.option("--title", default="")
@click.option("--outside", is_flag=True, help="Cette personne n’est pas de la coordination.")
def add_referent(name: str, email: str, title: str, *, outside: bool) -> None:
    """Ajoute une personne à qui les binômes peuvent demander de l’aide."""
    services.add_referent(name=name, email=email, title=title, outside_coordination=outside, actor="command")
    db.session.commit()
    click.echo(f"{name} peut recevoir les demandes d’aide.")


@organisation.command("partner")
@click.option("--name", required=True)
@click.option("--role", required=True, help="Ce qu’il apporte, en une phrase.")
@click.option("--url", default="")
def add_partner(name: str, role: str, url: str) -> None:
    """Ajoute un partenaire de l’organisme."""
    services.add_partner(name=name, role=role, url=url, actor="command")
    db.session.commit()
    click.echo(f"{name} est partenaire.")
