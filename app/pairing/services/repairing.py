"""Making the changes that a withdrawal would ask for, once somebody has read and confirmed them."""

from collections.abc import Sequence

from app.applications.models import Application
from app.pairing.models import Pair
from app.pairing.services.closing import cancel_pair
from app.pairing.services.forming import form_pair


def apply_repair(
    undone: Sequence[tuple[Pair, int]],
    formed: Sequence[tuple[Application, Application]],
    *,
    justification: str,
    actor: str,
) -> list[Pair]:
    """Undo these pairs, each with the version that was read, and form those of a mentor and a mentee. Tells nobody.

    All of it or nothing. Refuses what undoing or forming any of them alone would be refused for.
    """
    for pair, seen in undone:
        cancel_pair(pair, seen=seen, actor=actor)
    return [
        form_pair(
            mentor,
            mentee,
            justification=justification,
            seen_mentor=mentor.version,
            seen_mentee=mentee.version,
            actor=actor,
        )
        for mentor, mentee in formed
    ]
