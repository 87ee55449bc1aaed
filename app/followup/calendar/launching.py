"""What the launch day sends, and what goes along when people are told that it moves."""

from flask import Flask

from app.core.declarations import Enclosure, Planned, declare_enclosure, declare_planned
from app.followup.emails.launching import launch_url
from app.followup.queries.launching import guest_at, guests
from app.followup.rules.launching import INVITED_BEFORE, REMINDED_BEFORE
from app.followup.services.launching import enclose_launch
from app.followup.wording import launching as wording
from app.programmes.queries import by_id


def _to_invite(programme_id: int, reader_id: int) -> int:
    return sum(each.invitation is None and each.is_written_to for each in guests(programme_id, reader_id))


def _to_remind(programme_id: int, reader_id: int) -> int:
    return sum(each.coming is not False and each.is_written_to for each in guests(programme_id, reader_id))


def _sentence(programme_id: int, address: str, reader_id: int | None) -> str:
    invited = guest_at(programme_id, address, reader_id) is not None
    return wording.enclosed(launch_url(by_id(programme_id))) if invited else ""


def register(_app: Flask) -> None:
    """Declare the invitations, which leave when somebody says so, the reminder, and the file that follows the day."""
    invited = Planned("launch_on", lambda day: day - INVITED_BEFORE, _to_invite, wording.invitations, by_hand=True)
    declare_planned("followup.launch_invitations", invited)
    reminded = Planned("launch_on", lambda day: day - REMINDED_BEFORE, _to_remind, wording.reminders)
    declare_planned("followup.launch_reminders", reminded)
    declare_enclosure("launch_on", Enclosure(_sentence, enclose_launch))
