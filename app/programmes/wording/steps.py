"""The steps of a programme as deeds: the button, what it changes, and what is said afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.core.wording import date_fr
from app.programmes.definition import Calendar, ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.models import ProgrammeState as S
from app.programmes.rules import next_steps
from app.programmes.wording.states import STATES


@dataclass(frozen=True)
class Step:
    """A step one may take: its address, its button, the question of its page, what changes, what is said once done."""

    to: S
    path: str
    button: str
    question: str
    text: str
    done: str


_PLAIN = {
    S.SELECTING: Step(
        S.SELECTING,
        "selection",
        "Passer à la sélection",
        "Clore les candidatures et passer à la sélection ?",
        "Les candidatures ferment, même avant la date prévue, et les brouillons ne peuvent plus être envoyés. "
        "Les dossiers reçus restent à lire. Vous pourrez rouvrir les candidatures.",
        "Les candidatures sont closes : le programme est à l’étape « Sélection ».",
    ),
    S.PAIRING: Step(
        S.PAIRING,
        "jumelage",
        "Passer au jumelage",
        "Passer au jumelage ?",
        "La sélection est finie et les binômes se composent. On ne revient pas à la sélection.",
        "Le programme est à l’étape « Jumelage ».",
    ),
    S.COMMITTING: Step(
        S.COMMITTING,
        "engagement",
        "Passer à l’engagement",
        "Passer à l’engagement ?",
        "Les binômes sont composés : chacun répond, puis signe la charte. On ne revient pas au jumelage.",
        "Le programme est à l’étape « Engagement ».",
    ),
    S.RUNNING: Step(
        S.RUNNING,
        "demarrage",
        "Démarrer l’accompagnement",
        "Démarrer l’accompagnement ?",
        "Les chartes sont signées et les binômes se rencontrent. On ne revient pas à l’engagement.",
        "Le programme est en cours.",
    ),
    S.CLOSING: Step(
        S.CLOSING,
        "cloture",
        "Clore le programme",
        "Clore le programme ?",
        "Plus personne ne peut candidater. Les binômes en cours vont jusqu’à leur date de fin. "
        "Vient ensuite le bilan. On ne revient pas en arrière.",
        "Le programme est clos : il est à l’étape « Bilan ».",
    ),
    S.ARCHIVED: Step(
        S.ARCHIVED,
        "archivage",
        "Archiver le programme",
        "Archiver le programme ?",
        "Sa page publique disparaît. Les dossiers restent ici jusqu’à leur date d’effacement. C’est définitif.",
        "Le programme est archivé.",
    ),
    S.SUSPENDED: Step(
        S.SUSPENDED,
        "pause",
        "Suspendre le programme",
        "Suspendre le programme ?",
        "Plus personne ne peut candidater, et la page du programme le dit. Les binômes en cours continuent. "
        "Vous pourrez reprendre à la même étape.",
        "Le programme est suspendu. Vous pourrez le reprendre ici.",
    ),
}


def steps(programme: Programme, definition: ProgrammeDefinition, today: date) -> tuple[Step, ...]:
    """Return the steps that programme may take now, the expected one first."""
    return tuple(_steps(programme, definition, today))


def _steps(programme: Programme, definition: ProgrammeDefinition, today: date) -> Iterator[Step]:
    state = programme.state
    for to in next_steps(state, suspended_from=programme.suspended_from, cohort=definition.is_cohort):
        if state is S.SUSPENDED:
            yield _resuming(to)
        elif to is S.OPEN:
            yield _opening(state, definition.calendar, today)
        else:
            yield _PLAIN[to]


def _resuming(to: S) -> Step:
    text = f"Il revient à l’étape « {STATES[to]} », et sa page le dit."
    done = f"Le programme reprend à l’étape « {STATES[to]} »."
    return Step(to, "reprise", "Reprendre le programme", "Reprendre le programme ?", text, done)


def _opening(state: S, calendar: Calendar, today: date) -> Step:
    when = _intake(calendar, today)
    if state is S.SELECTING:
        done = "Le programme est revenu à l’étape « Candidatures ouvertes »."
        question = "Rouvrir les candidatures ?"
        return Step(S.OPEN, "reouverture", "Rouvrir les candidatures", question, when, done)
    text = f"Sa page devient publique. {when}"
    return Step(S.OPEN, "ouverture", "Ouvrir le programme", "Ouvrir le programme ?", text, "Le programme est ouvert.")


def _intake(calendar: Calendar, today: date) -> str:
    """Say from when, and until when, applications will come in: the calendar has the last word."""
    opens, closes = calendar.opens_on, calendar.closes_on
    if closes and closes < today:
        return f"Mais le calendrier ferme les candidatures le {date_fr(closes)} : personne ne pourra candidater."
    start = f"à partir du {date_fr(opens)}" if opens and opens > today else "tout de suite"
    return f"On peut candidater {start}{f', jusqu’au {date_fr(closes)}' if closes else ''}."
