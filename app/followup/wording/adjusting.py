"""The words of pauses and ends."""

from datetime import date

from app.core.declarations import Attention
from app.core.errors import DomainError
from app.core.text import typo
from app.core.wording import date_fr, day_fr, of, plural
from app.followup.models import Ending, Wish
from app.followup.rules.adjusting import PAUSE_MONTHS, PauseProblem
from app.web.errors import Message, Wording

WISHES = {
    Wish.REACHED: "Objectif atteint",
    Wish.ANOTHER: "Souhaite un autre binôme",
    Wish.STOP: "Souhaite s’arrêter",
}
"""What whoever ended a mentorship would like, as the coordination reads it."""

RESUMED = "Votre mentorat reprend. Une rencontre annulée par la pause est à proposer de nouveau."
LETTER_LEAVES = "L’e-mail part dans la minute."
SAID_ALOUD = "C’est noté. Si une rencontre était prévue, un e-mail la retire des deux agendas."
NOBODY_TO_TELL = "Cette personne est déjà prévenue."
ANOTHER = "C’est noté. Vous passez avant les nouvelles candidatures quand un binôme se forme."
NO_OTHER = "C’est noté. Aucun autre binôme ne vous sera proposé."


def pause_begun(until: date) -> str:
    """Said to the member who asked."""
    return f"Votre mentorat est en pause. Il reprend le {day_fr(until)}."


def pause_begun_by_staff(names: str, until: date) -> str:
    """Said to the coordination."""
    return f"Le mentorat {of(names)} est en pause jusqu’au {day_fr(until)}. Les deux personnes sont prévenues."


def resumed_by_staff(names: str) -> str:
    """Said to the coordination."""
    return f"Le mentorat {of(names)} reprend. Les deux personnes sont prévenues."


def ended_by_staff(names: str) -> str:
    """Said to the coordination."""
    return f"Le mentorat {of(names)} a pris fin. Les deux personnes sont prévenues."


def how_told(ending: Ending, first_name: str, today: date) -> str:
    """Say what becomes of telling the other, to whoever ended it."""
    if ending.word or ending.role is None:
        return typo(f"Votre mot part à {first_name} par e-mail.")
    if ending.told_at is not None:
        return typo(f"{first_name} est au courant.")
    days = max((ending.tell_by - today).days, 1)
    return typo(
        f"La coordination prévient {first_name} sous {plural(days, 'jour', 'jours')}. "
        "D’ici là, sa page dit déjà que le mentorat est terminé."
    )


def status(ended_on: date | None, *, another: bool) -> tuple[str, str]:
    """Return what « Ma candidature » says first once a mentorship is over."""
    if another:
        return (
            "Nouveau binôme à venir",
            "Nous cherchons un autre binôme pour vous. Vous passez avant les nouvelles candidatures.",
        )
    return "Mentorat terminé", f"Votre mentorat s’est terminé le {date_fr(ended_on)}. Merci."


def pause_sentence(why: PauseProblem, *, longest: date, ends_on: date | None) -> str:
    """Say by the field why a day does not serve."""
    if why is PauseProblem.TOO_SOON:
        return "Choisissez un jour à venir"
    if why is PauseProblem.AFTER_END:
        return f"Choisissez un jour avant la fin du mentorat, le {date_fr(ends_on)}"
    return f"Choisissez un jour au plus tard le {date_fr(longest)} : une pause dure {PAUSE_MONTHS} mois au maximum"


_SENTENCES = {
    "ending_to_tell": (
        "personne est à prévenir que son mentorat s’arrête",
        "personnes sont à prévenir que leur mentorat s’arrête",
    ),
    "long_pauses": (
        "binôme est en pause depuis plus de 8 semaines",
        "binômes sont en pause depuis plus de 8 semaines",
    ),
}
_ACTIONS = {"ending_to_tell": "Prévenir", "long_pauses": "Voir"}


def attention_sentence(found: Attention) -> str:
    """Say one line, without a name: the same sentence leaves by e-mail in the morning."""
    return plural(found.count, *_SENTENCES[found.code])


def attention_action(found: Attention) -> str:
    """Say what its link does."""
    return _ACTIONS[found.code]


def brought_words(count: int) -> str:
    """« mentorats menés à bien », under their number."""
    return "mentorat mené à bien" if count < 2 else "mentorats menés à bien"


def _refused(_error: DomainError) -> Message:
    return Message("Choisissez un autre jour de reprise.", "Rien n’a été enregistré.")


REFUSALS: Wording = {"pause_refused": _refused}
