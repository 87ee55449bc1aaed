"""A programme with accepted people, made without going through their forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.access.models import Person
from app.access.services import find_or_create_person
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.rules import DeclaredLink, Profile
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.journal import JournalEntry
from app.core.text import sort_key
from app.pairing.models import Acquaintance, Answer, Pair
from app.pairing.services import answer_proposal, form_pair, propose_pair
from app.programmes.models import Programme
from sqlalchemy import select

from tests.programmes.world import make_programme, make_staff
from tests.support.letters import letters_to, make_host

MULHOUSE, ALTKIRCH, PARIS, COLMAR, KINGERSHEIM = "68224", "68004", "75056", "68066", "68166"


def make_profile(role: str = "mentor", name: str = "Karim Benali", **facts: Any) -> Profile:
    """An applicant against whom and for whom nothing speaks."""
    given: dict[str, Any] = {
        "application_id": 1,
        "ref": role,
        "role": ApplicantRole(role),
        "full_name": name,
        "email": f"{sort_key(name).replace(' ', '.')}@exemple.fr",
        "profession": "nurse",
        "profession_label": "Infirmière ou infirmier",
        "commune": PARIS if role == "mentor" else MULHOUSE,
        "project_commune": "",
        "establishment": "Cabinet du Pont" if role == "mentor" else "Maison de santé Voltaire",
        "hospital_group": "",
        "years": 12 if role == "mentor" else None,
        "objectives": frozenset({"project", "place"}),
        "expectations": "",
        "availability": frozenset({"evening", "saturday"}),
        "meeting_mode": "either",
        "working_style": frozenset({"questions"}),
        "same_profession": "" if role == "mentor" else "any",
        "avoid": (),
        "links": (),
        "capacity": 1,
        "stakes": "",
    }
    links = tuple(DeclaredLink(*link) for link in facts.pop("links", ()))
    return Profile(**(given | facts | {"links": links}))


@dataclass
class World:
    """A programme, who coordinates it, and its accepted applicants."""

    programme: Programme
    rachid: Person

    def applicant(self, role: str, first: str, last: str, *, state: str = "accepted", **answers: Any) -> Application:
        """Somebody who applied, accepted unless said otherwise."""
        email = f"{sort_key(first)}.{sort_key(last)}@exemple.fr".replace(" ", "-")
        person = find_or_create_person(email, first_name=first, last_name=last)
        application = Application(
            ref=new_ref(),
            reference=new_ref()[:6].upper(),
            programme_id=self.programme.id,
            role=ApplicantRole(role),
            state=ApplicationState(state),
            person_id=person.id,
            email=email,
            first_name=first,
            last_name=last,
            sort_key=sort_key(f"{last} {first}"),
            profession="Infirmière ou infirmier",
            answers=_answers(role, first, last, email) | answers,
            created_at=now(),
            updated_at=now(),
            submitted_at=now(),
        )
        db.session.add(application)
        db.session.flush()
        return application

    def mentor(self, first: str = "Ada", last: str = "Roth", **answers: Any) -> Application:
        """An accepted mentor."""
        return self.applicant("mentor", first, last, **answers)

    def mentee(self, first: str = "Milo", last: str = "Humbert", **answers: Any) -> Application:
        """An accepted mentee."""
        return self.applicant("mentee", first, last, **answers)

    def pair(self, mentor: Application, mentee: Application, *, why: str = "") -> Pair:
        """A pair just formed."""
        return form_pair(
            mentor,
            mentee,
            justification=why,
            seen_mentor=mentor.version,
            seen_mentee=mentee.version,
            actor=self.rachid.ref,
        )

    def proposed(self, mentor: Application | None = None, mentee: Application | None = None) -> Pair:
        """A pair just proposed."""
        pair = self.pair(mentor or self.mentor(), mentee or self.mentee())
        propose_pair(pair, seen=pair.version, actor=self.rachid.ref)
        return pair

    def committed(self, mentor: Application | None = None, mentee: Application | None = None) -> Pair:
        """A pair both of whose members said yes."""
        pair = self.proposed(mentor, mentee)
        for role in ApplicantRole:
            say(pair, role, Answer.YES)
        return pair


def say(pair: Pair, role: ApplicantRole, answer: Answer, acquaintance: Acquaintance = Acquaintance.NO) -> Pair:
    """Answer as that member."""
    person = pair.member(role).person
    assert person
    return answer_proposal(pair, person, answer=answer, acquaintance=acquaintance)


def _answers(role: str, first: str, last: str, email: str) -> dict[str, Any]:
    mentor = role == "mentor"
    return {
        "first_name": first,
        "last_name": last,
        "email": email,
        "profession": "nurse",
        "commune": "Colmar" if mentor else "Mulhouse",
        "commune-code": COLMAR if mentor else MULHOUSE,
        "establishment": f"Cabinet {last}",
        "years": "12" if mentor else "",
        "objectives": ["project", "place", "network"] if mentor else ["project", "place"],
        "expectations": "Choisir le lieu et caler les démarches",
        "offering": "La création d’un cabinet",
        "availability": ["evening", "saturday", "late_afternoon"],
        "meeting_mode": "either",
        "working_style": ["questions"],
        "same_profession": "any",
        "capacity": "one",
        "avoid": "",
        "stakes": "no",
        "links": [],
        "share": ["offering"] if mentor else ["objectives"],
    }


def make_world(preset: str = "installation-liberale", slug: str = "installation") -> World:
    """A host, a programme made from a preset, and Rachid, who coordinates it; committed."""
    make_host()
    programme = make_programme(preset, slug=slug)
    return World(programme, make_staff(programme, first_name="Rachid", last_name="Amrani"))


def codes(findings: Iterable[Any]) -> set[str]:
    """The codes of findings or reasons."""
    return {each.code for each in findings}


def names_of(email: str) -> list[str]:
    """The letters written to an address, by name."""
    db.session.commit()
    return [mail.name for mail in letters_to(email)]


def acts(subject: str) -> list[str]:
    """What the journal knows of a pair."""
    query = select(JournalEntry.act).filter_by(subject=subject).order_by(JournalEntry.id)
    return list(db.session.scalars(query))
