"""Why something is refused, and what to do about it."""

from app.core.errors import DomainError
from app.core.wording import of
from app.pairing.models import PairState
from app.pairing.wording.states import STATES
from app.web.errors import Message

REFUSALS = {
    "pair_not_found": ("Ce binôme n’existe pas ou n’existe plus.", ""),
    "nothing_proposed": (
        "Aucun binôme ne vous est proposé en ce moment.",
        "Vous recevrez un e-mail dès qu’il y en aura un.",
    ),
    "own_pair": (
        "Cette candidature ou ce binôme est le vôtre.",
        "Une autre personne de la coordination doit s’en occuper.",
    ),
    "pair_ruled_out": ("Ce binôme est écarté.", "Une règle du programme l’exclut. Choisissez une autre personne."),
    "pair_needs_derogation": (
        "Ce binôme est écarté sauf dérogation.",
        "Une dérogation se décide à deux, par écrit. Choisissez une autre personne.",
    ),
    "justification_missing": ("Écrivez pourquoi vous retenez ce binôme.", "Un point est à discuter."),
    "application_not_accepted": (
        "{name} ne fait plus partie des personnes retenues.",
        "Rien n’a été enregistré. Rechargez la page pour voir les candidatures retenues.",
    ),
    "application_moved": (
        "Le dossier {of_name} vient de changer.",
        "Rien n’a été enregistré. Relisez-le, puis décidez.",
    ),
    "mentee_already_paired": (
        "{by} vient de décider pour cette demande.",
        "Voici la décision : {mentee} est en binôme avec {mentor}. La vôtre n’a pas été enregistrée.",
    ),
    "mentor_full": (
        "{mentor} n’a plus de place.",
        "Un autre binôme a été formé entre-temps, ou sa limite est atteinte. Rien n’a été enregistré.",
    ),
    "pair_moved": (
        "Ce binôme vient de changer.",
        "Quelqu’un a agi depuis l’ouverture de votre page. Son état : {state}. Rien n’a été enregistré.",
    ),
    "pair_act_refused": (
        "Ce n’est plus possible pour ce binôme.",
        "Son état : {state}. Rien n’a été enregistré.",
    ),
    "pair_has_begun": (
        "Votre binôme a commencé.",
        "Votre candidature en fait partie et ne se retire plus. Pour arrêter le binôme, écrivez à la coordination.",
    ),
    "proposal_closed": (
        "Cette proposition n’attend plus de réponse.",
        "La coordination revient vers vous. Vous n’avez rien à faire.",
    ),
    "already_answered": (
        "Vous avez déjà répondu.",
        "Votre première réponse est gardée. Pour en changer, écrivez à la coordination.",
    ),
    "answer_contradicted": (
        "Choisissez « Proposez-moi quelqu’un d’autre », ou changez votre réponse.",
        "Vous préférez un autre binôme : il suffit de le demander.",
    ),
    "acquaintance_missing": ("Indiquez si vous connaissez cette personne.", ""),
    "pair_forbidden": (
        "Le comité a refusé ce binôme.",
        "Rien n’a été enregistré. Rechargez la page pour lire sa décision.",
    ),
    "already_forbidden": (
        "{by} vient de refuser ce binôme.",
        "Votre refus n’a pas été enregistré une seconde fois. Rechargez la page pour lire le sien.",
    ),
    "veto_gone": ("Ce refus vient d’être levé.", "Vous n’avez plus rien à faire."),
    "pair_stands": (
        "{mentee} et {mentor} sont en binôme.",
        "Défaites d’abord ce binôme. Rien n’a été enregistré.",
    ),
    "derogation_useless": (
        "Une dérogation ne changerait rien ici.",
        "Soit rien n’écarte ce binôme, soit une règle l’écarte sans dérogation possible. Rien n’a été enregistré.",
    ),
    "derogation_text_missing": ("Écrivez pourquoi le comité peut déroger à la règle.", ""),
    "derogation_asked": (
        "{by} vient de demander cette dérogation.",
        "La vôtre n’a pas été enregistrée. Rechargez la page pour lire la sienne.",
    ),
    "derogation_gone": (
        "Cette dérogation vient de changer.",
        "Quelqu’un l’a confirmée ou retirée. Rien n’a été enregistré : rechargez la page.",
    ),
    "derogation_moved": (
        "Ce qui écarte ce binôme a changé depuis la demande.",
        "Rien n’a été enregistré. Retirez cette dérogation, puis demandez-en une autre.",
    ),
    "second_member_needed": (
        "Une dérogation se confirme par une deuxième personne.",
        "Vous l’avez demandée : un autre membre doit la lire et la confirmer.",
    ),
    "resemblance_gone": (
        "Cette réponse n’est plus à donner.",
        "Le nom a changé depuis, ou quelqu’un a répondu. Rien n’a été enregistré : rechargez la page.",
    ),
    "pairs_changed": (
        "La liste des binômes vient de changer.",
        "Rien n’a été enregistré. Rechargez la page et relisez-la.",
    ),
    "pair_no_longer_stands": (
        "Le binôme {of_mentee} et {mentor} ne tient plus.",
        "Une règle l’écarte depuis. Défaites-le, puis choisissez un autre mentor. Rien n’a été validé.",
    ),
    "no_committee": (
        "Aucun comité ne décide dans ce programme.",
        "Chaque binôme garde ce qui a été décidé à son sujet, sur sa page.",
    ),
    "session_unknown": ("Cette séance n’existe pas.", ""),
    "session_out_of_season": (
        "Le comité se réunit pendant la sélection et le jumelage.",
        "Rien n’a été ouvert. La coordination fait avancer le programme dans ses réglages.",
    ),
    "session_under_way": (
        "{by} vient d’ouvrir une séance.",
        "Il n’y en a qu’une à la fois : la vôtre n’a pas été ouverte, et tout ce qui se décide entre dans celle-ci.",
    ),
    "session_closed": (
        "Cette séance vient d’être close.",
        "Rien n’en change plus. Ce qui s’y est décidé est dans son procès-verbal.",
    ),
    "session_moved": (
        "Les présences viennent d’être corrigées.",
        "Rien n’a été enregistré de votre côté. Relisez la liste, puis recommencez.",
    ),
    "nobody_present": ("Cochez au moins une personne.", "Une séance est tenue par quelqu’un."),
    "answers_first": (
        "{name} n’a pas encore reçu sa réponse.",
        "Envoyez d’abord les réponses préparées, puis les propositions de binôme. Rien n’est parti.",
    ),
}


def refusal(error: DomainError) -> Message:
    """Say one refusal."""
    title, text = REFUSALS[error.code]
    facts = dict(error.params)
    state = facts.get("state")
    if isinstance(state, PairState):
        facts["state"] = STATES[state].lower()
    facts |= {f"of_{each}": of(str(facts[each])) for each in ("name", "mentee") if each in facts}
    if "by" in facts:
        facts["by"] = facts["by"] or "Quelqu’un"
    return Message(title.format_map(facts), text.format_map(facts))
