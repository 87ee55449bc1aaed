"""How coming in can be refused."""

from app.core.errors import Conflict, Gone, NotAllowed, Refused


class LinkGone(Gone):
    """The link was used, replaced by a newer one, or is too old."""

    code = "sign_in_link_gone"


class CodeGone(Gone):
    """The code was used, replaced, tried too often, or is too old; or nobody asked for one in this browser."""

    code = "sign_in_code_gone"


class CodeWrong(Refused):
    """The code is not the one that was sent; `left` tries remain."""

    code = "sign_in_code_wrong"


class NotSignedIn(NotAllowed):
    """The page is somebody's, and nobody is signed in; `next` is the page to come back to, when one may."""

    code = "not_signed_in"


class AddressTaken(Conflict):
    """Somebody else comes in by that address."""

    code = "address_taken"


class AddressLinkGone(Gone):
    """The link to a new address was used, replaced by a newer one, is too old, or was asked for by somebody else."""

    code = "address_link_gone"


class TooManyAddresses(Refused):
    """Five other addresses were asked for within a day."""

    code = "too_many_addresses"


class SessionNotFresh(NotAllowed):
    """Whoever opens other people's files shows again who they are before this."""

    code = "session_not_fresh"


class NameHeld(NotAllowed):
    """The name stands in a file, and perhaps in a charter: the coordination corrects it."""

    code = "name_held"


class AddressOfStaff(NotAllowed):
    """Nobody moves the address of a member of the staff but they themselves, or a command of the installation."""

    code = "address_of_staff"
