"""The sentences that the printer adds to a charter: dates, headings, signature blocks, footer and attestation."""

from collections.abc import Sequence
from datetime import date, datetime

from app.core.clock import to_paris
from app.core.text import NBSP
from app.core.wording import between_fr, date_fr, joined_fr, lower_first
from app.documents.model import (
    AttachedFile,
    CharterDocument,
    CharterTextDocument,
    Means,
    Party,
    SignatureGiven,
    SignedCharterDocument,
)

SIGNATURES = "Signatures"
CLAUSES = "Clauses à approuver"
DATE_AND_SIGNATURE = "Date et signature"
ATTESTATION = "Attestation de signature"
PROVES = "Ce que cette page prouve"
DOES_NOT_PROVE = "Ce qu’elle ne prouve pas"
FINGERPRINTS = "Empreintes"
ATTACHED = "Fichiers joints"
ATTACHED_WHERE = "Ils sont dans ce PDF, avec ses pièces jointes."
EVENTS = "Ce qui s’est passé"
EVENT_HEADS = ("N°", "Date et heure de Paris", "Événement", "Par", "Maillon")
VERIFY = "Vérifier cette charte"


def day(on: date) -> str:
    """« 14 décembre 2026 », never cut at the end of a line."""
    return date_fr(on).replace(" ", NBSP)


def hour(at: datetime) -> str:
    """« 21 h 07 », in Paris; a document writes « 21 h 00 » in full."""
    local = to_paris(at)
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02}"


def day_of(at: datetime) -> str:
    """The day of an instant in Paris."""
    return day(to_paris(at).date())


def instant(at: datetime) -> str:
    """« 14 décembre 2026, 21 h 07 min 11 s (UTC+1) »: to the second, with the zone, for the register."""
    local = to_paris(at)
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 0
    time = f"{hour(at)}{NBSP}min{NBSP}{local.second:02}{NBSP}s"
    return f"{day(local.date())}, {time} (UTC{hours:+d})"


def parties(everyone: Sequence[Party]) -> str:
    """Whom it binds: « Entre Claire Humbert (mentorée), Karim Benali (mentor) et la CPTS des Trois Vallées »."""
    named = [party.represents or f"{party.name} ({lower_first(party.label)})" for party in everyone]
    return f"Entre {joined_fr(named)}."


def host(document: CharterDocument) -> str:
    """The host in words, article included, as the charter names it; its bare name when no party stands for it."""
    return next((party.represents for party in document.parties if party.represents), document.letterhead.organisation)


def seal_of(sealed_by: str) -> str:
    """What is said in place of the seal, which nobody sees."""
    return f"Cachet électronique posé par {sealed_by}"


def signed(signature: SignatureGiven, by_host: str) -> str:
    """What stands under a name in a filled block; what was signed by hand is said to be, and who recorded it."""
    if signature.means is Means.PAPER:
        by_hand = f"Signé à la main sur papier le {day(_day_given(signature))}."
        return f"{by_hand} Enregistré par {by_host} le {day_of(signature.signed_at)}."
    return f"Signé en ligne le {day_of(signature.signed_at)} à {hour(signature.signed_at)} (heure de Paris)"


def _day_given(signature: SignatureGiven) -> date:
    return signature.signed_on or to_paris(signature.signed_at).date()


def version(document: CharterDocument | CharterTextDocument) -> str:
    """« version 3 du 2 septembre 2026 »."""
    return f"version{NBSP}{document.version} du {day(document.version_on)}"


def footer(document: CharterDocument) -> tuple[str, str]:
    """The two lines at the foot of every page of an issued charter."""
    return (
        f"Charte {document.reference} émise le {day_of(document.issued_at)}, {version(document)}",
        f"Vérifier{NBSP}: {document.verification_page}, code {document.verification_code}",
    )


def text_footer(document: CharterTextDocument) -> tuple[str, str]:
    """The foot of every page of a text that nobody has been asked to sign."""
    return (f"{document.title}, {version(document)}", "Texte à lire. Aucune signature n’est attendue sur ce document.")


def folio(page: int, total: int) -> str:
    """« Page 2 / 3 »."""
    return f"Page{NBSP}{page}{NBSP}/{NBSP}{total}"


