"""What is said of signatures on paper: why a copy or a day cannot be taken, what recording does, what was recorded."""

from collections.abc import Mapping, Sequence

from app.charters.rules import PaperDay
from app.core.text import typo
from app.core.wording import joined_fr, plural
from app.documents.scan import MAX_PAGES, ScanProblem
from app.web.errors import Message

SCAN_PROBLEMS: Mapping[ScanProblem, str] = {
    ScanProblem.KIND: "Choisissez un PDF, ou des photos en JPEG ou en PNG",
    ScanProblem.PHONE_FORMAT: "Ce format de téléphone (HEIC) ne convient pas : choisissez un JPEG, un PNG ou un PDF",
    ScanProblem.UNREADABLE: "Cette copie n’a pas pu être lue en entier : scannez ou photographiez à nouveau la feuille",
    ScanProblem.PROTECTED: "Ce PDF demande un mot de passe : enregistrez-le sans mot de passe",
    ScanProblem.PAGES: f"Cette copie a trop de pages : gardez-en {MAX_PAGES} au plus",
    ScanProblem.LARGE: "Cette image est trop grande : envoyez-la en 40 millions de points au plus",
    ScanProblem.SMALL: "Cette image est trop petite pour être lue : photographiez la feuille de plus près, en entier",
    ScanProblem.BUSY: "Le site lit déjà d’autres copies : réessayez dans un instant",
    ScanProblem.BLANK: "Cette copie ne montre que des pages blanches : scannez le côté signé de la feuille",
}
PAPER_DAYS: Mapping[PaperDay, str] = {
    PaperDay.BEFORE_ISSUE: "Indiquez un jour qui ne précède pas l’émission de la charte",
    PaperDay.IN_FUTURE: "Indiquez un jour passé, ou aujourd’hui",
    PaperDay.BEFORE_MEMBERS: "Indiquez un jour qui ne précède pas les deux autres : la structure signe en dernier",
}
COPY_TOO_HEAVY = Message(
    "Cette copie est trop lourde.",
    "Rien n’a été enregistré. Revenez à la page précédente et choisissez des fichiers de moins de 5 Mo au total : "
    "un scan en niveaux de gris, ou des photos de taille moyenne.",
)
HOST_LAST = "Cochez aussi les membres qui n’ont pas signé : la structure signe en dernier"


def after_paper(missing: int, host_next: str) -> str:
    """What comes after the signatures of a sheet: the host, somebody else, or the mentoring itself."""
    if not missing:
        return "Les trois signatures sont réunies : le mentorat commence aujourd’hui."
    if host_next:
        return f"{host_next}, qui signe en dernier, reçoit son lien."
    return typo(f"Il manquera {plural(missing, 'signature', 'signatures')}.")


def paper_recorded(names: Sequence[str]) -> str:
    """Said once a sheet has been recorded."""
    what = "Signature sur papier enregistrée" if len(names) == 1 else "Signatures sur papier enregistrées"
    return f"{what}. Un reçu part à {joined_fr(names)}."
