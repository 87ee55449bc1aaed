"""How an act on a programme can be refused."""

from app.core.errors import Conflict, NotFound, Refused


class ProgrammeUnknown(NotFound):
    """No programme has that address."""

    code = "programme_unknown"


class SlugTaken(Conflict):
    """Another programme has that address already."""

    code = "programme_slug_taken"


class SlugRefused(Refused):
    """That is no address for a programme."""

    code = "programme_slug_refused"


class StepRefused(Refused):
    """A programme cannot go from its present step to that one."""

    code = "programme_step_refused"


class ProgrammeMovedOn(Conflict):
    """Somebody changed the programme since this person looked at it; `state` is its present step, `by` who did."""

    code = "programme_moved_on"


class LastCoordinator(Refused):
    """Without this person nobody would coordinate the programme."""

    code = "programme_last_coordinator"


class RoleGone(Conflict):
    """That person no longer has that role."""

    code = "programme_role_gone"


class AccountClosed(Refused):
    """That person's account was closed: a role would open nothing."""

    code = "programme_account_closed"


class CalendarMovedOn(Conflict):
    """Somebody changed the programme since its calendar was shown; `by` who did, when a person did."""

    code = "programme_calendar_moved_on"


class CalendarUnchanged(Refused):
    """The calendar asked for is the present one."""

    code = "programme_calendar_unchanged"


class DatesOutOfOrder(Refused):
    """A date would fall before one that precedes it. `name` is the later one."""

    code = "programme_dates_out_of_order"


class DateInThePast(Refused):
    """A coming date would be over at once. `name` says which."""

    code = "programme_date_in_the_past"


class ReopeningUnsaid(Refused):
    """The change would let people apply again after the closing, and nobody said so."""

    code = "programme_reopening_unsaid"


class HandOverUnderWay(Conflict):
    """Somebody has already said to whom that person hands over."""

    code = "programme_hand_over_under_way"


class HandOverGone(Conflict):
    """That person hands over to nobody any more: it took place, or somebody gave it up."""

    code = "programme_hand_over_gone"
