"""How the host's details can be refused."""

from app.core.errors import Conflict, NotFound, Refused


class HostUnknown(NotFound):
    """Nobody has said yet who runs this installation."""

    code = "host_unknown"


class HostIncomplete(Refused):
    """Something every page and letter needs was not said; `missing` names it."""

    code = "host_incomplete"


class NameUnprintable(Refused):
    """A name that goes into charters has a character, `found`, that no PDF of ours can show."""

    code = "name_unprintable"


class SignatoryChanged(Conflict):
    """Somebody else said who signs since this person looked; `name` signs now."""

    code = "signatory_changed"


class PartnerAddressRefused(Refused):
    """The address of a partner's site is not one a browser can follow safely."""

    code = "partner_address_refused"
