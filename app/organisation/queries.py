"""What is known of the host."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.database import db, keep, kept
from app.core.wording import of
from app.mail.message import Letterhead
from app.organisation.errors import HostUnknown
from app.organisation.models import Organisation, Partner, Referent, Signatory

_HOST = select(Organisation).order_by(Organisation.id).limit(1)


@dataclass(frozen=True, slots=True)
class Host:
    """What every page shows of the host."""

    brand: str
    name: str
    called: str
    coordinator: str
    email: str
    phone: str


HOST_COLUMNS = tuple(Organisation.__table__.c[name] for name in Host.__slots__)
_SHOWN = select(*HOST_COLUMNS).order_by(Organisation.__table__.c.id).limit(1)


def shown_host() -> Host | None:
    """Return what pages show of the host, if it has been set; read once per transaction."""
    return kept("host", _read_shown)


def host_changed() -> None:
    """Let what this transaction still shows and writes name the host as it is from now on."""
    keep("host", _read_shown())


def _read_shown() -> Host | None:
    row = db.session.connection().execute(_SHOWN).first()
    return Host(*row) if row else None


def host_or_none() -> Organisation | None:
    """Return the host, if it has been set."""
    return db.session.scalar(_HOST)


def host() -> Organisation:
    """Return the host; raises `HostUnknown` before the installation is finished."""
    found = host_or_none()
    if found is None:
        raise HostUnknown
    return found


def current_signatory() -> Signatory | None:
    """Return who signs charters for the host at present."""
    return db.session.scalar(
        select(Signatory)
        .where(Signatory.until.is_(None))
        .order_by(Signatory.since.desc(), Signatory.id.desc())
        .limit(1)
    )


def referents() -> list[Referent]:
    """Return the referents of the host."""
    return list(db.session.scalars(select(Referent).order_by(Referent.id)))


def partners() -> list[Partner]:
    """Return the partners of the host."""
    return list(db.session.scalars(select(Partner).order_by(Partner.id)))


def referent_of_address(address: str) -> Referent | None:
    """Return the referent who has that address, in its normal form."""
    return db.session.scalar(select(Referent).where(Referent.email == address))


def partner_of_name(name: str) -> Partner | None:
    """Return the partner who bears that very name."""
    return db.session.scalar(select(Partner).where(Partner.name == name))


def letterhead(programme: str = "") -> Letterhead:
    """Return the head of the letters the host sends, for one programme or for none."""
    found = shown_host()
    if found is None:
        raise HostUnknown
    return Letterhead(
        programme=programme or found.brand,
        organisation=found.name,
        coordinator=found.coordinator,
        reply_to=found.email,
        phone=found.phone,
        of_host=of(found.called),
    )
