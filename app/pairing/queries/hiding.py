"""The pairs that do not exist for a member of the staff: those one of whose members is hidden from them."""

from sqlalchemy import ColumnElement, and_, true

from app.applications.queries import hidden_from, is_hidden_from
from app.pairing.models import Pair


def shown_to(reader_id: int | None, programme_id: int) -> ColumnElement[bool]:
    """Return the condition by which lists and counts of pairs leave out those hidden from a reader; nobody sees all."""
    if reader_id is None:
        return true()
    hidden = hidden_from(reader_id, programme_id)
    return and_(Pair.mentor_application_id.not_in(hidden), Pair.mentee_application_id.not_in(hidden))


def is_pair_hidden_from(pair: Pair, actor: str) -> bool:
    """Tell whether a pair does not exist for that actor, known by ref."""
    return any(is_hidden_from(each, actor) for each in (pair.mentor, pair.mentee))
