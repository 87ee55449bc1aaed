"""What the launch day sends."""

from flask import Flask

from app.core.declarations import Planned, declare_planned
from app.followup.queries.launching import guests
from app.followup.rules.launching import INVITED_BEFORE, REMINDED_BEFORE
from app.followup.wording import launching as wording


def _to_invite(programme_id: int, reader_id: int) -> int:
    return sum(each.invitation is None for each in guests(programme_id, reader_id))


def _to_remind(programme_id: int, reader_id: int) -> int:
    return sum(each.coming is not False for each in guests(programme_id, reader_id))


def register(_app: Flask) -> None:
    """Declare the invitations, which leave when somebody says so, and the reminder."""
    invited = Planned("launch_on", lambda day: day - INVITED_BEFORE, _to_invite, wording.invitations, by_hand=True)
    declare_planned("followup.launch_invitations", invited)
    reminded = Planned("launch_on", lambda day: day - REMINDED_BEFORE, _to_remind, wording.reminders)
    declare_planned("followup.launch_reminders", reminded)
