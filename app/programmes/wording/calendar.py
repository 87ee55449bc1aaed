"""The dates and delays of a programme in French: what they are called, what they mean, why a day is a poor choice."""

from datetime import date

from app.core.holidays import quiet_day
from app.core.wording import date_fr, day_fr, number_fr, of, plural

NAMES = {
    "opens_on": "Ouverture des candidatures",
    "closes_on": "Clôture des candidatures",
    "committee_on": "Réunion du comité",
    "answers_by": "Réponses aux candidatures",
    "confirm_by": "Confirmation des binômes",
    "sign_by": "Signature des chartes",
    "launch_on": "Journée de lancement",
    "midterm_on": "Point à mi-parcours",
    "ends_on": "Fin des mentorats",
    "report_month": "Retour d’expérience",
}
MEANINGS = {
    "opens_on": "On peut candidater à partir de ce jour, si le programme est ouvert.",
    "closes_on": "Dernier jour pour envoyer une candidature, jusqu’à 23 h 59.",
    "committee_on": "Jour annoncé aux personnes qui candidatent.",
    "answers_by": "Jour auquel chaque personne qui a candidaté attend votre réponse.",
    "confirm_by": "Dernier jour pour accepter le binôme proposé, jusqu’à 23 h 59. Ensuite, la proposition s’arrête.",
    "sign_by": "Dernier jour pour signer la charte, jusqu’à 23 h 59. Ensuite, elle ne peut plus être signée.",
    "launch_on": "Début écrit dans les chartes.",
    "midterm_on": "La page du programme n’en dit que le mois.",
    "ends_on": "Fin écrite dans les chartes.",
    "report_month": "Seul le mois est annoncé.",
}
OF_NAMES = {
    "opens_on": "l’ouverture des candidatures",
    "closes_on": "la clôture des candidatures",
    "committee_on": "la réunion du comité",
    "answers_by": "les réponses aux candidatures",
    "confirm_by": "la confirmation des binômes",
    "sign_by": "la signature des chartes",
    "launch_on": "la journée de lancement",
    "midterm_on": "le point à mi-parcours",
    "ends_on": "la fin des mentorats",
    "report_month": "le retour d’expérience",
}
DELAYS = {
    "reading_days": ("Vérification d’un dossier", "jours ouvrés", "Annoncé à qui vient de candidater."),
    "answer_days": ("Réponse à une candidature", "jours", "Annoncé quand le calendrier ne donne pas de jour."),
    "confirm_days": (
        "Réponse à un binôme proposé",
        "jours",
        "Pour une proposition sans date commune. Qui se tait reçoit un rappel 7, 2 et 0 jours avant.",
    ),
    "sign_days": (
        "Signature d’une charte",
        "jours",
        "Pour une charte sans date commune. Rappels après 5, 12 et 25 jours.",
    ),
    "first_meeting_days": ("Première rencontre", "jours", "Organisée par le mentor après la dernière signature."),
    "help_days": (
        "Réponse à une demande d’aide",
        "jours ouvrés",
        "Promis à qui demande de l’aide, en confiance. Une promesse déjà faite ne bouge pas.",
    ),
    "duration_months": ("Durée d’un mentorat", "mois", "À partir du début écrit dans la charte."),
    "draft_days": ("Vie d’un brouillon", "jours", "Une candidature commencée et non envoyée est ensuite effacée."),
    "kept_months": ("Dossier non retenu", "mois", "Gardé ce temps après la réponse, puis effacé."),
}
PLACE = "Lieu du lancement"
CHANGED = "Le calendrier est modifié."
_SOON = 60  # days; beyond, counting them tells nothing
_QUIET = {
    "new_year": "jour de l’an",
    "labour_day": "1er mai, férié",
    "victory_day": "8 mai, férié",
    "national_day": "14 juillet, férié",
    "assumption": "Assomption, férié",
    "all_saints": "Toussaint, férié",
    "armistice": "11 novembre, férié",
    "christmas": "Noël, férié",
    "saint_stephen": "férié en Alsace et en Moselle",
    "good_friday": "Vendredi saint, férié en Alsace et en Moselle",
    "easter_monday": "lundi de Pâques, férié",
    "ascension": "Ascension, férié",
    "whit_monday": "lundi de Pentecôte, férié",
    "weekend": "week-end",
    "august": "en août",
}


def quiet_words(day: date) -> str:
    """Why few people work that day, in a few words; nothing on an ordinary day."""
    code = quiet_day(day)
    return _QUIET[code] if code else ""


def near(day: date, today: date) -> str:
    """« passé », « aujourd’hui », « dans 12 jours »; nothing when it is far."""
    days = (day - today).days
    if days < 0:
        return "passé"
    if days > _SOON:
        return ""
    return {0: "aujourd’hui", 1: "demain"}.get(days) or f"dans {number_fr(days)} jours"


def delay_words(name: str, value: int) -> str:
    """« 30 jours »."""
    unit = DELAYS[name][1]
    return f"{number_fr(value)} {unit}"


def too_early(previous: str, day: date) -> str:
    """A date that falls before the one it follows."""
    return f"Choisissez un jour à partir du {date_fr(day)}, prévu pour {OF_NAMES[previous]}"


def in_the_past(name: str) -> str:
    """A coming date that would be over at once."""
    return f"Choisissez un jour à venir pour {OF_NAMES[name]}"


def asked_where(name: str) -> str:
    """A date that is missing."""
    return f"Indiquez le jour pour {OF_NAMES[name]}"


def shifted(days: int, start: str) -> str:
    """« 6 semaines plus tard, à partir de la réunion du comité »."""
    count = abs(days)
    size = plural(count // 7, "semaine", "semaines") if count % 7 == 0 else plural(count, "jour", "jours")
    return f"{size} plus {'tard' if days > 0 else 'tôt'}, à partir {of(OF_NAMES[start])}"


def told(count: int) -> str:
    """How many letters left."""
    if not count:
        return f"{CHANGED} Personne n’a été prévenu."
    return f"{CHANGED} {plural(count, 'personne est prévenue', 'personnes sont prévenues')} par e-mail."


def reopening(closes_on: date) -> str:
    """What a later closing means once it was over."""
    return f"La clôture était passée : les candidatures rouvriront jusqu’au {day_fr(closes_on)}, à 23 h 59."


REOPEN_UNSAID = "Cochez la case pour rouvrir les candidatures, ou gardez la date de clôture"
CLOSES_AGAIN = "Les candidatures, déjà ouvertes, fermeront jusqu’à ce jour."
CHARTERS_KEEP_THEIR_DATES = (
    "Les chartes déjà émises gardent le début et la fin qu’elles écrivent, les mentorats commencés leur date de fin. "
    "Une charte qui n’est pas encore signée peut être réémise."
)
OUT_OF_ORDER = "Choisissez une autre date : celle-ci passerait avant une date qui ne bouge pas"


def would_be_over(name: str) -> str:
    """A shift that brings a coming date behind us."""
    return f"Écrivez un nombre plus petit : le jour prévu pour {OF_NAMES[name]} serait déjà passé"
