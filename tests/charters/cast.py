"""A programme whose pairs have said yes, and the three who sign."""

from dataclasses import dataclass
from typing import Any

from app.access.services import find_or_create_person
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.charters.models import Charter, Party, SignatureSlot
from app.charters.queries import charter_of_pair, slot_of
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.events import publish
from app.core.text import sort_key
from app.organisation.services import set_signatory
from app.pairing.events import PairCommitted
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme

from tests.programmes import world as programmes
from tests.support.letters import last_letter, letters_to, make_host
from tests.support.mailbox import code_in, link_in
from tests.support.pages import Page, PageClient

TEXT = """# Charte de mentorat

Cette charte réunit {{mentor}}, mentor, {{mentee}}, et {{organisation}}.

## 1. Définition

Le **mentorat** est une relation d'écoute, du {{start}} au {{end}}.

- respecter la confidentialité
- se voir {{meetings_min}} fois au moins
"""
CLAUSES = """
## Clauses à approuver

- Je respecte la confidentialité.
- Je réponds dans la semaine.
"""
ADA, MILO, RACHID = "ada@exemple.fr", "milo@exemple.fr", "rachid@exemple.fr"
HOST = "presidente@exemple.fr"


def make_programme(
    slug: str = "local", *, text: str = TEXT, preset: str = "installation-liberale", signatory: bool = True
) -> Programme:
    """A running programme of a host, with its charter text published and a coordinator, Rachid."""
    make_host()
    programme = programmes.make_programme(preset, slug=slug, title="Mentorat 2027", charter_text=text)
    if signatory:
        set_signatory(name="Inès Haddad", title="présidente", email=HOST, actor="command")
    programmes.make_staff(programme, RACHID, first_name="Rachid", last_name="Meyer")
    return programme


def make_application(programme: Programme, role: ApplicantRole, email: str, first: str, last: str) -> Application:
    """An accepted application."""
    person = find_or_create_person(email, first_name=first, last_name=last)
    application = Application(
        ref=new_ref(),
        reference=new_ref(),
        programme_id=programme.id,
        role=role,
        state=ApplicationState.ACCEPTED,
        person_id=person.id,
        email=email,
        first_name=first,
        last_name=last,
        sort_key=sort_key(f"{last} {first}"),
        created_at=now(),
        updated_at=now(),
    )
    db.session.add(application)
    db.session.flush()
    return application


def make_pair(programme: Programme, number: int = 0) -> Pair:
    """Ada and Milo (or their nth namesakes) said yes; charters have been told."""
    tag = str(number) if number else ""
    mentor = make_application(programme, ApplicantRole.MENTOR, ADA.replace("@", f"{tag}@"), "Ada", f"Lovelace{tag}")
    mentee = make_application(programme, ApplicantRole.MENTEE, MILO.replace("@", f"{tag}@"), "Milo", f"Łukasik{tag}")
    return commit_pair(two_who_said_yes(mentor, mentee))


def two_who_said_yes(mentor: Application, mentee: Application, **facts: Any) -> Pair:
    """A pair both of whose members said yes, unless `facts` say otherwise; nobody was told."""
    pair = Pair(
        ref=new_ref(),
        programme_id=mentor.programme_id,
        mentor_application_id=mentor.id,
        mentee_application_id=mentee.id,
        formed_by="command",
        created_at=now(),
        committed_at=now(),
        **{"state": PairState.COMMITTED, **facts},
    )
    db.session.add(pair)
    db.session.flush()
    return pair


def commit_pair(pair: Pair) -> Pair:
    """Charters are told of it; commits."""
    publish(PairCommitted(pair_id=pair.id, actor="visitor"))
    db.session.commit()
    return pair


@dataclass
class Signing:
    """One pair and its charter, with shortcuts through the pages."""

    programme: Programme
    pair: Pair

    @property
    def charter(self) -> Charter:
        """The newest charter, as the database has it now."""
        db.session.rollback()
        db.session.expire_all()
        charter = charter_of_pair(self.pair.id)
        assert charter is not None
        return charter

    def slot(self, party: Party) -> SignatureSlot:
        """The place of one of the three."""
        return slot_of(self.charter, party)

    def path(self, party: Party) -> str:
        """The path of the newest link that was mailed to a party."""
        reference, email = self.charter.reference, self.slot(party).email
        letters = [mail for mail in letters_to(email) if "/signer/" in mail.text]
        mine = [mail for mail in letters if reference in mail.text] if party is Party.HOST else letters
        return link_in(mine[-1], "/signer/")


def opened(client: PageClient, path: str) -> Page:
    """Press « Ouvrir la charte » and read."""
    return client.follow(client.submit(client.get(path), "Ouvrir la charte"))


def declare(client: PageClient, page: Page, name: str) -> Page:
    """Tick, write the name, continue."""
    return client.submit(page, "Continuer", read="y", typed_name=name)


def sign_all(client: PageClient, signing: Signing, *parties: Party) -> Page:
    """Have those parties sign through the pages, each with the link and the code of their letters."""
    for party in parties or (Party.MENTOR, Party.MENTEE, Party.HOST):
        slot = signing.slot(party)
        name, email = slot.name, slot.email
        page = client.follow(declare(client, opened(client, signing.path(party)), name))
        page = client.submit(page, "Signer la charte", code=code_in(last_letter(email)))
    return client.follow(page)


def send(client: PageClient, path: str, data: dict[str, str] | None = None, *, status: int = 303) -> Page:
    """Send a form that the visitor made up, with a CSRF token of their own."""
    db.session.rollback()
    asking = client.http.get("/connexion")
    form = (client.get("/connexion") if asking.status_code == 200 else client.get("/mon-compte")).form()
    return client.post(path, {**dict(form.fields()), **(data or {})}, status=status)
