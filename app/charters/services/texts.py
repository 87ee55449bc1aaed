"""Charter texts: taken in, then published for good."""

from app.charters.errors import CharterTextPublished, CharterTextUnchanged
from app.charters.markdown import parse
from app.charters.models import CharterText
from app.charters.queries import draft_text, published_text, text_versions
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_text


def import_text(programme_id: int, source: str, *, actor: str) -> CharterText:
    """Take a text in as the version being prepared, in place of an earlier one that was never published.

    Refuses a text that cannot be read (`MarkdownRefused`: line and reason), and one that says what the version in force
    says; either way nothing changes. Tells nobody.
    """
    parse(source)
    text = clean_text(source)
    in_force = published_text(programme_id)
    if in_force is not None and in_force.source == text:
        raise CharterTextUnchanged
    draft = draft_text(programme_id)
    if draft is None:
        newest = next(iter(text_versions(programme_id)), None)
        draft = CharterText(programme_id=programme_id, version=newest.version + 1 if newest else 1)
        db.session.add(draft)
    draft.source, draft.created_at, draft.created_by = text, now(), actor
    db.session.flush()
    record("charter_text_saved", actor=actor, subject=_subject(draft), programme_id=programme_id, version=draft.version)
    return draft


def publish_text(text: CharterText, *, actor: str) -> None:
    """Put a version in force: it never changes again, and charters issued from now on are made of it.

    Charters already issued keep theirs. Refuses a version that is published. Tells nobody.
    """
    if text.published_at is not None:
        raise CharterTextPublished
    text.published_at = now()
    db.session.flush()
    record(
        "charter_text_published",
        actor=actor,
        subject=_subject(text),
        programme_id=text.programme_id,
        version=text.version,
    )


def _subject(text: CharterText) -> str:
    return f"charter_text:{text.id}"
