"""What stands in addresses: every reference of everything there is."""

from collections.abc import Sequence

from app.charters.models import Charter, Party
from app.core.database import db
from app.followup.models import HelpRequest, Meeting, PairObjective, ResourcePage
from app.mail.models import OutboxMail
from app.pairing.models import CommitteeSession, Pair
from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute

from tests.trust.reading.crawling import UNKNOWN, Known
from tests.trust.reading.rooms import Rooms
from tests.trust.reading.words import Reader


def known_of(rooms: Rooms) -> Known:
    """Return what belongs to Ada, Milo and their pair; what belongs to others is linked to where it may be read."""
    files = [rooms.file(Reader.MILO).ref, rooms.file(Reader.ADA).ref]
    pairs, helps = (
        _refs(select(Pair.ref).where(Pair.mentee_application_id == rooms.file(Reader.MILO).id)),
        [*_all(HelpRequest.ref), UNKNOWN],
    )
    of_files = ("candidatures", "lecture", "demandes", "former", "desistement", "liens")
    return {
        ("", "slug"): [rooms.programme.slug],
        ("ressources", "slug"): _all(ResourcePage.slug)[:1],
        ("ressources", "ref"): _all(ResourcePage.slug)[:1],
        **{(place, "ref"): pairs for place in ("mon-binome", "binomes")},
        **{(place, "ref"): files for place in of_files},
        ("avec", "mentor"): files[1:],
        ("aides", "ref"): helps,
        ("aide", "number"): helps,
        ("rencontres", "meeting"): _all(Meeting.ref),
        ("objectifs", "objective"): [*_all(PairObjective.ref), UNKNOWN],
        ("pv", "ref"): _all(CommitteeSession.ref),
        ("emails", "ref"): [*_letters_of_no_programme(), UNKNOWN],  # those of the programme are linked to
        ("avenants", "code"): _all(Charter.code),
        ("charte", "party"): [Party.MENTEE.value],
        ("charte", "version"): ["1"],
        **{(place, "ref"): [rooms.person(Reader.COLETTE).ref] for place in ("<part>", "coordination")},
        ("", "member"): [rooms.person(Reader.JEAN_LUC).ref],
        ("", "role"): ["mentore", "mentor"],
        ("", "step"): ["vous", "liens"],
        ("", "part"): ["coordination"],
        ("", "path"): ["pause"],
        ("", "token"): ["t" * 43],
        ("racines", "fingerprint"): ["0" * 64],
    }


def _all(column: InstrumentedAttribute[str]) -> Sequence[str]:
    return _refs(select(column).order_by(column))


def _refs(found: Select[str]) -> Sequence[str]:
    return list(db.session.scalars(found))


def _letters_of_no_programme() -> Sequence[str]:
    found = select(OutboxMail.ref).where(OutboxMail.programme_id.is_(None)).order_by(OutboxMail.id.desc())
    return _refs(found.limit(3))
