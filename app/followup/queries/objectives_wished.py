"""What the mentee said they would like to work on when they applied; for their own eyes."""

from app.applications.rules import ByMeaning
from app.followup.queries.pairs import Membership
from app.programmes.definition import Meaning
from app.programmes.queries import by_id, definition


def wished_by(member: Membership) -> frozenset[str]:
    """Return the objectives of the programme's list that the reader chose when they applied; none for the mentor."""
    if member.is_mentor:
        return frozenset()
    known, mentee = definition(by_id(member.pair.programme_id)), member.pair.mentee
    return frozenset(ByMeaning(known, mentee.role, mentee.answers).values(Meaning.OBJECTIVES))
