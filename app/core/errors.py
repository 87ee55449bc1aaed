"""Refusals of the domain: a code and facts, never a sentence. The web layer and the wording make sentences."""

from typing import ClassVar


class DomainError(Exception):
    """Somebody asked for something that may not be. `code` names it, `params` hold the facts its sentence needs."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 422

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params = params


class Refused(DomainError):
    """The request is understood and cannot be accepted as it is (422)."""


class Conflict(DomainError):
    """Somebody else was faster, or the thing has moved on (409)."""

    code = "conflict"
    status = 409


class Gone(DomainError):
    """A link or code that no longer works (410)."""

    code = "link_gone"
    status = 410


class NotFound(DomainError):
    """It does not exist, or this person may not know that it does (404)."""

    code = "not_found"
    status = 404


class NotAllowed(DomainError):
    """The person is known and has no right to this (403)."""

    code = "not_allowed"
    status = 403
