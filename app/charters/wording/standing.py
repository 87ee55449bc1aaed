"""Where a charter stands, said to whoever has its code: dates and roles, never a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.charters.models import Charter, CharterState, Means, SignatureSlot
from app.charters.wording.document import PARTIES
from app.core.text import typo
from app.core.wording import date_fr, instant_fr


@dataclass(frozen=True)
class Said:
    """An answer: its tone (`success`, `warning`, `error`), its title, then what it means and what to do."""

    tone: str
    title: str
    text: tuple[str, ...] = ()


_BINDS_NOBODY = "Elle n’engage personne."
_TITLES: Mapping[CharterState, str] = {
    CharterState.DRAFT: "Cette charte existe, elle n’est pas signée par tous.",
    CharterState.OPEN: "Cette charte existe, elle n’est pas signée par tous.",
    CharterState.COMPLETE: "Cette charte est connue, et signée par trois personnes.",
    CharterState.SEALED: "Cette charte est connue, et signée par trois personnes.",
    CharterState.DECLINED: "Cette charte a été refusée.",
    CharterState.EXPIRED: "Cette charte a expiré.",
    CharterState.CANCELLED: "Cette charte a été annulée.",
    CharterState.SUPERSEDED: "Cette charte a été remplacée.",
}
_SIGNED = {CharterState.COMPLETE, CharterState.SEALED}


def standing(charter: Charter, *, ended_on: date | None, successor: Charter | None) -> Said:
    """What its state means, for somebody who holds the PDF."""
    tone = "success" if charter.state in _SIGNED else "warning"
    text = [_meaning(charter)]
    if ended_on is not None and charter.state in _SIGNED:
        text.append(f"Le mentorat a pris fin le {date_fr(ended_on)}.")
    if successor is not None:
        follows = "Une autre charte a été émise à sa suite, le {}, avec un autre code."
        counts = "" if charter.state in _SIGNED else " C’est elle qui compte."
        text.append(follows.format(date_fr(successor.issued_at)) + counts)
    if charter.erased_at is not None:
        text.append(
            f"Ses documents et les noms ont été effacés le {date_fr(charter.erased_at)}, au terme prévu. "
            "Le registre garde les dates et les empreintes : un PDF que vous avez gardé se vérifie encore ici."
        )
    return Said(tone, _TITLES[charter.state], tuple(typo(each) for each in text if each))


def facts(charter: Charter, sealed_sha256: str | None) -> list[tuple[str, str]]:
    """The lines of its file: reference, version, dates, the three roles."""
    lines = [
        ("Référence", charter.reference),
        ("Texte", f"version {charter.text.version}"),
        ("Émise le", date_fr(charter.issued_at)),
        *((PARTIES[slot.party], _signature(slot)) for slot in charter.slots),
    ]
    if sealed_sha256 is None and charter.state is CharterState.COMPLETE:
        lines.append(("Cachet", "en préparation"))
    return lines


def digests(charter: Charter, sealed_sha256: str | None) -> list[tuple[str, str]]:
    """The fingerprints to compare with those of one's own files."""
    approved = ("Document que chacun a approuvé", charter.frozen_sha256)
    return [approved, ("Charte signée et scellée", sealed_sha256)] if sealed_sha256 else [approved]


def _meaning(charter: Charter) -> str:
    closed = date_fr(charter.closed_at)
    return {
        CharterState.COMPLETE: "Le fichier final est en cours de scellement. Les trois signataires le recevront.",
        CharterState.DECLINED: f"L’une des trois personnes n’a pas souhaité la signer, le {closed}. {_BINDS_NOBODY}",
        CharterState.EXPIRED: f"Il fallait la signer au plus tard le {date_fr(charter.sign_by)}. {_BINDS_NOBODY}",
        CharterState.CANCELLED: f"Elle a été annulée le {closed}, avant d’être signée par tous. {_BINDS_NOBODY}",
        CharterState.SUPERSEDED: f"Elle a été remplacée le {closed}, avant d’être signée par tous. {_BINDS_NOBODY}",
        CharterState.SEALED: "",
    }.get(charter.state, f"Elle peut être signée jusqu’au {date_fr(charter.sign_by)}.")


def _signature(slot: SignatureSlot) -> str:
    if slot.signed_at is None:
        return "pas de signature"  # who declined is nobody's business
    if slot.means is Means.PAPER:
        return f"a signé sur papier le {date_fr(slot.signed_on or slot.signed_at)}"
    return f"a signé en ligne le {instant_fr(slot.signed_at)}"
