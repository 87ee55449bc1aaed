"""What pairing does when an earlier step of the programme moves."""

from flask import Flask

from app.applications.events import AcceptanceUndone, ApplicationErased, ApplicationWithdrawn
from app.core.events import subscribe
from app.pairing.services import cancel_chosen_of, cancel_pairs_of, forget_words_of


def _withdrawn(event: ApplicationWithdrawn) -> None:
    cancel_pairs_of(event.application_id, actor=event.actor)


def _acceptance_undone(event: AcceptanceUndone) -> None:
    event.fallen.extend(cancel_chosen_of(event.application_id, actor=event.actor))


def _erased(event: ApplicationErased) -> None:
    forget_words_of(event.application_id)


def register(_app: Flask) -> None:
    """A withdrawal cancels the pairs of that person, and is refused with them once one has begun.

    A prepared acceptance that is undone cancels those they were chosen for and that are not proposed yet. A file that
    is erased takes with it what a committee wrote of them.
    """
    subscribe(ApplicationWithdrawn, _withdrawn)
    subscribe(AcceptanceUndone, _acceptance_undone)
    subscribe(ApplicationErased, _erased)
