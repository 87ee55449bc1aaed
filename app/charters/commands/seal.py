"""Commandes du cachet : créer la racine et la clé, les renouveler, les publier, les vérifier."""

import sys
from pathlib import Path
from typing import BinaryIO

import click
from flask.cli import AppGroup

from app.charters.checks import seal_findings
from app.charters.errors import SealRefused
from app.charters.models import CertificateKind
from app.charters.queries.sealing import published_roots, seal_certificates
from app.charters.services import SealNames, create_seal, publish_root, renew_seal
from app.charters.services.certificates import KEY, PASSWORD, ROOT, ROOT_KEY
from app.charters.wording.sealing import leaf_name, root_name, seal_refusal
from app.core.clock import now, today
from app.core.database import db
from app.core.text import typo
from app.core.wording import date_fr
from app.documents.fingerprint import as_openssl
from app.organisation.errors import HostUnknown
from app.organisation.queries import host

_LEAST = 12
_NEXT = """
À faire maintenant (docs/install.md, « Le cachet ») :
"""
_ROOT_AWAY = """  1. Copiez {root_key} sur deux supports gardés hors de ce serveur, puis effacez-le d’ici : il ne sert
     qu’à renouveler la clé, et qui l’aurait avec sa phrase secrète pourrait sceller à votre place.
     {root} est public : gardez-le avec.
"""
_KEY_TO_WORKER = """  {number}. Donnez {key} et {password} à la tâche de fond, et à elle seule :
       install -o root -g root -m 0600 {folder}/{key} {folder}/{password} /etc/binome/
       systemctl restart binome-worker
     puis effacez {folder}.
  {last}. Vérifiez : binome doctor
"""

seal = AppGroup("seal", help="Le cachet de l’organisme sur les chartes signées.")
_folder = click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Où écrire les fichiers."
)


@seal.command("init")
@_folder
@click.option("--new-root", is_flag=True, help="Une nouvelle racine, publiée à côté de celles qui existent.")
def init(folder: Path, *, new_root: bool) -> None:
    """Crée la racine de l’organisme et la clé qui scelle, et publie leurs certificats."""
    if published_roots() and not new_root:
        raise click.ClickException(
            "Une racine est déjà publiée. Pour une nouvelle clé : binome seal renew. Si la clé de la racine est "
            "perdue : binome seal init --new-root (les chartes déjà scellées restent vérifiables)."
        )
    names = _names()
    passphrase = _new_passphrase()
    try:
        root = create_seal(folder, passphrase, names, actor="command")
        db.session.commit()
    except SealRefused as refused:
        raise _said(refused) from None
    except OSError as error:
        raise _not_written(error) from None
    click.echo(typo(f"Racine publiée, valable jusqu’au {date_fr(root.certificate.not_after)}. Son empreinte SHA-256 :"))
    click.echo(f"  {as_openssl(root.certificate.fingerprint)}")
    click.echo(f"Quatre fichiers dans {folder} : {ROOT_KEY}, {ROOT}, {KEY}, {PASSWORD}")
    click.echo(_NEXT + _ROOT_AWAY.format(root_key=ROOT_KEY, root=ROOT) + _to_worker(folder, first=2))


@seal.command("renew")
@_folder
@click.option("--root-key", "root_key", type=click.File("rb"), required=True, help=f"La clé de la racine, {ROOT_KEY}.")
def renew(folder: Path, root_key: BinaryIO) -> None:
    """Crée une nouvelle clé sous la racine publiée. Les chartes déjà scellées restent vérifiables."""
    content, names = root_key.read(), _names()
    passphrase = click.prompt("Phrase secrète de la racine", hide_input=True, prompt_suffix=" : ")
    try:
        leaf = renew_seal(folder, passphrase, content, names, actor="command")
        db.session.commit()
    except SealRefused as refused:
        raise _said(refused) from None
    except OSError as error:
        raise _not_written(error) from None
    click.echo(typo(f"Nouvelle clé, valable jusqu’au {date_fr(leaf.certificate.not_after)}."))
    click.echo(f"Deux fichiers dans {folder} : {KEY}, {PASSWORD}")
    away = "  1. Remettez la clé de la racine à l’abri, hors de ce serveur.\n"
    click.echo(_NEXT + away + _to_worker(folder, first=2))


@seal.command("publish")
@click.argument("file", type=click.File("rb"))
def publish(file: BinaryIO) -> None:
    """Publie une racine faite ailleurs, ou reprise d’une sauvegarde (fichier PEM)."""
    try:
        root = publish_root(file.read(), actor="command")
        db.session.commit()
    except SealRefused as refused:
        raise _said(refused) from None
    click.echo(f"Racine publiée : {root.subject}\n  {as_openssl(root.fingerprint)}")


@seal.command("list")
def show() -> None:
    """Montre les certificats publiés : rien ne les retire, les chartes scellées avec eux restent vérifiables."""
    kinds = {CertificateKind.ROOT: "Racine", CertificateKind.LEAF: "Clé"}
    found = seal_certificates()
    if not found:
        click.echo("Aucun certificat. Commencez par : binome seal init --folder DOSSIER")
    for each in found:
        ended = ", expiré" if each.not_after < now() else ""
        click.echo(typo(f"{kinds[each.kind]}, du {date_fr(each.not_before)} au {date_fr(each.not_after)}{ended}"))
        click.echo(f"  {each.subject}\n  {as_openssl(each.fingerprint)}")


@seal.command("check")
def check() -> None:
    """Essaie la clé, ou dit ce que la tâche de fond en a trouvé ; se termine par 1 si quelque chose ne va pas."""
    findings = seal_findings()
    for finding in findings:
        click.echo(finding.sentence)
    sys.exit(0 if all(finding.ok for finding in findings) else 1)


def _names() -> SealNames:
    try:
        organisation = host().name
    except HostUnknown:
        raise click.ClickException(
            "L’organisme n’est pas encore connu. Commencez par : binome organisation set --name …"
        ) from None
    return SealNames(organisation, root_name(today().year), leaf_name(today().year))


def _new_passphrase() -> str:
    click.echo(f"Choisissez la phrase secrète de la racine, {_LEAST} caractères au moins. Notez-la hors de ce serveur.")
    while True:
        passphrase: str = click.prompt(
            "Phrase secrète", hide_input=True, confirmation_prompt="Encore une fois", prompt_suffix=" : "
        )
        if len(passphrase) >= _LEAST:
            return passphrase
        click.echo(f"Il faut {_LEAST} caractères au moins.")


def _to_worker(folder: Path, *, first: int) -> str:
    return _KEY_TO_WORKER.format(folder=folder, key=KEY, password=PASSWORD, number=first, last=first + 1)


def _said(refused: SealRefused) -> click.ClickException:
    db.session.rollback()
    problem, path = refused.params["problem"], refused.params.get("path", "")
    return click.ClickException(seal_refusal(str(problem), str(path)))


def _not_written(error: OSError) -> click.ClickException:
    db.session.rollback()
    return click.ClickException(f"{error.filename} : {error.strerror}. Rien n’est publié.")
