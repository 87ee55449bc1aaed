"""What `doctor` says of an installation, for whoever keeps the server."""

from collections.abc import Mapping

from app.core.text import NBSP, typo
from app.core.wording import number_fr, plural

DATABASE_IN_ORDER = "Base de données : en ordre, à jour."
DATABASE_OLD = typo("Base de données : elle n’est pas à la version du code. Mettez-la à jour : binome db upgrade")
WORKER_ALIVE = "Tâche de fond : elle travaille."
WORKER_DEAD = typo(
    "Tâche de fond : elle ne travaille pas, aucun e-mail ne part. Démarrez-la : systemctl start binome-worker ; "
    "puis lisez : journalctl -u binome-worker -n 50"
)
MAIL_IN_ORDER = "Serveur de courrier : il répond et nous connaît."
LETTERS_IN_ORDER = "E-mails : aucun n’est bloqué."
_MAIL: Mapping[str, str] = {
    "no_server": "aucun n’est réglé. Remplissez BINOME_MAIL_SERVER",
    "login_refused": "il refuse BINOME_MAIL_USERNAME ou BINOME_MAIL_PASSWORD. Corrigez-les",
    "not_trusted": "son certificat n’est pas valable pour ce nom. Vérifiez BINOME_MAIL_SERVER et BINOME_MAIL_SECURITY",
    "timed_out": "il ne répond pas. Vérifiez BINOME_MAIL_SERVER et BINOME_MAIL_PORT",
    "unreachable": "il ne se laisse pas joindre. Vérifiez BINOME_MAIL_SERVER et BINOME_MAIL_PORT",
}


def database_away(kind: str) -> str:
    """The database does not answer."""
    return typo(f"Base de données : elle ne répond pas ({kind}). Vérifiez le disque et les droits de BINOME_DATA_DIR.")


def mail_trouble(code: str) -> str:
    """The mail server does not take our letters."""
    return typo(f"Serveur de courrier : {_MAIL[code]}.")


def letters_stuck(dead: int, late: int) -> str:
    """Some letters did not leave."""
    parts = []
    if dead:
        parts.append(f"{plural(dead, 'e-mail non remis', 'e-mails non remis')}, à voir dans le site sous E-mails")
    if late:
        parts.append(f"{plural(late, 'e-mail attend', 'e-mails attendent')} depuis plus d’une heure")
    return typo(f"E-mails : {' ; '.join(parts)}.")


def disk(free: int, *, ok: bool) -> str:
    """How much room is left, in octets."""
    advice = "" if ok else " Faites de la place : sans elle, plus rien ne s’enregistre."
    return typo(f"Disque : {number_fr(round(free / 1e9, 1))}{NBSP}Go libres.{advice}")


def check_failed(name: str, kind: str) -> str:
    """A check itself broke."""
    return typo(f"{name} : la vérification a échoué ({kind}).")


def summary(wrong: int) -> str:
    """The last line."""
    return "Tout est en ordre." if not wrong else typo(f"{number_fr(wrong)} à reprendre.")
