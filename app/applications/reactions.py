"""What applications do when the account of who sent them changes, in the same transaction."""

from flask import Flask

from app.access.events import AddressChanged, SessionsEnded, TelephoneChanged
from app.applications.services import address_follows, close_in_browsers, telephone_follows
from app.core.events import subscribe


def _address(event: AddressChanged) -> None:
    address_follows(event.person_id, event.former, event.address, actor=event.actor)


def _telephone(event: TelephoneChanged) -> None:
    telephone_follows(event.person_id, event.telephone, actor=event.actor)


def _sessions_ended(event: SessionsEnded) -> None:
    close_in_browsers(event.person_id)


def register(_app: Flask) -> None:
    """Files follow their author, and close where their author signs out."""
    subscribe(AddressChanged, _address)
    subscribe(TelephoneChanged, _telephone)
    subscribe(SessionsEnded, _sessions_ended)
