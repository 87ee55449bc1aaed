"""What the database itself refuses: to change a published text, what was frozen at issue, a PDF, a signature, an event.

The same statements serve a new database (`attach`) and a migration (`create_guards`, `drop_guards`). A migration writes
its own list of guards, since those here go on changing; one that rebuilds a guarded table on SQLite must create its
guards again: they fall with the old table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import DDL, Connection, MetaData, event, text
from sqlalchemy.schema import ExecutableDDLElement


@dataclass(frozen=True)
class Guard:
    """One refusal: `operation` on `table` when `condition` (of the old row) holds."""

    table: str
    name: str
    operation: str
    condition: str = ""

    @property
    def trigger(self) -> str:
        """The name of the trigger."""
        return f"keep_{self.table}_{self.name}"


_FROZEN = "ref, code, reference, programme_id, pair_id, text_id, snapshot, snapshot_sha256, frozen_sha256, issued_at"
_EVENT = "charter_id, number, at, kind, actor, facts, previous_hash, hash"

GUARDS = (
    Guard("charter_text", "published", "UPDATE", "OLD.published_at IS NOT NULL"),
    Guard("charter_text", "published_row", "DELETE", "OLD.published_at IS NOT NULL"),
    Guard("charter", "frozen", f"UPDATE OF {_FROZEN}"),
    Guard("charter", "row", "DELETE"),
    Guard("charter_file", "bytes", "UPDATE"),
    Guard("charter_file", "row", "DELETE"),
    Guard("signature_slot", "given", "UPDATE OF charter_id, party, state, signed_at", "OLD.state = 'signed'"),
    Guard("signature_slot", "given_row", "DELETE", "OLD.state = 'signed'"),
    Guard("charter_event", "hashed", f"UPDATE OF {_EVENT}"),
    Guard("charter_event", "row", "DELETE"),
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'this row is kept as it is' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


def statements(dialect: str, guard: Guard) -> tuple[str, ...]:
    """Return the SQL that sets a guard up on that database."""
    when = f" WHEN ({guard.condition})" if guard.condition else ""
    if dialect == "postgresql":
        create = f"CREATE TRIGGER {guard.trigger} BEFORE {guard.operation} ON {guard.table} FOR EACH ROW{when}"
        return (_FUNCTION, f"{create} EXECUTE FUNCTION refuse_change()")
    head = f"CREATE TRIGGER {guard.trigger} BEFORE {guard.operation} ON {guard.table} FOR EACH ROW{when}"
    return (f"{head} BEGIN SELECT RAISE(ABORT, 'this row is kept as it is'); END",)


def create_guards(connection: Connection, guards: Sequence[Guard]) -> None:
    """Set these guards up; for a migration, once the tables exist."""
    for guard in guards:
        for statement in statements(connection.dialect.name, guard):
            connection.execute(text(statement))


def drop_guards(connection: Connection, guards: Sequence[Guard]) -> None:
    """Take these guards down; for a migration."""
    for guard in guards:
        where = f" ON {guard.table}" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {guard.trigger}{where}"))


def attach(metadata: MetaData) -> None:
    """Have each guard created with its table."""
    for guard in GUARDS:
        for dialect in ("sqlite", "postgresql"):
            for statement in statements(dialect, guard):
                _listen(metadata, guard.table, statement, dialect)


def _listen(metadata: MetaData, table: str, statement: str, dialect: str) -> None:
    ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy left it so
    event.listen(metadata.tables[table], "after_create", ddl.execute_if(dialect=dialect))
