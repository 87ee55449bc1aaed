"""Why a proposal does not leave, or takes no answer."""

from app.core.errors import Conflict, Gone, NotFound, Refused


class NothingProposed(NotFound):
    """Nothing is proposed to this person in this programme."""

    code = "nothing_proposed"


class ProposalClosed(Gone):
    """The proposal no longer waits for an answer."""

    code = "proposal_closed"


class AlreadyAnswered(Conflict):
    """Each member answers once."""

    code = "already_answered"


class AnswerContradicted(Refused):
    """Nobody accepts a pair while preferring another one."""

    code = "answer_contradicted"


class AcquaintanceMissing(Refused):
    """Whoever accepts says whether they know the other person."""

    code = "acquaintance_missing"


class PairsChanged(Conflict):
    """The pairs are no longer those the page listed."""

    code = "pairs_changed"


class PairNoLongerStands(Conflict):
    """A rule or a decision speaks against a chosen pair since it was chosen."""

    code = "pair_no_longer_stands"


class AnswersFirst(Conflict):
    """Somebody in a pair has not yet been told that they are accepted."""

    code = "answers_first"
