"""Why a pair cannot be formed, proposed, answered or cancelled."""

from app.core.errors import Conflict, Gone, NotAllowed, NotFound, Refused


class PairNotFound(NotFound):
    """There is no such pair, or this person may not know of it."""

    code = "pair_not_found"


class NothingProposed(NotFound):
    """Nothing is proposed to this person in this programme."""

    code = "nothing_proposed"


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


class PairForbidden(Conflict):
    """The committee has said no to this pair."""

    code = "pair_forbidden"


class AlreadyForbidden(Conflict):
    """Somebody has already said no to this pair."""

    code = "already_forbidden"


class VetoGone(Conflict):
    """Somebody has already taken this refusal back."""

    code = "veto_gone"


class PairStands(Conflict):
    """These two are in a pair: it is undone first."""

    code = "pair_stands"


class DerogationUseless(Refused):
    """Nothing that a derogation may lift speaks against this pair, or something that none may lift does."""

    code = "derogation_useless"


class DerogationTextMissing(Refused):
    """A derogation says why in writing."""

    code = "derogation_text_missing"


class DerogationAsked(Conflict):
    """Somebody has already asked for a derogation for this pair."""

    code = "derogation_asked"


class DerogationGone(Conflict):
    """Somebody has already withdrawn or confirmed this derogation."""

    code = "derogation_gone"


class DerogationMoved(Conflict):
    """What speaks against this pair has changed since the derogation was asked."""

    code = "derogation_moved"


class SecondMemberNeeded(NotAllowed):
    """Whoever asked for a derogation does not confirm it."""

    code = "second_member_needed"


class ResemblanceGone(Conflict):
    """What was to be verified is no longer written as it was, or somebody has already answered."""

    code = "resemblance_gone"


class PairsChanged(Conflict):
    """The pairs are no longer those the page listed."""

    code = "pairs_changed"


class PairNoLongerStands(Conflict):
    """A rule or a decision speaks against a chosen pair since it was chosen."""

    code = "pair_no_longer_stands"


class AnswersFirst(Conflict):
    """Somebody in a pair has not yet been told that they are accepted."""

    code = "answers_first"


class NoCommittee(NotFound):
    """Nobody sits where no committee decides."""

    code = "no_committee"


class SessionUnknown(NotFound):
    """There is no such session of that committee."""

    code = "session_unknown"


class SessionOutOfSeason(Refused):
    """A committee meets while its programme selects and pairs."""

    code = "session_out_of_season"


class SessionUnderWay(Conflict):
    """Somebody has already opened a session: there is one at a time."""

    code = "session_under_way"


class SessionClosed(Conflict):
    """The session is closed: nothing of it changes any more."""

    code = "session_closed"


class SessionMoved(Conflict):
    """Somebody has corrected who is there since the page was read."""

    code = "session_moved"


class NobodyPresent(Refused):
    """A session is held by somebody."""

    code = "nobody_present"
