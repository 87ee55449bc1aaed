"""The coordination says whether a name that resembles is the person's, so that nobody is ruled out by a guess."""

from sqlalchemy import select

from app.applications.models import Application
from app.applications.queries import profile
from app.core.clock import now
from app.core.database import db
from app.pairing.errors import ResemblanceGone
from app.pairing.models import ResemblanceRuling
from app.pairing.rules import lines_of, written_digest
from app.pairing.services.moving import lock_files, refuse_whoever_is_close
from app.pairing.services.refusing import note
from app.programmes.models import Programme
from app.programmes.queries import definition


def rule_resemblance(
    author: Application, other: Application, *, written_hash: str, same: bool, actor: str
) -> ResemblanceRuling:
    """Say whether a line that `author` wrote means `other`: it then counts as said, or as nothing. Tells nobody.

    Answering anew replaces the answer. Refuses a line that is no longer there, and whoever is close to one of the two.
    """
    refuse_whoever_is_close(author, other, actor)
    lock_files(author, other)
    known = definition(db.session.get_one(Programme, author.programme_id))
    if written_hash not in {written_digest(line) for line in lines_of(profile(author, known))}:
        raise ResemblanceGone
    ruling = _ruling(author, other, written_hash) or ResemblanceRuling(
        programme_id=author.programme_id,
        author_application_id=author.id,
        other_application_id=other.id,
        written_hash=written_hash,
    )
    ruling.same, ruling.by, ruling.at = same, actor, now()
    db.session.add(ruling)
    note("resemblance_confirmed" if same else "resemblance_denied", other, author, actor=actor)
    db.session.flush()
    return ruling


def unrule_resemblance(author: Application, other: Application, *, written_hash: str, actor: str) -> None:
    """Take an answer back: the name is to be verified again. Refuses when somebody has done it already."""
    refuse_whoever_is_close(author, other, actor)
    lock_files(author, other)
    ruling = _ruling(author, other, written_hash)
    if ruling is None:
        raise ResemblanceGone
    db.session.delete(ruling)
    note("resemblance_reopened", other, author, actor=actor)
    db.session.flush()


def _ruling(author: Application, other: Application, written_hash: str) -> ResemblanceRuling | None:
    return db.session.scalar(
        select(ResemblanceRuling).filter_by(
            author_application_id=author.id, other_application_id=other.id, written_hash=written_hash
        )
    )
