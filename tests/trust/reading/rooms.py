"""The cohort before its year: whose applications were read, whose pair was proposed, and what three have signed."""

from dataclasses import dataclass
from typing import Any

from app.access.models import Person, Purpose
from app.access.queries import person_by_email
from app.access.services import find_or_create_person, start_session
from app.applications.models import Application, Decision, Recommendation
from app.applications.services import (
    declare_links,
    give_opinion,
    mark_eligible,
    prepare_decision,
    release_decisions,
)
from app.charters.models import Party
from app.core.clock import now
from app.core.database import db
from app.demo.scenarios.applying import apply
from app.demo.scenarios.casting import Applicant, cast
from app.demo.scenarios.charters import refuse
from app.demo.scenarios.opening import open_cohort, set_up_host
from app.demo.scenarios.pairing import say_yes
from app.demo.scenarios.signing import charter_of, sign_as
from app.pairing.models import Pair
from app.pairing.services import close_committee_session, form_pair, open_committee_session, validate_pairs
from app.pairing.services.validating import propose_pairs
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.queries import by_slug, definition
from app.programmes.services import grant_role, move_programme
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.pages import Browser
from tests.trust.reading.words import Canary, Reader

_STAFF = {Reader.RACHID: "rachid", Reader.INES: "ines", Reader.MATHILDE: "mathilde", Reader.JEAN_LUC: "jean-luc"}
_MORE = {
    Reader.COLETTE: ("colette@exemple.fr", "Colette", Role.COORDINATOR),
    Reader.BEATRICE: ("beatrice@exemple.fr", "Béatrice", Role.COORDINATOR),
    Reader.ALIX: ("alix@exemple.fr", "Alix", Role.ADMINISTRATOR),
}
_PLACES = {  # each in a department of their own: nothing speaks against a pair
    Reader.MILO: ("Dole", "39198"),
    Reader.ADA: ("Nevers", "58194"),
    Reader.ZOE: ("Sens", "89387"),
    "karim": ("Belfort", "90010"),
    Reader.LISE: ("Mâcon", "71270"),
    Reader.OMAR: ("Besançon", "25056"),
}
_WORDS: dict[str, dict[str, Any]] = {
    Reader.MILO: {
        "expectations": f"Prendre ma place, {Canary.TICKED}.",
        "hospital_group": f"Groupement {Canary.NOT_TICKED}",
        "adaptations": f"Une salle de plain-pied, {Canary.ADAPTATION}",
        "avoid": f"Jeanne {Canary.NOT_WITH}",
        "links": [{"kind": "worked_together", "whom": f"Paul {Canary.LINK}"}],
        "links-none": False,
        "share": ["expectations"],
    },
    Reader.ADA: {
        "offering": f"Cinq prises de poste, {Canary.ADAS_OFFER}.",
        "avoid": f"Irène {Canary.ADAS_NOT_WITH}",
        "share": ["offering"],
    },
}
COUPLES = ((Reader.ADA, Reader.MILO), ("karim", Reader.ZOE), (Reader.OMAR, Reader.LISE))


@dataclass
class Rooms:
    """The programme, everybody's file and the three pairs, as the database has them now."""

    app: Flask

    @property
    def programme(self) -> Programme:
        """The cohort."""
        return by_slug(cast().cohort.slug)

    def file(self, key: str) -> Application:
        """What somebody sent."""
        return db.session.scalars(select(Application).filter_by(email=_address(key))).one()

    def files(self) -> list[Application]:
        """What everybody sent."""
        return [self.file(key) for couple in COUPLES for key in couple]

    def pair_of(self, mentee: str) -> Pair:
        """The pair of a mentee, whatever became of it."""
        return db.session.scalars(select(Pair).filter_by(mentee_application_id=self.file(mentee).id)).one()

    @property
    def pair(self) -> Pair:
        """Ada and Milo."""
        return self.pair_of(Reader.MILO)

    def person(self, reader: Reader) -> Person:
        """Who that reader is."""
        found = person_by_email(self.address(reader))
        assert found, reader
        return found

    @staticmethod
    def address(reader: Reader) -> str:
        """Where they are written to; nobody has none."""
        if reader is Reader.SOLENE:
            return str(cast().referents[0]["email"])
        if reader in _STAFF:
            return cast().staff[_STAFF[reader]].email
        return _MORE[reader][0] if reader in _MORE else _address(reader)

    def browser(self, reader: Reader) -> FlaskClient:
        """A browser of theirs, who has just come in."""
        self.app.test_client_class = Browser
        client = self.app.test_client()
        if reader is not Reader.NOBODY:
            token = start_session(Purpose.ACCOUNT, person_id=self.person(reader).id)
            db.session.commit()
            with client.session_transaction(base_url="http://localhost") as cookie:
                cookie[Purpose.ACCOUNT.value] = token
        return client


