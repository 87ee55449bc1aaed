"""What was written of files that were erased before their words went with them: the migration catches up."""

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from app import ROOT
from app.applications.services.erasing import blank
from app.core.clock import now as instant
from app.core.database import db
from app.pairing.models import Derogation, PairVeto
from app.pairing.record import Record
from sqlalchemy import select

from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import WHY, begin, close, decide


def test_words_of_files_already_erased_go_and_all_others_stay(desk: Desk) -> None:
    begin(desk)
    people = decide(desk)
    session = close(desk)
    before = Record.from_json(session.record or {})
    for _ in range(2):  # run again, it finds nothing
        _migrate()
        db.session.refresh(session, ["record"])
        assert Record.from_json(session.record or {}) == before, "nobody is erased yet"
    blank(people.luc)
    people.luc.erased_at = instant()
    db.session.commit()
    _migrate()
    db.session.refresh(session, ["record"])
    after = Record.from_json(session.record or {})
    assert after == before.without_words_of(people.luc.ref) != before
    assert db.session.scalars(select(PairVeto.reason)).all() == ["…"]
    assert db.session.scalars(select(Derogation.text)).all() == [WHY]


def _migrate() -> None:
    script = ScriptDirectory(str(ROOT / "migrations")).get_revision("0008_words_of_the_erased")
    with Operations.context(MigrationContext.configure(db.session.connection())):
        script.module.upgrade()
    db.session.commit()
    db.session.expire_all()
