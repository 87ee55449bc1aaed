"""Making a programme, moving it from step to step, saying who runs it and who takes part."""

from app.programmes.services.calendar import change_calendar, moved_promises, shifted, with_calendar
from app.programmes.services.cloning import Clone, clone_programme, cloned_definition
from app.programmes.services.handing_over import Contact, cancel_hand_over, hand_over
from app.programmes.services.joining import join_partner, join_referent, leave_partner, leave_referent
from app.programmes.services.life import create_programme, move_programme
from app.programmes.services.notices import leave_notice_address
from app.programmes.services.staff import Invited, grant_role, invite_staff, revoke_role

__all__ = [
    "Clone",
    "Contact",
    "Invited",
    "cancel_hand_over",
    "change_calendar",
    "clone_programme",
    "cloned_definition",
    "create_programme",
    "grant_role",
    "hand_over",
    "invite_staff",
    "join_partner",
    "join_referent",
    "leave_notice_address",
    "leave_partner",
    "leave_referent",
    "move_programme",
    "moved_promises",
    "revoke_role",
    "shifted",
    "with_calendar",
]
