"""Extending a mentorship: an amendment to its charter, which the three sign like the first."""

from datetime import date, timedelta

from app.charters import rules
from app.charters.composition import Amendment, Issue
from app.charters.errors import AmendmentRefused
from app.charters.models import Charter, CharterState
from app.charters.queries import live_charter, locked, open_amendment
from app.charters.rules import SIGNED_BY_ALL, AmendmentProblem
from app.charters.services.closing import close_charter, tell_whoever_signed
from app.charters.services.issuing import Drafted, draft_of, issue_drafted
from app.charters.services.refusals import signatory_for
from app.core.clock import today
from app.core.database import db
from app.organisation.queries import host
from app.pairing.models import Pair
from app.pairing.rules import RUNNING
from app.pairing.services.moving import lock, refuse_members
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of


def amendment_of(pair: Pair, ends_on: date) -> Drafted:
    """Return the amendment to that last day as it would be issued; writes nothing. Refuses like `issue_amendment`."""
    charter = live_charter(pair.id)
    if charter is None or charter.state not in SIGNED_BY_ALL or pair.state not in RUNNING or pair.ends_on is None:
        raise AmendmentRefused(why=AmendmentProblem.NOT_UNDER_WAY)
    if open_amendment(pair.id) is not None:
        raise AmendmentRefused(why=AmendmentProblem.BEING_SIGNED)
    problem = rules.amendment_problem(pair.ends_on, ends_on, today())
    if problem is not None:
        raise AmendmentRefused(why=problem)
    programme, signatory = db.session.get_one(Programme, pair.programme_id), signatory_for(pair)
    definition = definition_of(programme)
    sign_by = min(today() + timedelta(days=definition.calendar.sign_days), pair.ends_on)
    amendment = Amendment(charter, ends_on)
    return draft_of(Issue(pair, programme, definition, host(), signatory, charter.text, sign_by, amendment))


def issue_amendment(pair: Pair, ends_on: date, *, seen: int, actor: str) -> Charter:
    """Issue an amendment and ask both members to sign it; nothing changes until the three have.

    Refuses (`AmendmentRefused`) a mentorship that is not under way, or is paused; a day that is not later than its end,
    or a year too late; while another one is being signed. Refuses staff who are one of the two, and a pair that is no
    longer as it was `seen`.
    """
    refuse_members(pair, actor)
    lock(pair, seen=seen)
    return issue_drafted(amendment_of(pair, ends_on), None, actor=actor)


def withdraw_amendment(pair: Pair, code: str, *, actor: str) -> bool:
    """End the amendment of that code while it is being signed; whoever had signed it is told that nothing changes.

    Tells whether it was being signed still: another one, issued meanwhile, is left alone. Refuses staff who are one of
    the two.
    """
    refuse_members(pair, actor)
    charter = open_amendment(pair.id)
    if charter is None or charter.code != code:
        return False
    _cancel(charter, actor=actor)
    tell_whoever_signed(charter)
    return True


def cancel_amendment(pair: Pair, *, actor: str) -> None:
    """End the amendment of a pair that is no more, if one is being signed. Tells nobody: the pair's own letters do."""
    charter = open_amendment(pair.id)
    if charter is not None:
        _cancel(charter, actor=actor)


def _cancel(charter: Charter, *, actor: str) -> None:
    close_charter(locked(charter.id), CharterState.CANCELLED, "cancelled", actor=actor)
