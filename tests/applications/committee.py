"""A committee at work: a cohort in selection, its readers, and files found eligible."""

from dataclasses import dataclass, field
from typing import Any

from app.access.models import Person
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.text import sort_key
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.presets import load_preset, preset_path
from flask import Flask

from tests.programmes.world import COHORT, make_programme, make_staff
from tests.support.cast import sign_in
from tests.support.letters import make_host, make_person
from tests.support.pages import Page, PageClient

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
ANSWERS = {
    "profession": "nursing_director",
    "commune": "Colmar",
    "commune-code": "68066",
    "establishment": "Hôpital des Trois Fontaines",
    "expectations": "Prendre ma place dans une équipe en tension",
    "objectives": ["perspective"],
    "availability": ["evening", "lunch"],
    "avoid": "Jeanne Interdite",
    "links": [{"kind": "family", "whom": "Paul Cousin"}],
    "adaptations": "Une salle de plain-pied",
    "phone": "06 55 44 33 22",
}


@dataclass
class Committee:
    """The programme, who runs it, and who reads."""

    app: Flask
    programme: Programme
    rachid: Person
    lea: Person
    hugo: Person
    browsers: dict[int, PageClient] = field(default_factory=dict)

    def browser(self, person: Person) -> PageClient:
        """The browser of that person, who is signed in."""
        if person.id not in self.browsers:
            self.browsers[person.id] = sign_in(PageClient(self.app), person)
        return self.browsers[person.id]

    def file(
        self,
        first: str = "Milo",
        last: str = "Humbert",
        role: ApplicantRole = MENTEE,
        state: str = "eligible",
        **answers: object,
    ) -> Application:
        """An application found eligible, unless said otherwise; committed."""
        email = f"{sort_key(first)}.{sort_key(last)}@exemple.fr".replace(" ", "-")
        person = make_person(email, first_name=first, last_name=last)
        application = Application(
            ref=new_ref(),
            reference=f"EH-2027-{new_ref()[:4].upper()}",
            programme_id=self.programme.id,
            role=role,
            state=ApplicationState(state),
            person_id=person.id,
            email=email,
            first_name=first,
            last_name=last,
            sort_key=sort_key(f"{last} {first}"),
            profession="Direction des soins",
            eligibility={"fonction": "health_director", "poste": "here", "partenaire": "no"},
            answers={**ANSWERS, "first_name": first, "last_name": last, "email": email, **answers},
            created_at=now(),
            updated_at=now(),
            submitted_at=now(),
        )
        db.session.add(application)
        db.session.commit()
        return application

    @property
    def home(self) -> str:
        """The address of the committee's home."""
        return f"/comite/{self.programme.slug}"

    def declare(self, person: Person, *files: Application) -> None:
        """Declare a link with these, or none, by the page."""
        browser = self.browser(person)
        page = browser.get(f"{self.home}/liens")
        if files:
            done = browser.submit(page, "Enregistrer", people=[each.ref for each in files])
        else:
            done = browser.submit(page, "Enregistrer", none="y")
        browser.follow(done)  # what is said once it is done, is said once

    def read(self, person: Person, application: Application, recommendation: str = "favourable", **said: str) -> Page:
        """Give an opinion by the page; returns the page that follows."""
        browser = self.browser(person)
        page = browser.get(f"{self.home}/lecture/{application.ref}")
        grid = dict.fromkeys(grid_of(page), "clear")
        answers: dict[str, Any] = {**grid, "recommendation": recommendation, **said}
        return browser.follow(browser.submit(page, "mon avis", **answers))


def grid_of(page: Page) -> list[str]:
    """The names of the fields of the grid of a page."""
    names = {each.get("name") or "" for each in page.all("input", type="radio")}
    return sorted(name for name in names if name.startswith("grid_"))


def make_committee(app: Flask, state: ProgrammeState = ProgrammeState.SELECTING) -> Committee:
    """A cohort whose applications closed yesterday, coordinated by Rachid, read by Léa and Hugo."""
    make_host()
    calendar = load_preset(preset_path(COHORT)).calendar
    assert calendar.closes_on
    moved = calendar.shifted((today() - calendar.closes_on).days - 1).model_dump(exclude_unset=True)
    programme = make_programme(COHORT, slug="encadrement", state=state, calendar=moved)
    return Committee(
        app,
        programme,
        make_staff(programme, "rachid@exemple.fr", first_name="Rachid", last_name="Amrani"),
        make_staff(programme, "lea@exemple.fr", Role.COMMITTEE, first_name="Léa", last_name="Dietrich"),
        make_staff(programme, "hugo@exemple.fr", Role.COMMITTEE, first_name="Hugo", last_name="Schmitt"),
    )
