"""Named moments of the rolling programme with the cast of the tests.

Ada mentors, Milo is her mentee, Inès sits on the committee, Rachid coordinates, Zoé must never see anything of theirs.
"""

from dataclasses import dataclass

from app.access.models import Person
from app.applications.models import Application
from app.charters.models import Charter, Party
from app.demo.scenarios.applying import accept, apply, person_of
from app.demo.scenarios.casting import cast
from app.demo.scenarios.charters import let_the_worker_seal
from app.demo.scenarios.opening import Opening, open_rolling, set_up_host
from app.demo.scenarios.pairing import propose, say_yes
from app.demo.scenarios.signing import charter_of, sign_as
from app.pairing.models import Pair
from app.programmes.models import Programme


@dataclass
class ApplicationsOpen:
    """The programme takes applications; Ada, Milo and Zoé have sent theirs, nobody has read them."""

    opening: Opening
    ada_application: Application
    milo_application: Application
    zoe_application: Application

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.opening.programme

    @property
    def rachid(self) -> Person:
        """Who coordinates."""
        return self.opening.rachid

    @property
    def ines(self) -> Person:
        """Who sits on the committee."""
        return self.opening.ines

    @property
    def ada(self) -> Person:
        """The mentor."""
        return person_of(self.ada_application)

    @property
    def milo(self) -> Person:
        """Her mentee."""
        return person_of(self.milo_application)

    @property
    def zoe(self) -> Person:
        """Another mentee, who must see nothing of theirs."""
        return person_of(self.zoe_application)


@dataclass
class PairsProposed(ApplicationsOpen):
    """The three are accepted, and Ada and Milo are proposed to each other; nobody has answered."""

    pair: Pair


@dataclass
class CharterSigning(PairsProposed):
    """Both said yes: the charter is issued, and signed by those the moment says."""

    charter: Charter


def applications_open() -> ApplicationsOpen:
    """Ada, Milo and Zoé have applied."""
    set_up_host()
    opening = open_rolling()
    people = cast().rolling.applicants
    ada, milo, zoe = (apply(opening.programme, people[key]) for key in ("ada", "milo", "zoe"))
    return ApplicationsOpen(opening, ada, milo, zoe)


def pairs_proposed() -> PairsProposed:
    """Ada and Milo are proposed to each other."""
    before = applications_open()
    applications = (before.ada_application, before.milo_application, before.zoe_application)
    accept(before.opening, *applications)
    pair = propose(before.opening, before.ada_application, before.milo_application)
    return PairsProposed(before.opening, *applications, pair)


def charter_issued() -> CharterSigning:
    """Both said yes, nobody has signed."""
    before = pairs_proposed()
    say_yes(before.pair)
    return CharterSigning(
        before.opening,
        before.ada_application,
        before.milo_application,
        before.zoe_application,
        before.pair,
        charter_of(before.pair),
    )


def charter_half_signed() -> CharterSigning:
    """Ada has signed; Milo has not, so the host does not yet."""
    moment = charter_issued()
    sign_as(moment.charter, Party.MENTOR)
    return moment


def charter_complete() -> CharterSigning:
    """The three have signed and the pair is active; the worker has not drawn the final PDF yet."""
    moment = charter_half_signed()
    sign_as(moment.charter, Party.MENTEE, Party.HOST)
    return moment


def charter_sealed() -> CharterSigning:
    """The three have signed, the charter is sealed and mailed to each. Commits."""
    moment = charter_complete()
    let_the_worker_seal()
    return moment
