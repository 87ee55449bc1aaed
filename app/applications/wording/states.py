"""States, decisions and roles in French: one vocabulary for pages, letters and lists."""

from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.core.text import typo
from app.core.wording import plural

STATES = {
    ApplicationState.DRAFT: "Brouillon",
    ApplicationState.SUBMITTED: "Envoyée",
    ApplicationState.TO_COMPLETE: "Complément demandé",
    ApplicationState.ELIGIBLE: "Éligible",
    ApplicationState.ACCEPTED: "Retenue",
    ApplicationState.WAITLISTED: "Liste d’attente",
    ApplicationState.DECLINED: "Non retenue",
    ApplicationState.WITHDRAWN: "Retirée",
    ApplicationState.EXPIRED: "Brouillon expiré",
}
TONES = {
    ApplicationState.SUBMITTED: "gold",
    ApplicationState.ACCEPTED: "success",
}
DECISIONS = {
    Decision.ACCEPT: "Retenir",
    Decision.WAITLIST: "Mettre en liste d’attente",
    Decision.DECLINE: "Ne pas retenir",
}
PREPARED = {
    Decision.ACCEPT: "à retenir",
    Decision.WAITLIST: "à mettre en liste d’attente",
    Decision.DECLINE: "à ne pas retenir",
}
ROLES = {ApplicantRole.MENTEE: "Mentoré·e", ApplicantRole.MENTOR: "Mentor"}
ACTS = {
    "application_started": "Brouillon commencé",
    "application_submitted": "Candidature envoyée",
    "application_edited": "Réponses modifiées",
    "application_withdrawn": "Candidature retirée",
    "application_resume_link_sent": "Lien de reprise envoyé",
    "application_resumed": "Brouillon repris",
    "application_reading_begun": "Lecture commencée",
    "application_marked_eligible": "Marquée éligible",
    "application_question_asked": "Complément demandé",
    "application_question_answered": "Complément reçu",
    "application_notes_written": "Notes internes modifiées",
    "application_decision_prepared": "Réponse préparée",
    "application_decision_undone": "Réponse préparée annulée",
    "application_decision_released": "Réponse envoyée",
    "application_already_known": "Seconde demande de la même adresse, non retenue",
    "link_declared": "Lien déclaré",
    "link_taken_back": "Lien levé",
    "opinion_given": "Avis donné",
    "opinion_changed": "Avis changé",
    "application_waiting_moved": "Rang changé sur la liste d’attente",
    "application_promoted": "Retenue depuis la liste d’attente",
    "application_closing_reminded": "Rappel avant la clôture envoyé",
    "application_expired": "Brouillon effacé",
    "application_erased": "Dossier effacé",
}
"""The journal of an application as staff reads it."""


def member_called(application: Application) -> str:
    """« mentor », or « mentoré », « mentorée » as the person chose; « mentoré·e » when nothing is known of it."""
    if application.role is ApplicantRole.MENTOR:
        return "mentor"
    return (application.person.agreement if application.person else "") or "mentoré·e"


def stock_sentences(*, mentors: int = 0, mentees: int = 0) -> list[tuple[str, str]]:
    """Return the sentences offered when an application is not retained, by name.

    The one that counts says why only when there were more requests than mentors; without numbers, it is not offered.
    """
    sentences = [
        ("no_match", "Aucun mentor disponible ne pouvait vous accompagner sans conflit d’intérêts."),
        ("outside", "Votre projet se situe hors du territoire couvert par le programme."),
        (
            "too_many",
            f"Nous avons reçu {plural(mentees, 'demande', 'demandes')} pour {plural(mentors, 'mentor', 'mentors')}.",
        ),
    ]
    return sentences if mentees > mentors else sentences[:-1]


MENTOR_SENTENCE = "Aucune demande ne correspondait cette fois à ce que vous pouvez apporter."


def criterion_sentence(question: str) -> str:
    """Return what is said to somebody whose answer to one eligibility question does not let them in."""
    return typo(f"Votre réponse à la question « {question} » ne correspond pas aux conditions du programme.")
