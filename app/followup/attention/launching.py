"""What a launch day asks of a coordinator."""

from collections.abc import Sequence

from flask import Flask

from app.core.clock import today
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.followup.queries.launching import guests, launch_day
from app.followup.rules.launching import SENDING
from app.followup.wording.launching import attention_action, attention_sentence
from app.programmes.queries import by_id

_PAGE = "followup.coordinator.launch"


def _find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """From three weeks before the day, those who were not told it; then who has not answered. Nothing after the day."""
    programme = by_id(programme_id)
    launch = launch_day(programme)
    if launch is None or programme.state not in SENDING or launch.is_over(today()):
        return ()
    told = [(each.told, each.coming) for each in guests(programme_id, person_id) if each.is_written_to]
    late = launch.is_late(today())
    invite = sum(one is None for one, _ in told) if late else 0
    changed = sum(one is not None and one.of != launch for one, _ in told)
    silent = sum(one is not None and coming is None for one, coming in told) if late else 0
    here = {"slug": programme.slug}
    lines = (
        Attention("launch_to_invite", invite, _PAGE, here, urgency=30),
        Attention("launch_changed", changed, _PAGE, here, urgency=20),
        Attention("launch_silent", silent, _PAGE, here, urgency=60),
    )
    return [line for line in lines if line.count]


def register(_app: Flask) -> None:
    """Declare it."""
    declare_attention("followup.launch", AttentionSource(_find, attention_sentence, attention_action))
