"""Saying who the host is, who signs for it, whom to ask for help, and with whom it works."""

from urllib.parse import urlsplit

from sqlalchemy import select

from app.core import journal
from app.core.addresses import normal_email
from app.core.clock import now
from app.core.database import db
from app.core.printable import unprintable_in_name
from app.core.text import clean_line
from app.organisation.errors import HostIncomplete, NameUnprintable, PartnerAddressRefused, SignatoryChanged
from app.organisation.models import Organisation, Partner, Referent, Signatory
from app.organisation.queries import current_signatory, host, host_changed, host_or_none

_NEEDED = ("name", "called", "email", "coordinator")
_ADDRESSES = ("email", "privacy_contact")
_PRINTED = ("name", "called")


def set_host(*, actor: str, **details: str) -> Organisation:
    """Record the host's details, or change those that are given, by the names of its columns. Journalled.

    Refuses to leave it without a name or a way to write to it (`HostIncomplete`), what is not one address, and a name
    that charters cannot show (`NameUnprintable`).
    """
    cleaned = {name: _cleaned(name, value) for name, value in details.items()}
    if not cleaned.get("brand"):
        cleaned.pop("brand", None)  # the site always has a name
    organisation = host_or_none() or Organisation()
    missing = [name for name in _NEEDED if not cleaned.get(name, getattr(organisation, name))]
    if missing:
        raise HostIncomplete(missing=missing)
    for name, value in cleaned.items():
        getattr(organisation, name)  # a detail that does not exist is the caller's mistake
        setattr(organisation, name, value)
    db.session.add(organisation)
    db.session.flush()
    host_changed()
    journal.record("host_set", actor=actor, subject=f"organisation:{organisation.id}")
    return organisation


def _cleaned(name: str, value: str) -> str:
    text = _printable(value) if name in _PRINTED else clean_line(value)
    return normal_email(text) if name in _ADDRESSES and text else text


def _printable(name: str) -> str:
    found = unprintable_in_name(clean_line(name))
    if found:
        raise NameUnprintable(found=found)
    return clean_line(name)


def set_signatory(*, name: str, title: str, email: str, actor: str, seen: int | None = None) -> Signatory:
    """Say who signs for the host from now on; whoever did before stops. Charters already open keep theirs.

    Saying again what is known changes nothing. `seen` is the number of the signatory the caller saw (0 for none):
    raises `SignatoryChanged` when it is no longer they. Refuses what is not one address, and a name that charters
    cannot show (`NameUnprintable`).
    """
    before = current_signatory()
    if seen is not None and seen != (before.id if before else 0):
        raise SignatoryChanged(name=before.name if before else "")
    said = (_printable(name), clean_line(title), normal_email(email))
    if before is not None:
        if said == (before.name, before.title, before.email):
            return before
        before.until = now()
    signatory = Signatory(organisation_id=host().id, name=said[0], title=said[1], email=said[2], since=now())
    db.session.add(signatory)
    db.session.flush()
    journal.record("signatory_set", actor=actor, subject=f"signatory:{signatory.id}")
    return signatory


def add_referent(*, name: str, email: str, title: str = "", outside_coordination: bool, actor: str) -> Referent:
    """Add somebody whom pairs may ask for help, or update them when the address is known."""
    address = normal_email(email)
    referent = db.session.scalar(select(Referent).where(Referent.email == address))
    if referent is None:
        referent = Referent(organisation_id=host().id, email=address)
        db.session.add(referent)
    referent.name, referent.title = clean_line(name), clean_line(title)
    referent.outside_coordination = outside_coordination
    db.session.flush()
    journal.record("referent_set", actor=actor, subject=f"referent:{referent.id}")
    return referent


def referent_moves(former: str, address: str, *, actor: str) -> bool:
    """Let whoever answers requests for help be known by another address; tells whether anybody was. Journalled."""
    both = select(Referent).where(Referent.email.in_((former, address)))
    known = {each.email: each for each in db.session.scalars(both)}
    if former not in known or address in known:
        return False
    known[former].email = address
    db.session.flush()
    journal.record("referent_set", actor=actor, subject=f"referent:{known[former].id}")
    return True


def add_partner(*, name: str, role: str, url: str, actor: str) -> Partner:
    """Add a body that works with the host, or update it when the name is known. Its address must begin with http(s)."""
    known_as, address = clean_line(name), _site(url)
    partner = db.session.scalar(select(Partner).where(Partner.name == known_as))
    if partner is None:
        partner = Partner(organisation_id=host().id, name=known_as)
        db.session.add(partner)
    partner.role, partner.url = clean_line(role), address
    db.session.flush()
    journal.record("partner_set", actor=actor, subject=f"partner:{partner.id}")
    return partner


def _site(url: str) -> str:
    address = clean_line(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        raise PartnerAddressRefused from None
    if address and (parts.scheme not in ("http", "https") or not parts.hostname or " " in address):
        raise PartnerAddressRefused
    return address
