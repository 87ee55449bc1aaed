"""Why two people are not put together, and why a pair that was found is not theirs to touch."""

from app.core.errors import Conflict, NotAllowed, NotFound, Refused


class PairNotFound(NotFound):
    """There is no such pair, or this person may not know of it."""

    code = "pair_not_found"


class OwnPair(NotAllowed):
    """Staff decide nothing of a pair they are in, and read neither what the other wrote nor what they answered."""

    code = "own_pair"


class PairRuledOut(Refused):
    """A rule that nobody may override speaks against this pair."""

    code = "pair_ruled_out"


class PairNeedsDerogation(Refused):
    """Ruled out, unless two people say why in writing."""

    code = "pair_needs_derogation"


class JustificationMissing(Refused):
    """A point is to be discussed: whoever keeps the pair says why."""

    code = "justification_missing"


class ApplicationNotAccepted(Conflict):
    """One of the two is not, or no longer, an accepted applicant of this programme."""

    code = "application_not_accepted"


class ApplicationMoved(Conflict):
    """Somebody has changed the file since it was read."""

    code = "application_moved"


class MenteeAlreadyPaired(Conflict):
    """Somebody has already formed a pair for this mentee."""

    code = "mentee_already_paired"


class MentorFull(Conflict):
    """The mentor accompanies as many people as they offered to."""

    code = "mentor_full"


class PairMoved(Conflict):
    """Somebody has acted on the pair since it was read."""

    code = "pair_moved"


class PairActRefused(Conflict):
    """The pair is in a state from which this cannot be done."""

    code = "pair_act_refused"


class PairHasBegun(Refused):
    """Somebody in a pair that has begun does not leave by withdrawing an application: the pair is ended first."""

    code = "pair_has_begun"
