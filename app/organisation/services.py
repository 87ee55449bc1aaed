"""Saying who the host is, who signs for it, whom to ask for help, and with whom it works."""

from sqlalchemy import select

from app.core import journal
from app.core.clock import now
from app.core.database import db
from app.organisation.models import Organisation, Partner, Referent, Signatory
from app.organisation.queries import current_signatory, host, host_or_none


def set_host(*, actor: str, **details: str) -> Organisation:
    """Record or change the host's details, by the names of its columns. Journalled."""
    organisation = host_or_none()
    if organisation is None:
        organisation = Organisation(**details)
        db.session.add(organisation)
    else:
        for name, value in details.items():
            setattr(organisation, name, value)
    db.session.flush()
    journal.record("host_set", actor=actor, subject=f"organisation:{organisation.id}")
    return organisation


def set_signatory(*, name: str, title: str, email: str, actor: str) -> Signatory:
    """Say who signs for the host from now on; whoever did before stops. Charters already open keep theirs."""
    before = current_signatory()
    if before is not None:
        before.until = now()
    signatory = Signatory(organisation_id=host().id, name=name, title=title, email=email.strip().lower(), since=now())
    db.session.add(signatory)
    db.session.flush()
    journal.record("signatory_set", actor=actor, subject=f"signatory:{signatory.id}")
    return signatory


def add_referent(*, name: str, email: str, title: str = "", outside_coordination: bool, actor: str) -> Referent:
    """Add somebody whom pairs may ask for help, or update them when the address is known."""
    address = email.strip().lower()
    referent = db.session.scalar(select(Referent).where(Referent.email == address))
    if referent is None:
        referent = Referent(organisation_id=host().id, email=address)
        db.session.add(referent)
    referent.name, referent.title, referent.outside_coordination = name, title, outside_coordination
    db.session.flush()
    journal.record("referent_set", actor=actor, subject=f"referent:{referent.id}")
    return referent


def add_partner(*, name: str, role: str, url: str, actor: str) -> Partner:
    """Add a body that works with the host, or update it when the name is known."""
    partner = db.session.scalar(select(Partner).where(Partner.name == name))
    if partner is None:
        partner = Partner(organisation_id=host().id, name=name)
        db.session.add(partner)
    partner.role, partner.url = role, url
    db.session.flush()
    journal.record("partner_set", actor=actor, subject=f"partner:{partner.id}")
    return partner
