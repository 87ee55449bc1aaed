"""Confidential texts are unreadable in the database, and outlive a change of key."""

import pytest
from app.core import encryption
from app.core.database import db
from cryptography.fernet import InvalidToken
from flask import Flask
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text

_TABLE = Table(
    "letter_box", MetaData(), Column("id", Integer, primary_key=True), Column("said", encryption.Confidential)
)


@pytest.fixture
def kept(app: Flask) -> Flask:
    db.session.execute(text("CREATE TEMPORARY TABLE letter_box (id INTEGER PRIMARY KEY, said TEXT)"))
    db.session.execute(insert(_TABLE), [{"id": 1, "said": "Une difficulté"}, {"id": 2, "said": ""}])
    return app


def _said(row: int) -> str:
    return str(db.session.scalar(select(_TABLE.c.said).where(_TABLE.c.id == row)))


def test_a_confidential_text_is_read_back_and_never_kept_in_clear(kept: Flask) -> None:
    raw = [str(each) for each in db.session.scalars(text("SELECT said FROM letter_box ORDER BY id"))]
    assert "difficult" not in raw[0]
    assert raw[1] == ""
    assert (_said(1), _said(2)) == ("Une difficulté", "")


def test_a_new_key_still_opens_what_the_former_one_closed(kept: Flask) -> None:
    former = kept.extensions["binome.encryption"]
    try:
        encryption.init_app(kept, ("another key", *former))
        assert _said(1) == "Une difficulté"
        encryption.init_app(kept, ("another key",))
        with pytest.raises(InvalidToken):
            _said(1)
    finally:
        encryption.init_app(kept, former)
