"""The versions of a programme's charter text."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from sqlalchemy import func, select

from app.access.models import Person
from app.charters.errors import NoCharterText
from app.charters.models import Charter, CharterState, CharterText, SignatureSlot, SlotState
from app.charters.queries.charters import FIRST
from app.core.database import db
from app.pairing.models import Pair
from app.pairing.queries import shown_to
from app.programmes.models import Programme


def text_versions(programme_id: int) -> Sequence[CharterText]:
    """Return every version, the newest first."""
    wanted = select(CharterText).where(CharterText.programme_id == programme_id).order_by(CharterText.version.desc())
    return db.session.scalars(wanted).all()


def published_text(programme_id: int) -> CharterText | None:
    """Return the version in force: the last one published."""
    wanted = (
        select(CharterText)
        .where(CharterText.programme_id == programme_id, CharterText.published_at.is_not(None))
        .order_by(CharterText.version.desc())
        .limit(1)
    )
    return db.session.scalar(wanted)


def newest_text(programme_id: int, *, locked: bool = False) -> CharterText | None:
    """Return the last version, published or not; `locked` until the transaction ends, so that two saves take turns."""
    if locked:  # the programme stands for its texts: the first of them could not be locked before it exists
        db.session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update())
    wanted = select(CharterText).where(CharterText.programme_id == programme_id).order_by(CharterText.version.desc())
    return db.session.scalar(wanted.limit(1).execution_options(populate_existing=locked))


def stamp_of(newest: CharterText | None) -> str:
    """Return what tells one state of a programme's texts from another; a page says which one it was made from."""
    if newest is None:
        return "0"
    state = "draft" if newest.published_at is None else "published"
    return f"{newest.version}-{state}-{sha256(newest.source.encode()).hexdigest()[:16]}"


def authors_of(texts: Iterable[CharterText]) -> Mapping[str, str]:
    """Return the names of those who saved these versions; nobody for a command or a person erased."""
    wanted = select(Person).where(Person.ref.in_({text.created_by for text in texts}))
    return {person.ref: person.full_name for person in db.session.scalars(wanted)}


def text_with(programme_id: int, version: int) -> CharterText:
    """Return one version of the programme's text; 404 when it has no such version."""
    wanted = select(CharterText).where(CharterText.programme_id == programme_id, CharterText.version == version)
    found = db.session.scalar(wanted)
    if found is None:
        raise NoCharterText(version=version)
    return found


def pending_signatures(programme_id: int, reader_id: int) -> int:
    """Return how many signatures the open charters of a programme still wait for, of those shown to whoever reads."""
    wanted = (
        select(func.count())
        .select_from(SignatureSlot)
        .join(Charter)
        .join(Pair, Pair.id == Charter.pair_id)
        .where(
            shown_to(reader_id, programme_id),
            Charter.programme_id == programme_id,
            Charter.state == CharterState.OPEN,
            SignatureSlot.state == SlotState.PENDING,
        )
    )
    return db.session.scalar(wanted) or 0


def charters_of_older_texts(programme_id: int, text_id: int, reader_id: int) -> int:
    """Return how many charters shown to whoever reads are open for signature on another version than that one."""
    wanted = (
        select(func.count())
        .select_from(Charter)
        .join(Pair, Pair.id == Charter.pair_id)
        .where(Charter.programme_id == programme_id, Charter.state == CharterState.OPEN, Charter.text_id != text_id)
        .where(FIRST, shown_to(reader_id, programme_id))
    )
    return db.session.scalar(wanted) or 0
