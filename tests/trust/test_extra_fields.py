"""Fields nobody asked for change nothing, and somebody else's things are not found by changing a number or a letter."""

from typing import Any

import pytest
from app.core.database import db
from app.extensions import limiter
from app.programmes.models import Role, StaffRole
from flask import Flask
from sqlalchemy import select

from tests.support.contents import whole_database
from tests.support.parsing import Page
from tests.support.world import World, build_world

EXTRA = {
    "role": "administrator", "pair_id": "1", "id": "1", "person_id": "1", "programme_id": "2", "state": "accepted",
    "version": "99", "released_at": "2026-01-01", "decided_by": "x", "email": "eve@exemple.fr", "ref": "abc",
    "slug": "encadrement-hospitalier", "party": "host", "typed_name": "Eve", "is_admin": "1", "actor": "command",
}  # fmt: skip


@pytest.fixture
def world(app: Flask, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    monkeypatch.setattr(limiter, "enabled", False)
    return build_world(app)


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, set[Any]]:
    return {
        name: {repr(row) for row in after[name]} ^ {repr(row) for row in before[name]}
        for name in after
        if after[name] != before[name]
    }


@pytest.mark.parametrize("act", ["notes", "annuler"])
def test_extra_fields_of_the_coordination_change_nothing(world: World, act: str) -> None:
    """The same deed with and without them leaves the same rows, but for times and versions."""
    rachid, slug = world.visitors["coordinator"], world.moment.programme.slug
    path, sent = {
        "notes": (f"/coordination/{slug}/candidatures/{world.application_ref}/notes", {"notes": "Vue mardi"}),
        "annuler": (f"/coordination/{slug}/binomes/{world.moment.pair.ref}/annuler", {}),
    }[act]
    seen = str(world.moment.milo_application.version if act == "notes" else world.moment.pair.version)
    world.keep()
    before = whole_database()
    assert rachid.post(path, data={**sent, "seen": seen}).status_code == 303
    plain = _changed(before, whole_database())
    world.restore()
    assert rachid.post(path, data={**EXTRA, **sent, "seen": seen}).status_code == 303
    loaded = _changed(before, whole_database())
    assert {name: len(rows) for name, rows in loaded.items()} == {name: len(rows) for name, rows in plain.items()}
    assert "staff_role" not in loaded
    assert "person" not in loaded
    assert "eve@exemple.fr" not in repr(loaded)


def test_an_invitation_gives_the_roles_offered_alone(world: World) -> None:
    """A programme without a committee offers one role: nothing else can be asked for."""
    rachid, slug = world.visitors["coordinator"], world.moment.programme.slug
    path = f"/coordination/{slug}/reglages/equipe/inviter"
    before = _roles()
    for role in ("administrator", "referent", "committee", "COORDINATOR", "", "1"):
        rachid.post(path, data={**EXTRA, "first_name": "Eve", "last_name": "X", "role": role})
    gained = _roles() - before
    assert {(role, programme) for _, role, programme in gained} <= {(Role.COORDINATOR, world.moment.programme.id)}


def _roles() -> set[tuple[int, Role, int | None]]:
    db.session.rollback()
    return {(each.person_id, each.role, each.programme_id) for each in db.session.scalars(select(StaffRole))}


def test_an_answer_is_that_of_whoever_is_signed_in(world: World) -> None:
    before = whole_database()
    path = f"/programmes/{world.moment.programme.slug}/ma-candidature/proposition"
    for visitor in ("stranger", "committee", "coordinator"):
        sent = {**EXTRA, "binome": world.moment.pair.ref, "answer": "no", "person_id": str(world.moment.milo.id)}
        assert world.visitors[visitor].post(path, data=sent).status_code in (403, 404)
    after = whole_database()
    del before["access_session"], after["access_session"]
    assert after == before


def test_neighbouring_numbers_and_names_open_nothing(world: World) -> None:
    """The coordinator of another programme tries every row of this one, by number and by name."""
    elsewhere = world.visitors["coordinator elsewhere"]
    refs = [world.application_ref, world.moment.pair.ref, world.mail_ref, world.moment.milo.ref]
    tried = [*refs, *(ref[:-1] + letter for ref in refs for letter in "23z")]
    numbers = [str(number) for number in range(-3, 8)]
    for slug in (world.moment.programme.slug, "encadrement-hospitalier"):
        for ref in [*tried, *numbers]:
            for path in (f"candidatures/{ref}", f"binomes/{ref}", f"binomes/{ref}/charte-a-signer.pdf"):
                answer = elsewhere.get(f"/coordination/{slug}/{path}")
                assert answer.status_code in (403, 404), path
                for name in ("Milo", "Ada", world.moment.milo.email):
                    assert name not in answer.text
    for ref in [*tried, *numbers]:
        for path in (f"/coordination/emails/{ref}", f"/mon-binome/{ref}", f"/mon-binome/{ref}/charte.pdf"):
            assert elsewhere.get(path).status_code in (403, 404), path


def test_a_step_of_another_version_is_refused(world: World) -> None:
    rachid, slug = world.visitors["coordinator"], world.moment.programme.slug
    file = f"/coordination/{slug}/candidatures/{world.application_ref}"
    for seen in ("", "-1", "0", "99", "x", "9" * 5000):
        page = Page(rachid.post(f"{file}/notes", data={"notes": "Écrasé", "seen": seen}), file)
        assert page.status in (409, 422), seen
    assert not Page(rachid.get(file), file).has("Écrasé")