def summary(document: CharterDocument, signatures: Sequence[SignatureGiven], completed_at: datetime) -> str:
    """The sentence that opens the attestation."""
    days = sorted(map(_day_given, signatures))
    when = between_fr(day(days[0]), day(days[-1]))
    count = {1: "une personne", 2: "deux personnes", 3: "trois personnes"}.get(
        len(signatures), f"{len(signatures)} personnes"
    )
    complete = f"{day_of(completed_at)} à {hour(completed_at)} (heure de Paris)"
    return f"La charte {document.reference} a été signée par {count} {when}. Elle est complète depuis le {complete}."


def proves(document: SignedCharterDocument) -> tuple[str, ...]:
    """What the evidence shows, according to how people signed."""
    by_host = host(document.charter)
    means = {signature.means for signature in document.signatures}
    scanned = any(each.relation == "Supplement" for each in document.attachments)
    online = (
        "Chaque personne qui a signé en ligne a ouvert un lien personnel, écrit son nom, puis recopié un code à six "
        "chiffres envoyé à l’adresse e-mail que la coordination connaît.",
    )
    paper = (
        f"Chaque signature sur papier a été donnée à la main sur la charte imprimée, puis enregistrée par {by_host}. "
        + ("Sa copie numérisée est jointe à ce fichier." if scanned else "Sa copie numérisée est conservée."),
    )
    exactly = "" if Means.PAPER in means else ", à l’octet près"
    return (
        f"Toutes les signatures portent sur le même document{exactly}. Son empreinte est écrite plus bas.",
        *(online if Means.ONLINE in means else ()),
        *(paper if Means.PAPER in means else ()),
        "Chaque ligne du registre porte l’empreinte de la ligne précédente. En changer une change toutes les "
        "suivantes, et le reçu envoyé après chaque signature permet de le constater.",
        f"Le cachet électronique de {by_host} est posé après la dernière signature. Il montre que rien n’a changé "
        "ensuite dans ce fichier.",
    )


def does_not_prove(document: SignedCharterDocument) -> tuple[str, ...]:
    """What nobody should read into the evidence."""
    by_host = host(document.charter)
    means = {signature.means for signature in document.signatures}
    online = (
        "L’identité n’a pas été contrôlée sur une pièce officielle. Signer en ligne montre que la personne lisait les "
        "messages de son adresse.",
        f"Les signatures en ligne sont des signatures électroniques simples, au sens de l’article{NBSP}3, "
        f"point{NBSP}10, du règlement européen n°{NBSP}910/2014. Elles n’ont pas la force "
        "particulière des niveaux supérieurs de ce règlement.",
    )
    paper = (
        "L’écriture des signatures à la main n’a été comparée à aucune pièce. Leur jour est celui qui est écrit sur "
        "la feuille.",
    )
    return (
        *(online if Means.ONLINE in means else ()),
        *(paper if Means.PAPER in means else ()),
        f"Les heures sont celles de l’horloge du site, tenu par {by_host}. Aucun tiers ne les a certifiées.",
        "Le cachet dit d’où vient le fichier et qu’il est entier. Il ne remplace la signature de personne.",
    )


FROZEN = "Charte que chacun a approuvée (SHA-256 du fichier PDF)"
SNAPSHOT = "Texte, noms et version (SHA-256 des données figées)"
CHAIN = "Dernier maillon du registre"


def code_to_photograph(document: CharterDocument) -> str:
    """What is said in place of the QR."""
    return f"Code QR qui ouvre la page de vérification{NBSP}: {document.verification_url}"


def how_to_verify(document: CharterDocument) -> tuple[str, ...]:
    """How anyone checks the charter, with us and without us."""
    return (
        f"Ouvrez {document.verification_page} et écrivez le code {document.verification_code}, "
        "ou photographiez ce carré.",
        "La page dit si la charte est connue, sa version et ses dates, sans nommer personne. Vous pouvez aussi lui "
        "confier ce fichier. Elle le compare, puis l’oublie.",
        "Sans passer par le site, la commande pdfsig montre le cachet, et la commande sha256sum appliquée au PDF "
        "approuvé donne la première empreinte.",
    )


def attached(file: AttachedFile) -> str:
    """« preuve.json : le registre des preuves »."""
    return f"{file.name}{NBSP}: {lower_first(file.description)}"


SCAN = "Copie de la charte signée à la main"


def scanned_page(number: int, total: int) -> str:
    """What a page of the copy of a sheet signed by hand is called, in place of its image."""
    return f"Copie de la page signée à la main, page {number} sur {total}"
