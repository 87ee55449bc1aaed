"""What the database itself refuses: to change a published text, what was frozen at issue, a PDF, a signature, an event.

One change is let through, that of retention (`services/erasing.py`): a charter that is over is marked as erased and its
snapshot emptied, in one statement and once; from then on, and only then, its files may be emptied, the copies of its
sheets removed, the names of its places emptied. Numbers, hashes, dates, states and events stay for ever. What opens a
commitment of the chain may be emptied at any time.

The same statements serve a new database (`attach`) and a migration (`create_guards`, `drop_guards`). A migration writes
its own list of guards, since those here go on changing; one that rebuilds a guarded table on SQLite, or the table a
guard asks about, takes the guards down first and creates them again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import DDL, Connection, MetaData, event, text
from sqlalchemy.schema import ExecutableDDLElement


@dataclass(frozen=True)
class Guard:
    """One refusal: `operation` on `table` when `condition`, on the rows OLD and NEW, holds."""

    table: str
    name: str
    operation: str
    condition: str = ""

    @property
    def trigger(self) -> str:
        """The name of the trigger."""
        return f"keep_{self.table}_{self.name}"


_IDENTITY = ("ref", "code", "reference", "programme_id", "pair_id", "text_id", "amends_id", "ends_on")
_FROZEN = (*_IDENTITY, "snapshot_sha256", "frozen_sha256", "issued_at")
_FILE = ("id", "charter_id", "kind", "sha256", "size", "created_at")
_EVENT = "charter_id, number, at, kind, actor, facts, previous_hash, hash"
_GIVEN = "charter_id, party, state, signed_at, means, signed_on"


_MAY_BE_EMPTY = {"amends_id", "ends_on"}


def _same(columns: Sequence[str]) -> str:
    return " AND ".join(_unchanged(column) for column in columns)


def _unchanged(column: str) -> str:
    if column not in _MAY_BE_EMPTY:
        return f"NEW.{column} = OLD.{column}"
    return f"(NEW.{column} = OLD.{column} OR (NEW.{column} IS NULL AND OLD.{column} IS NULL))"


_ERASES = (
    "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND length(NEW.snapshot) = 0"
    f" AND OLD.state NOT IN ('draft', 'open') AND {_same(_FROZEN)}"
)
_ERASED = "EXISTS (SELECT 1 FROM charter WHERE charter.id = OLD.charter_id AND charter.erased_at IS NOT NULL)"

GUARDS = (
    Guard("charter_text", "published", "UPDATE", "OLD.published_at IS NOT NULL"),
    Guard("charter_text", "published_row", "DELETE", "OLD.published_at IS NOT NULL"),
    Guard("charter", "frozen", f"UPDATE OF {', '.join(_FROZEN)}, snapshot, erased_at", f"NOT ({_ERASES})"),
    Guard("charter", "row", "DELETE"),
    Guard("charter_file", "bytes", "UPDATE", f"NOT (length(NEW.content) = 0 AND {_same(_FILE)} AND {_ERASED})"),
    Guard("charter_file", "row", "DELETE"),
    Guard("paper_scan", "bytes", "UPDATE"),
    Guard("paper_scan", "row", "DELETE", f"NOT {_ERASED}"),
    Guard("signature_slot", "given", f"UPDATE OF {_GIVEN}", "OLD.state <> 'pending'"),
    Guard("signature_slot", "named", "UPDATE OF name", f"NOT (NEW.name = '' AND {_ERASED})"),
    Guard("signature_slot", "given_row", "DELETE", "OLD.state <> 'pending'"),
    Guard("charter_event", "hashed", f"UPDATE OF {_EVENT}"),
    Guard("charter_event", "opened", "UPDATE OF personal", "CAST(NEW.personal AS TEXT) <> '{}'"),
    Guard("charter_event", "row", "DELETE"),
    Guard("seal_certificate", "kept", "UPDATE"),
    Guard("seal_certificate", "row", "DELETE"),
)


def statements(dialect: str, guard: Guard) -> tuple[str, ...]:
    """Return the SQL that sets a guard up on that database."""
    head = f"CREATE TRIGGER {guard.trigger} BEFORE {guard.operation} ON {guard.table} FOR EACH ROW"
    if dialect == "postgresql":  # whose WHEN may not look into another table
        refuse = "RAISE EXCEPTION 'this row is kept as it is' USING ERRCODE = 'integrity_constraint_violation'"
        function = (
            f"CREATE OR REPLACE FUNCTION {guard.trigger}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {guard.condition or 'true'} THEN {refuse}; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        return (function, f"{head} EXECUTE FUNCTION {guard.trigger}()")
    when = f" WHEN ({guard.condition})" if guard.condition else ""
    return (f"{head}{when} BEGIN SELECT RAISE(ABORT, 'this row is kept as it is'); END",)


def create_guards(connection: Connection, guards: Sequence[Guard]) -> None:
    """Set these guards up; for a migration, once the tables exist."""
    for guard in guards:
        for statement in statements(connection.dialect.name, guard):
            connection.execute(text(statement))


def drop_guards(connection: Connection, guards: Sequence[Guard]) -> None:
    """Take these guards down; for a migration."""
    postgresql = connection.dialect.name == "postgresql"
    for guard in guards:
        where = f" ON {guard.table}" if postgresql else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {guard.trigger}{where}"))
        if postgresql:
            connection.execute(text(f"DROP FUNCTION IF EXISTS {guard.trigger}()"))


def attach(metadata: MetaData) -> None:
    """Have each guard created with its table."""
    for guard in GUARDS:
        for dialect in ("sqlite", "postgresql"):
            for statement in statements(dialect, guard):
                _listen(metadata, guard.table, statement, dialect)


def _listen(metadata: MetaData, table: str, statement: str, dialect: str) -> None:
    ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy left it so
    event.listen(metadata.tables[table], "after_create", ddl.execute_if(dialect=dialect))
