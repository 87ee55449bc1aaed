"""What happens to an account that later features answer to."""

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True, kw_only=True)
class AddressChanged(Event):
    """Somebody comes in by another address, which they have shown to be theirs."""

    person_id: int
    former: str
    address: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class TelephoneChanged(Event):
    """Somebody gave another telephone number, or none."""

    person_id: int
    telephone: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event):
    """Every session of somebody has ended; what else a browser has open of theirs closes too."""

    person_id: int
    actor: str
