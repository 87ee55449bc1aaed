"""The year of Ada and Milo: everything that two people write for themselves, for each other, or for one referent."""

from dataclasses import dataclass
from datetime import time, timedelta

from app.applications.models import ApplicantRole
from app.core.clock import today
from app.core.database import db
from app.followup.models import (
    Fit,
    HelpContact,
    HelpDoor,
    HelpRequest,
    HelpSubject,
    Meeting,
    MeetingState,
    Wish,
)
from app.followup.queries.helping import helpers_for
from app.followup.services.ending import Farewell, end_mentorship
from app.followup.services.first_impression import say_fit
from app.followup.services.help_answering import answer_request, open_request
from app.followup.services.help_asking import Asked, ask_for_help, release_mediation, settle, write_again
from app.followup.services.meetings import Plan, agree_to_meeting, propose_meeting
from app.followup.services.meetings_telling import Held, record_meeting
from app.followup.services.notes import Written, write_notes
from app.followup.services.objectives import Aim, add_objective, measure
from app.programmes.definition import MeetingMode
from sqlalchemy import select

from tests.trust.reading.rooms import Rooms
from tests.trust.reading.words import Canary, Reader

MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE
DEGREE, NOTHING = 7, Written("")


@dataclass
class Year:
    """What may happen, each thing on its own."""

    rooms: Rooms

    def met(self) -> None:
        """They met once, as the coordination may count."""
        held = Held(today() - timedelta(days=1), MeetingMode.VIDEO)
        record_meeting(self.rooms.pair, MENTOR, held, actor=self._ref(Reader.ADA))
        self._keep()

    def milo_writes_for_himself(self) -> None:
        """A note for himself alone."""
        self._write(MENTEE, Reader.MILO, private=Written(f"Pour moi, {Canary.MILOS_NOTE}."))

    def milo_asks_for_help(self) -> None:
        """He asks Solène for each of the three things; she answers, he writes again, one is closed."""
        for door in HelpDoor:
            request = self._ask(Reader.MILO, "Solène Marty", door, Canary.STORY)
            reader = self.rooms.person(Reader.SOLENE)
            open_request(request, reader=reader)
            answer_request(request, f"Parlons-en, {Canary.ANSWER}.", reader=reader, seen=request.version)
            write_again(request, f"Merci, {Canary.STORY}.", author=self.rooms.person(Reader.MILO))
        settle(request, author=self.rooms.person(Reader.MILO), seen=request.version)
        self._keep()

    def ada_asks_who_coordinates(self) -> None:
        """She asks Rachid, who is a referent too."""
        request = self._ask(Reader.ADA, "Rachid Belkacem", HelpDoor.ADVICE, Canary.ADAS_STORY)
        open_request(request, reader=self.rooms.person(Reader.RACHID))
        self._keep()

    def both_write(self) -> None:
        """A note for both, one of Ada's for herself, an objective and how near Milo feels to it."""
        pair, milo = self.rooms.pair, self._ref(Reader.MILO)
        self._write(
            MENTOR, Reader.ADA, Written(f"Pour moi, {Canary.ADAS_NOTE}."), Written(f"Ici, {Canary.SHARED_NOTE}.")
        )
        objective = add_objective(pair, MENTEE, Aim("", f"Diriger, {Canary.OBJECTIVE}"), actor=milo)
        measure(pair, MENTEE, {objective.ref: DEGREE}, actor=milo)
        self._keep()

    def they_plan(self) -> None:
        """Ada proposes a date, with a place and a word; Milo agrees."""
        plan = Plan(
            today() + timedelta(days=9),
            time(19),
            MeetingMode.IN_PERSON,
            f"Café {Canary.PLACE}",
            f"À vous, {Canary.MESSAGE}.",
        )
        meeting = propose_meeting(self.rooms.pair, MENTOR, plan, actor=self._ref(Reader.ADA))
        agree_to_meeting(self.rooms.pair, meeting, MENTEE, seen=meeting.version, actor=self._ref(Reader.MILO))
        self._keep()

    def milo_says_it_does_not_suit(self) -> None:
        """After the first meeting."""
        say_fit(self.rooms.pair, MENTEE, Fit.DOES_NOT_SUIT, actor=self._ref(Reader.MILO))
        self._keep()

    def mediation_is_offered(self) -> None:
        """Milo lets Ada know of the mediation."""
        asked = select(HelpRequest).where(HelpRequest.door == HelpDoor.MEDIATION)
        release_mediation(db.session.scalars(asked).one(), author=self.rooms.person(Reader.MILO))
        self._keep()

    def milo_leaves(self, wish: Wish) -> None:
        """He ends it, with a word for Ada."""
        farewell = Farewell(wish, f"Bonne route, {Canary.FAREWELL}.")
        pair = self.rooms.pair
        end_mentorship(pair, farewell, by=MENTEE, seen=pair.version, actor=self._ref(Reader.MILO))
        self._keep()

    def _write(self, role: ApplicantRole, who: Reader, private: Written, shared: Written = NOTHING) -> None:
        held = select(Meeting).where(Meeting.pair_id == self.rooms.pair.id, Meeting.state == MeetingState.HELD)
        meeting = db.session.scalars(held).one()
        write_notes(self.rooms.pair, meeting, role, private=private, shared=shared, actor=self._ref(who))
        self._keep()

    def _ask(self, who: Reader, helper: str, door: HelpDoor, word: str) -> HelpRequest:
        (chosen,) = (each.id for each in helpers_for(self.rooms.pair) if each.name == helper)
        asked = Asked(
            helper=chosen,
            subject=HelpSubject.UNEASY,
            story=f"Voilà, {word}.",
            door=door,
            contact=HelpContact.PHONE,
            phone=Canary.TELEPHONE if who is Reader.MILO else "",
        )
        return ask_for_help(self.rooms.pair, asked, author=self.rooms.person(who))

    def _ref(self, who: Reader) -> str:
        return self.rooms.person(who).ref

    @staticmethod
    def _keep() -> None:
        db.session.commit()
