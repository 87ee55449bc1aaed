"""What charters refuse, each by its fact."""

from app.core.errors import Conflict, Gone, NotAllowed, NotFound, Refused


class NoCharterText(NotFound):
    """The programme has published no charter text."""

    code = "charter_no_text"


class CharterTextUnchanged(Refused):
    """The text says exactly what the version in force says."""

    code = "charter_text_unchanged"


class CharterTextPublished(Conflict):
    """That version is published already: it never changes."""

    code = "charter_text_published"


class CharterTextMoved(Conflict):
    """Somebody saved, published or discarded a version since the page was opened; nothing is overwritten unseen."""

    code = "charter_text_moved"


class CharterWaits(Refused):
    """The charter cannot be issued yet; `obstacle` says what is missing."""

    code = "charter_waits"


class CharterAlreadyIssued(Conflict):
    """The pair has a charter that lives."""

    code = "charter_already_issued"


class CharterMovedOn(Conflict):
    """What the page showed is no more: somebody signed, replaced the charter or changed what would be issued.

    `now` says what stands: signed, replaced, ended or changed.
    """

    code = "charter_moved_on"


class AmendmentRefused(Refused):
    """A mentorship cannot be extended, or not to that day; `why` is an `AmendmentProblem`."""

    code = "charter_amendment_refused"


class OwnSignature(NotAllowed):
    """Staff correct nothing of a signature that is theirs, and lead nobody's to themselves."""

    code = "charter_own_signature"


class AddressSignsAlready(Refused):
    """Another party of the same charter, or whoever corrects it, has that address: nobody signs for two."""

    code = "charter_address_signs_already"


class SigningLinkGone(Gone):
    """The link was replaced, has expired, or was never one of ours."""

    code = "signing_link_gone"


class SignatureNotAwaited(Conflict):
    """The charter was declined, cancelled, replaced or has expired: nobody signs it any more."""

    code = "signature_not_awaited"


class AlreadySigned(Conflict):
    """This party has signed; a signature is given once."""

    code = "charter_already_signed"


class NotTheirTurn(Conflict):
    """The host signs after the two members."""

    code = "signature_not_their_turn"


class CharterErased(Gone):
    """The documents of this charter went when their time was over; the register alone is left."""

    code = "charter_erased"


class NothingToRemind(Conflict):
    """Nobody has to sign now."""

    code = "charter_nothing_to_remind"


class CommitmentMissing(Refused):
    """A clause of the charter was not ticked."""

    code = "charter_commitment_missing"


class NameDiffers(Refused):
    """What was typed is not the name on the charter (case and accents apart): the person is asked, never blocked."""

    code = "charter_name_differs"


class SigningCodeWrong(Refused):
    """The code does not match; `left` tries remain."""

    code = "signing_code_wrong"


class SigningCodeGone(Refused):
    """The code has expired, was tried too often (`tried_out`), or was replaced by a newer one."""

    code = "signing_code_gone"


class TooManyCodes(Refused):
    """Codes were asked for again and again."""

    code = "signing_codes_too_many"
    status = 429


class SealRefused(Refused):
    """The certificates of the seal cannot be made, written or published so; `problem` says why."""

    code = "seal_refused"


class PaperDayRefused(Refused):
    """The day written on the sheet cannot be that of the signature; `problem` says why."""

    code = "paper_day_refused"


class PaperMoved(Conflict):
    """The copy that was shown has been replaced, recorded or removed meanwhile: nothing is recorded unseen."""

    code = "paper_moved"
