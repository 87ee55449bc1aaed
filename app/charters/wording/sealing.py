"""The sentences of the seal: what certificates are called, what is wrong with the key, and what to do about it."""

from collections.abc import Mapping
from datetime import datetime

from app.charters.rules.sealing import SealProblem
from app.core.declarations import Attention
from app.core.text import typo
from app.core.wording import date_fr, plural

_INIT = "binome seal init --folder DOSSIER"
_RENEW = "binome seal renew --folder DOSSIER --root-key CLE"
_GUIDE = "docs/install.md, « Le cachet »"

_PROBLEMS: Mapping[SealProblem, str] = {
    SealProblem.MISSING: f"Cachet : aucune clé. Les chartes signées attendent. Créez-la : {_INIT} ; puis {_GUIDE}.",
    SealProblem.UNREADABLE: (
        "Cachet : la clé ne s’ouvre pas (fichier abîmé, droits trop étroits ou mot de passe d’une autre clé). Remettez "
        f"le fichier et son mot de passe ensemble : {_GUIDE}. S’ils sont perdus : {_RENEW}"
    ),
    SealProblem.WRONG: (
        "Cachet : la racine de cette clé n’est pas publiée, personne ne pourrait vérifier les chartes. Publiez-la : "
        "binome seal publish RACINE.pem ; ou remettez la bonne clé."
    ),
    SealProblem.NOT_YET: "Cachet : la clé ne sert pas encore. Vérifiez l’heure de cette machine : timedatectl",
    SealProblem.EXPIRED: (
        f"Cachet : la clé a expiré le {{date}}. Les chartes signées attendent. Renouvelez-la : {_RENEW}"
    ),
    SealProblem.NO_TIMESTAMP: (
        "Cachet : le serveur d’horodatage ne répond pas. Les chartes signées attendent. Vérifiez "
        "BINOME_SEAL_TIMESTAMP_URL, ou retirez ce réglage pour sceller sans horodatage."
    ),
    SealProblem.EXPIRING: f"Cachet : la clé expire le {{date}}. Renouvelez-la avant : {_RENEW}",
}
_TO_DO: Mapping[SealProblem, str] = {
    SealProblem.MISSING: "Le cachet manque sur le serveur",
    SealProblem.UNREADABLE: "La clé du cachet ne s’ouvre pas sur le serveur",
    SealProblem.WRONG: "La clé du cachet n’est pas celle que le site publie",
    SealProblem.NOT_YET: "La clé du cachet ne sert pas encore",
    SealProblem.EXPIRED: "La clé du cachet a expiré",
    SealProblem.NO_TIMESTAMP: "Le serveur d’horodatage du cachet ne répond pas",
}
_REFUSALS = {
    "file_exists": "{path} existe déjà : rien n’a été écrit. Choisissez un autre dossier.",
    "not_a_certificate": "Ce fichier n’est pas un certificat PEM.",
    "not_a_root": "Ce certificat n’est pas une racine : il n’a pas été signé par lui-même.",
    "no_root": "Aucune racine n’est publiée. Commencez par : binome seal init",
    "key_not_opened": "Cette clé ne s’ouvre pas avec cette phrase secrète.",
    "key_of_another": "Cette clé n’est celle d’aucune racine publiée.",
}


def root_name(year: int) -> str:
    """What the root is called, where PDF readers show it."""
    return f"Racine de scellement {year}"


def leaf_name(year: int) -> str:
    """What the certificate that seals is called."""
    return f"Cachet électronique {year}"


def seal_reason(host: str) -> str:
    """What the seal says of itself; `host` as a sentence continues: « la CPTS des Trois Vallées »."""
    return f"Charte signée par les trois parties, scellée par {host}"


def seal_problem(problem: str, until: datetime | None) -> str:
    """What is wrong and the command to run, for whoever keeps the server."""
    return typo(_PROBLEMS[SealProblem(problem)].format(date=date_fr(until)))


def seal_in_order(until: datetime | None) -> str:
    """The seal works."""
    return typo(f"Cachet : en ordre, jusqu’au {date_fr(until)}.")


def seal_never_tried() -> str:
    """The worker has not told anything yet."""
    return typo("Cachet : la tâche de fond n’a pas encore essayé la clé. Démarrez-la : systemctl start binome-worker")


def seal_attention(attention: Attention) -> str:
    """One sentence of « à traiter », for a coordination who does not keep the server."""
    problem = SealProblem(attention.code.removeprefix("seal_"))
    if problem is SealProblem.EXPIRING:
        day = date_fr(attention.since)
        return typo(f"La clé du cachet expire le {day} : prévenez la personne qui tient le serveur")
    waiting = plural(attention.count, "charte signée attend", "chartes signées attendent") if attention.count else ""
    consequence = f"{waiting} le PDF final" if waiting else "les prochaines chartes ne pourraient pas être scellées"
    return typo(f"{_TO_DO[problem]} : {consequence}. Prévenez la personne qui tient le serveur.")


def seal_attention_action(_attention: Attention) -> str:
    """What its link says."""
    return "Voir les binômes"


def seal_refusal(problem: str, path: str = "") -> str:
    """Why a command of the seal changed nothing."""
    return typo(_REFUSALS[problem].format(path=path))
