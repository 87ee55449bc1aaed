"""The sentences around a session: since when it is open, who is there, what closing it does."""

from dataclasses import dataclass
from datetime import date

from app.core.clock import to_paris
from app.core.text import NBSP, typo
from app.core.wording import date_fr, instant_fr, joined_fr, plural, time_fr
from app.pairing.models import CommitteeSession
from app.pairing.queries.sessions import Underway

OPENED = "La séance est ouverte. Ce qui se décide maintenant en fait partie."
CORRECTED = "Les présences sont enregistrées."
CLOSED = "La séance est close. Voici son procès-verbal."


def under_way(found: Underway) -> str:
    """« Séance ouverte le 10 décembre 2026 à 9 h 30, par Léa Dietrich. »."""
    by = f", par {found.opened_by}" if found.opened_by else ""
    return typo(f"Séance ouverte le {instant_fr(found.session.opened_at)}{by}.")


@dataclass(frozen=True)
class Step:
    """What a member of a committee does next: a title, a sentence, why, and the button that leads there."""

    title: str
    sentence: str
    detail: str
    button: str
    endpoint: str


def step_of(since: str, *, committee_on: date | None, last_held_on: date | None, today: date) -> Step | None:
    """Return what the committee's home asks first: to decide in the session that is open, or from its day, to open one.

    `since` is the sentence of the open session; nothing is asked once a session was held on that day or after.
    """
    if since:
        return Step("Le comité est en séance", "Décidez ensemble.", since, "Ouvrir les demandes", "pairing")
    if committee_on is None or today < committee_on or (last_held_on is not None and last_held_on >= committee_on):
        return None
    day = "Aujourd’hui" if today == committee_on else f"Le comité du {date_fr(committee_on)}"
    said = "Le comité se réunit." if today == committee_on else "Aucune séance n’a encore été ouverte."
    why = "Ouvrez la séance quand elle commence : ce qui s’y décide figure à son procès-verbal."
    return Step(day, said, why, "Ouvrir une séance du comité", "session")


def to_second(count: int) -> str:
    """« 1 dérogation attend un second membre. »."""
    return f"{plural(count, 'dérogation attend', 'dérogations attendent')} un second membre."


def past(session: CommitteeSession, number: int) -> tuple[str, str]:
    """Return what a session is called in a list, and from when to when it lasted."""
    return f"Séance n°{NBSP}{number} du {date_fr(session.held_on)}", _lasted(session)


def _lasted(session: CommitteeSession) -> str:
    if session.closed_at is None:
        return "en cours"
    if to_paris(session.closed_at).date() == session.held_on:
        return f"de {time_fr(session.opened_at)} à {time_fr(session.closed_at)}"
    return f"close le {instant_fr(session.closed_at)}"


def ticked(names: list[str]) -> str:
    """Say again what somebody had ticked when another was faster."""
    return f"Vous aviez coché : {joined_fr(names)}." if names else "Vous n’aviez coché personne."


def left_undecided(undecided: int, drafted: int) -> str:
    """Say what closing would leave."""
    parts = [plural(undecided, "demande reste à décider", "demandes restent à décider")] if undecided else []
    if drafted:
        parts.append(plural(drafted, "binôme retenu n’est pas validé", "binômes retenus ne sont pas validés"))
    return f"{joined_fr(parts)}." if parts else "Toutes les demandes ont leur décision."
