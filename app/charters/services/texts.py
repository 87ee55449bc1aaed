"""Charter texts: taken in, then published for good."""

from app.charters.errors import CharterTextMoved, CharterTextPublished, CharterTextUnchanged
from app.charters.markdown import parse
from app.charters.models import CharterText
from app.charters.queries import newest_text, published_text, stamp_of
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_text


def import_text(programme_id: int, source: str, *, actor: str, seen: str | None = None) -> CharterText:
    """Take a text in as the version being prepared, in place of an earlier one that was never published.

    Refuses a text that cannot be read (`MarkdownRefused`: line and reason), one that says what the version in force
    says, and, when `seen` says which state of the texts it was written over (`stamp_of`), one written over another
    state; either way nothing changes. Tells nobody.
    """
    parse(source)
    newest = newest_text(programme_id, locked=True)
    _refuse_unseen(newest, seen)
    text = clean_text(source)
    in_force = published_text(programme_id)
    if in_force is not None and in_force.source == text:
        raise CharterTextUnchanged
    draft = newest if newest is not None and newest.published_at is None else None
    if draft is None:
        draft = CharterText(programme_id=programme_id, version=newest.version + 1 if newest else 1)
        db.session.add(draft)
    draft.source, draft.created_at, draft.created_by = text, now(), actor
    db.session.flush()
    _record("charter_text_saved", draft, actor)
    return draft


def publish_text(text: CharterText, *, actor: str, seen: str | None = None) -> None:
    """Put a version in force: it never changes again, and charters issued from now on are made of it.

    Charters already issued keep theirs. Refuses a version that is published, and one that is no longer what was `seen`
    (`stamp_of`). Tells nobody.
    """
    newest = newest_text(text.programme_id, locked=True)
    if text.published_at is not None:
        raise CharterTextPublished
    _refuse_unseen(newest, seen)
    text.published_at = now()
    db.session.flush()
    _record("charter_text_published", text, actor)


def discard_text(text: CharterText, *, actor: str, seen: str | None = None) -> None:
    """Forget the version being prepared, for good.

    Refuses a version that is published, and one that is no longer what was `seen` (`stamp_of`). Tells nobody.
    """
    newest = newest_text(text.programme_id, locked=True)
    if text.published_at is not None:
        raise CharterTextPublished
    _refuse_unseen(newest, seen)
    _record("charter_text_discarded", text, actor)
    db.session.delete(text)
    db.session.flush()


def _refuse_unseen(newest: CharterText | None, seen: str | None) -> None:
    if seen is not None and seen != stamp_of(newest):
        raise CharterTextMoved


def _record(act: str, text: CharterText, actor: str) -> None:
    record(act, actor=actor, subject=f"charter_text:{text.id}", programme_id=text.programme_id, version=text.version)
