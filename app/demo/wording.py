"""French of the demo: what its command prints, and what its buttons answer."""

from datetime import date

from app.core.wording import day_fr
from app.demo.rules import Push, Tampering

PUSHES = ((Push.DAY, "d’un jour"), (Push.WEEK, "d’une semaine"), (Push.MONTH, "d’un mois"))


def pushed(day: date, letters: int) -> str:
    """Say which day it is now, and how much mail came meanwhile."""
    came = {0: "aucun e-mail n’est parti", 1: "un e-mail est parti"}.get(letters, f"{letters} e-mails sont partis")
    return f"Nous sommes le {day_fr(day)} : {came} entre-temps."


def arrived(day: date, title: str) -> str:
    """Say which day it is at a named moment."""
    return f"Nous sommes le {day_fr(day)}. {title}."


STARTED_OVER = "La démonstration est revenue à son premier jour."


COPIES = (
    (Tampering.NOTHING, "La charte, telle qu’elle a été scellée", "authentique"),
    (Tampering.ONE_BYTE, "Un octet changé", "modifiée depuis le scellement"),
    (Tampering.SAVED_AGAIN, "Enregistrée par un autre logiciel", "modifiée, car le cachet n’a pas suivi"),
    (Tampering.APPENDED, "Une ligne ajoutée à la fin", "modifiée, car le cachet ne couvre pas l’ajout"),
    (Tampering.SEAL_REMOVED, "Le cachet retiré", "le cachet n’y est plus"),
    (Tampering.NAMESAKE, "Scellée par quelqu’un d’autre, sous notre nom", "ce cachet n’est pas le nôtre"),
)
SEAL_NAMES = ("Démonstration de Binôme", "Racine de démonstration", "Cachet de démonstration")
PREPARING = "Préparation de la démonstration…"


def ready(url: str) -> str:
    """Say where to go."""
    return "\n".join(
        (
            "",
            f"  La démonstration est ouverte : {url}/demo",
            "  Les personnes, leurs courriers et l’horloge vous attendent sur cette page.",
            "  Pour arrêter : Ctrl-C. Pour tout recommencer : .venv/bin/python -m app.demo --reset",
            "",
        )
    )


def port_taken(port: int) -> str:
    """Say that another program holds the port."""
    return f"Le port {port} est déjà pris par un autre programme. Choisissez-en un autre : make demo PORT={port + 1}"
