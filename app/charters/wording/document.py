"""What is printed in a charter, said on the page that signs it, and in the register of its events."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.charters.models import Charter, FileKind, Party, SlotState
from app.core.clock import to_paris
from app.core.text import typo
from app.core.wording import date_fr, instant_fr, number_fr, plural

PARTIES: Mapping[Party, str] = {Party.MENTOR: "Mentor", Party.MENTEE: "Mentoré·e", Party.HOST: "Structure porteuse"}
BLANK_NAMES: dict[str, str] = {
    "mentor": "[prénom et nom du mentor]",
    "mentee": "[prénom et nom de la personne mentorée]",
}
EVENTS: Mapping[str, str] = {
    "issued": "Charte émise",
    "link_sent": "Lien personnel envoyé",
    "opened": "Charte ouverte",
    "code_sent": "Code envoyé",
    "code_failed": "Code refusé",
    "signed": "Charte signée",
    "declined": "Signature refusée",
    "reminded": "Rappel envoyé",
    "link_revoked": "Ancien lien retiré",
    "expired": "Date limite passée",
    "cancelled": "Charte annulée",
    "completed": "Trois signatures réunies",
    "email_corrected": "Adresse corrigée",
    "email_moved": "Adresse changée",
    "day_moved": "Dernier jour pour signer déplacé",
    "paper_recorded": "Signature sur papier enregistrée",
    "sealed": "Document scellé",
    "delivered": "PDF final envoyé",
}
_REPLACED = "Charte remplacée"
FROZEN_ATTACHED = "Charte que chacun a approuvée, à l’octet près"
PROOF_ATTACHED = "Registre des événements et données figées, à vérifier sans nous"


_BY_THE_SITE = {"link_sent", "code_sent", "reminded", "delivered", "link_revoked", "expired", "completed", "sealed"}
_BY_THE_HOST = {"email_corrected": "{} de {}", "paper_recorded": "{}, de {}"}


def file_name(charter: Charter, kind: FileKind) -> str:
    """What a file is called wherever it is given: « charte-mentorat-2026-K7QF2MXT.pdf » once signed by the three."""
    thing = "charte" if charter.amends_id is None else "avenant"
    if kind is FileKind.FROZEN:
        return f"{thing}-a-signer-{charter.reference}.pdf"
    return f"{thing}-mentorat-{to_paris(charter.issued_at).year}-{charter.code.replace('-', '')}.pdf"


def scan_attached(number: int) -> str:
    """What the copy of a sheet signed by hand is called among the attached files."""
    return typo(f"Copie de la feuille signée à la main, n° {number_fr(number)}")


def duration(months: int) -> str:
    """« 12 mois »."""
    return typo(f"{number_fr(months)} mois")


TIME_LEFT = "le temps qui restait au précédent"
"""The duration of a mentorship that takes over from one stopped before its time."""


def when_signed_by_all(months: int) -> tuple[str, str]:
    """Start and end of a mentorship that begins with the third signature, for « du … au … » and « le … »."""
    return "jour de la dernière signature", typo(f"même jour, {number_fr(months)} mois plus tard")


def host_in_full(called: str, name: str) -> str:
    """« la CPTS des Trois Vallées », from what sentences call the host and its name; its article is kept."""
    article, apostrophe, noun = called.partition("’") if "’" in called else called.partition(" ")
    return f"{article}{apostrophe}{name}" if noun and name.startswith(noun) else called


def event_name(kind: str, facts: Mapping[str, object]) -> str:
    """What an event was: « Charte remplacée par CM-2026-0002 » when its facts name another charter."""
    if kind == "cancelled" and facts.get("replaced_by"):
        return f"{_REPLACED} par {facts['replaced_by']}"
    if kind == "issued" and facts.get("replaces"):
        return f"{EVENTS[kind]} à la place de {facts['replaces']}"
    return EVENTS.get(kind, "Événement")


def events_by(kind: str, facts: Mapping[str, object], names: Mapping[Party, str], host: str) -> tuple[str, str]:
    """Return what an event of the register was, and who did it, in words that begin a cell."""
    what = event_name(kind, facts)
    party, host = facts.get("party"), _upper(host)
    who = names[Party(str(party))] if party else host
    if kind in _BY_THE_HOST and party:
        return typo(_BY_THE_HOST[kind].format(what, who)), host
    if kind in _BY_THE_SITE:
        return (typo(f"{what} à {who}") if party else what), "Le site"
    return what, who


def awaited(slots: Sequence[tuple[str, SlotState, date | datetime | None]], host: str, *, host_turn: bool) -> str:
    """What the inset of the signing page says after « Trois signatures sont attendues. »."""
    said = [f"{name} a signé le {date_fr(signed_at)}." for name, state, signed_at in slots if state is SlotState.SIGNED]
    said.append("Vous signez maintenant.")
    last = (
        "Ensuite, chacun reçoit le PDF."
        if host_turn
        else f"{_upper(host)} signe en dernier, puis chacun reçoit le PDF."
    )
    return typo(" ".join([*said, last]))


def members(mentee: str, mentor: str) -> str:
    """« Claire Humbert et Karim Benali »."""
    return f"{mentee} et {mentor}"


def missing_signatures(count: int) -> str:
    """« Il manque 2 signatures »."""
    return typo(f"Il manque {plural(count, 'signature', 'signatures')}.")


def signed_on(instant: datetime) -> str:
    """« 14 décembre 2026 à 21 h 07 (heure de Paris) »."""
    return typo(f"{instant_fr(instant)} (heure de Paris)")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
