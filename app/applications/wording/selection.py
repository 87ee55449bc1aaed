"""What committees read and are asked, in French."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.applications.models import ApplicantRole, Application, Recommendation
from app.applications.queries import Declared
from app.core.wording import date_fr, day_fr, plural
from app.programmes.definition import Calendar

FILES = {ApplicantRole.MENTEE: "Demande de mentorat", ApplicantRole.MENTOR: "Proposition de mentor"}
RECOMMENDATIONS = {
    Recommendation.FAVOURABLE: "Favorable",
    Recommendation.RESERVED: "Réservé",
    Recommendation.UNFAVOURABLE: "Défavorable",
}
RECOMMENDATION_HINTS = {
    Recommendation.FAVOURABLE: "Je retiendrais cette candidature",
    Recommendation.RESERVED: "J’hésite, et je dis pourquoi",
    Recommendation.UNFAVOURABLE: "Je ne la retiendrais pas cette fois",
}
WAITING_LISTS = {
    ApplicantRole.MENTEE: "Demandes de mentorat en attente",
    ApplicantRole.MENTOR: "Mentors en attente",
}
OPINION_SAVED = "Votre avis est enregistré. Vous pouvez le changer tant qu’aucune réponse n’est préparée."
_DAYS = {
    "closes_on": "Clôture des candidatures",
    "committee_on": "Le comité se réunit",
    "answers_by": "Chaque personne a reçu sa réponse",
    "confirm_by": "Les binômes proposés sont confirmés",
    "launch_on": "Journée de lancement",
}


def person_hint(application: Application) -> str:
    """Return « Mentor, Direction d’hôpital »: a name goes with a function, and with nothing else."""
    role = {ApplicantRole.MENTEE: "Demande", ApplicantRole.MENTOR: "Mentor"}[application.role]
    return f"{role}, {application.profession}" if application.profession else role


@dataclass(frozen=True)
class Asked:
    """What is asked of a member first: a title, a sentence, and the link that leads there, if there is one."""

    title: str
    sentence: str
    detail: str = ""
    button: str = ""
    endpoint: str = ""


_NOTHING = Asked("Pour l’instant", "Aucune demande à examiner.", "La coordination vous préviendra avant le comité.")


def asked(declared: Declared, *, reads: bool, left: int, files: int, calendar: Calendar, today: date) -> Asked:
    """Return the one thing asked of a member of the committee now."""
    if not reads:
        return _NOTHING
    before = f"À faire avant le {day_fr(calendar.committee_on)}." if calendar.committee_on else ""
    if declared.at is None:
        sentence = "Dites avec qui vous avez un lien."
        detail = f"C’est la première chose à faire : aucun dossier ne s’ouvre avant. {before}".strip()
        return Asked("Avant de commencer", sentence, detail, "Déclarer mes liens", "applications.committee.links")
    if declared.newer:
        came = plural(declared.newer, "candidature est arrivée", "candidatures sont arrivées")
        detail = "Dites si vous avez un lien avec ces personnes, puis la lecture reprend."
        return Asked(
            "Avant de continuer",
            f"{came} depuis.",
            detail,
            "Compléter mes liens",
            "applications.committee.links",
        )
    if left:
        sentence = f"{plural(left, 'dossier attend', 'dossiers attendent')} votre avis."
        return Asked("À lire", sentence, before, "Lire les dossiers", "applications.committee.reading")
    if not files:
        return _NOTHING
    return Asked("C’est fait", "Vous avez donné votre avis sur chaque dossier.", _together(calendar, today))


def _together(calendar: Calendar, today: date) -> str:
    if calendar.committee_on is None:
        return ""
    gathers = "s’est réuni" if calendar.committee_on < today else "se réunit"
    return f"Le comité {gathers} le {day_fr(calendar.committee_on)}."


@dataclass(frozen=True)
class Day:
    """One line of the committee's calendar."""

    when: str
    text: str
    state: str


def days(calendar: Calendar, today: date) -> Iterator[Day]:
    """Return the days that matter to a committee, the next one marked."""
    current = False
    for name, text in _DAYS.items():
        day: date | None = getattr(calendar, name)
        if day is None:
            continue
        state = "done" if day < today else "" if current else "current"
        current = current or state == "current"
        yield Day(day_fr(day) if name == "committee_on" else date_fr(day), text, state)


def others_sentence(given: int, expected: int) -> str:
    """Return « 2 avis sur 3 »."""
    return f"{given} avis sur {expected}"


def place_taken(name: str, *, up: bool) -> str:
    """Return what became of an order."""
    return f"{name} {'monte' if up else 'descend'} d’une place."


def called_up(name: str) -> str:
    """Return what became of a waiting list."""
    return f"{name} est retenu·e et le sait par e-mail. Reste à former son binôme."


def convened(count: int) -> str:
    """Return what became of a convocation."""
    return f"La convocation part à {plural(count, 'membre', 'membres')} du comité."
