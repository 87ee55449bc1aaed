"""Why a committee's refusal, derogation or verification does not stand."""

from app.core.errors import Conflict, NotAllowed, Refused


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