def opened(app: Flask) -> Rooms:
    """Applications come; who runs the programme is named."""
    set_up_host()
    open_cohort()
    rooms = Rooms(app)
    for email, first, role in _MORE.values():
        person = find_or_create_person(email, first_name=first, last_name="Personne")
        grant_role(person, role, None if role is Role.ADMINISTRATOR else rooms.programme, actor="command")
    for couple in COUPLES:
        for key, model in zip(couple, ("gerard", "nora"), strict=True):
            apply(rooms.programme, _applicant(key, model))
    db.session.commit()
    return rooms


def _applicant(key: str, model: str) -> Applicant:
    like, first = cast().cohort.applicants[model], _first(key)
    commune, code = _PLACES[key]
    said = {
        "first_name": first,
        "last_name": f"Nom{first}",
        "email": _address(key),
        "commune": commune,
        "commune-code": code,
        "establishment": f"Hôpital de {commune}",
    }
    return Applicant(key, like.role, like.eligibility, {**like.answers, **said, **_WORDS.get(key, {})})


def _first(key: str) -> str:
    return key.partition(",")[0].capitalize()


def _address(key: str) -> str:
    return f"{_first(key)}@exemple.fr".lower().replace("é", "e")


def selecting(rooms: Rooms) -> None:
    """Everybody is eligible; two of the staff have a link with Milo; three have read, and answers are prepared."""
    rachid, milo = rooms.person(Reader.RACHID), rooms.file(Reader.MILO)
    for file in rooms.files():
        mark_eligible(file, actor=rachid.ref, seen=file.version)
    move_programme(rooms.programme, ProgrammeState.SELECTING, actor=rachid.ref)
    for reader in (*_STAFF, Reader.COLETTE, Reader.BEATRICE):
        linked = {milo.ref} if reader in (Reader.JEAN_LUC, Reader.BEATRICE) else set()
        declare_links(rooms.programme, rooms.person(reader), linked, seen=now())
    for reader, comment in ((Reader.INES, f"À voir, {Canary.OPINION}."), (Reader.MATHILDE, "")):
        _read(rooms, milo, reader, comment)
    for file in rooms.files():
        reason = f"Complet, {Canary.INTERNAL_REASON}." if file is milo else ""
        prepare_decision(file, Decision.ACCEPT, actor=rachid.ref, seen=file.version, reason=reason)
    db.session.commit()


def _read(rooms: Rooms, file: Application, reader: Reader, comment: str) -> None:
    selection = definition(rooms.programme).selection
    assert selection
    grid = {each.value: "rather" for each in selection.criteria_for(file.role.value)}
    given = Recommendation.RESERVED if comment else Recommendation.FAVOURABLE
    give_opinion(file, rooms.person(reader), grid=grid, recommendation=given, comment=comment)


def proposed(rooms: Rooms) -> None:
    """In one session the committee chooses three pairs; answers leave, and the pairs are proposed."""
    ines, rachid = rooms.person(Reader.INES).ref, rooms.person(Reader.RACHID).ref
    move_programme(rooms.programme, ProgrammeState.PAIRING, actor=rachid)
    session = open_committee_session(rooms.programme, {ines}, actor=ines)
    for mentor, mentee in COUPLES:
        first, second = rooms.file(mentor), rooms.file(mentee)
        why = "Retenu en séance."
        form_pair(first, second, justification=why, seen_mentor=first.version, seen_mentee=second.version, actor=ines)
    chosen = [rooms.pair_of(mentee) for _, mentee in COUPLES]
    validate_pairs(rooms.programme, chosen, expected={each.ref: each.version for each in chosen}, actor=ines)
    close_committee_session(session, rooms.programme, seen=session.version, actor=ines)
    release_decisions(rooms.programme, actor=rachid)
    move_programme(rooms.programme, ProgrammeState.COMMITTING, actor=rachid)
    propose_pairs(chosen, expected={each.ref: each.version for each in chosen}, actor=rachid)
    db.session.commit()


def signed(rooms: Rooms) -> None:
    """All say yes; two charters are signed by all three, and Lise refuses hers."""
    for _, mentee in COUPLES:
        say_yes(rooms.pair_of(mentee))
    for mentee in (Reader.MILO, Reader.ZOE):
        sign_as(charter_of(rooms.pair_of(mentee)), Party.MENTEE, Party.MENTOR, Party.HOST)
    sign_as(charter_of(rooms.pair_of(Reader.LISE)), Party.MENTOR)
    refuse(charter_of(rooms.pair_of(Reader.LISE)), Party.MENTEE, "time")
    db.session.commit()
