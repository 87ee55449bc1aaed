"""What the coordination reads of charters: states, « à traiter », what has just been done."""

from collections.abc import Mapping

from app.charters.models import CharterState, Party, SlotState
from app.core.declarations import Attention
from app.core.text import typo
from app.core.wording import number_fr, of, plural

CHARTER_STATES: Mapping[CharterState, str] = {
    CharterState.DRAFT: "En préparation",
    CharterState.OPEN: "À signer",
    CharterState.COMPLETE: "Signée par tous",
    CharterState.SEALED: "Scellée",
    CharterState.DECLINED: "Refusée",
    CharterState.EXPIRED: "Expirée",
    CharterState.CANCELLED: "Annulée",
    CharterState.SUPERSEDED: "Remplacée",
}
SLOT_STATES: Mapping[SlotState, str] = {
    SlotState.PENDING: "Attendue",
    SlotState.SIGNED: "Signée",
    SlotState.DECLINED: "Refusée",
}
DECLINE_REASONS = {
    "text": "Un point de la charte",
    "pair": "Le binôme proposé",
    "time": "Mon emploi du temps",
    "other": "Autre chose",
}
RESENT = "Un nouveau code vient de partir. Le précédent ne sert plus."
NOTHING_SENT = "Un code vient déjà de partir. Attendez une minute avant d’en demander un autre."
SIGNATORY_SAVED = "C’est enregistré. Les chartes déjà émises gardent leur signataire."
UNCHANGED = "Ce texte est celui de la version en vigueur : changez-le avant de l’enregistrer"


def progress(state: CharterState, signed: int) -> str:
    """How far the charter of a pair is, in the table of pairs."""
    if state is CharterState.OPEN:
        return typo(f"{number_fr(signed)} signature{'s' if signed > 1 else ''} sur {len(Party)}")
    return CHARTER_STATES[state]


def published(version: int) -> str:
    """Said once a version is in force."""
    return f"La version {version} est publiée. Les prochaines chartes porteront ce texte."


def issued(count: int) -> str:
    """Said once charters have been issued."""
    return (
        "La charte est émise. Les deux membres du binôme reçoivent leur lien."
        if count == 1
        else (f"{number_fr(count)} chartes sont émises. Les membres des binômes reçoivent leur lien.")
    )


def reminded(count: int) -> str:
    """Said once a reminder has left, or would have been the second within a minute."""
    if not count:
        return "Un rappel vient déjà de partir : rien de plus n’a été envoyé."
    return typo(f"Rappel envoyé à {plural(count, 'personne', 'personnes')}.")


def link_renewed(name: str) -> str:
    """Said once a new link has left."""
    return f"Un nouveau lien part à l’adresse connue {of(name)}. L’ancien ne sert plus."


def slot_state(state: SlotState, *, waits: bool) -> str:
    """Where a signature stands; the host's comes last."""
    return "Vient en dernier" if waits else SLOT_STATES[state]


def attention_sentence(attention: Attention) -> str:
    """One sentence of « à traiter »."""
    charters = plural(attention.count, "charte", "chartes")
    pairs = plural(attention.count, "binôme attend sa charte", "binômes attendent leur charte")
    one = attention.count == 1
    return typo(
        {
            "charter_no_text": f"{pairs} : aucun texte de charte n’est publié",
            "charter_no_signatory": f"Choisissez qui signe les chartes pour la structure : {pairs}",
            "charter_to_issue": f"{pairs} : à émettre",
            "charter_refused": (
                "Une charte a été refusée : le binôme attend votre réponse"
                if one
                else f"{charters} ont été refusées : les binômes attendent votre réponse"
            ),
            "charter_expired": f"La date limite pour signer {charters} est passée",
            "charter_name_claimed": f"Un nom est signalé mal écrit sur {charters}",
            "charter_unsigned": f"{charters} {'attend' if one else 'attendent'} une signature depuis plus de 12 jours",
            "charter_file_late": f"Le PDF signé de {charters} n’a pas encore pu être produit. Le site réessaie.",
        }[attention.code]
    )


def attention_action(attention: Attention) -> str:
    """What its link says."""
    return {
        "charter_no_text": "Publier un texte",
        "charter_no_signatory": "Choisir",
        "charter_to_issue": "Émettre",
        "charter_refused": "Décider",
        "charter_expired": "Décider",
        "charter_name_claimed": "Corriger",
        "charter_unsigned": "Relancer",
        "charter_file_late": "Voir",
    }[attention.code]
