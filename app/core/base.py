"""The declarative base of every model, and the column types all of them share."""

import secrets
from datetime import UTC as UTC_ZONE
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, Index, MetaData, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import TypeDecorator

_REF_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Parent of every model; names its constraints so that migrations can speak of them."""

    metadata = MetaData(naming_convention=_NAMING)


class UTC(TypeDecorator[datetime]):
    """An aware instant, stored in UTC. SQLite keeps no offset, so the zone is put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant: nobody could say what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC_ZONE).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back with its zone."""
        return None if value is None else value.replace(tzinfo=UTC_ZONE)


def enum_type(choices: type[StrEnum], name: str) -> Enum:
    """Return a column type that stores the value of an enumeration and lets the database refuse any other."""
    return Enum(
        choices,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def unique_while(name: str, *columns: str, condition: str) -> Index:
    """Return an index by which no two rows that meet `condition`, in SQL, have the same `columns`."""
    return Index(name, *columns, unique=True, sqlite_where=text(condition), info={"condition": text(condition)})


@compiles(CreateIndex, "postgresql")
def _with_condition(create: CreateIndex, compiler: DDLCompiler, **options: Any) -> Any:
    """Tell PostgreSQL the condition when it asks: said in the model, it would load that dialect into every process."""
    index = create.element
    if "condition" in index.info:
        index.dialect_kwargs["postgresql_where"] = index.info["condition"]
    return compiler.visit_create_index(create, **options)  # type: ignore[no-untyped-call]  # SQLAlchemy's


def new_ref() -> str:
    """Return an unguessable name for a URL: 12 characters (57 bits), no vowel, nothing that looks alike."""
    return "".join(secrets.choice(_REF_ALPHABET) for _ in range(12))
