"""Telling pairs under way whom they write to, once the coordination has changed hands."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.applications.models import ApplicantRole, Application
from app.core.database import db
from app.followup.emails.handing_over import followup_contact
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.rules import UNDERWAY


def tell_new_contact(programme_id: int, about: str) -> int:
    """Write once to each member of the pairs under way, however many they are in; tells how many letters leave."""
    wanted = select(Pair).where(Pair.programme_id == programme_id, Pair.state.in_(UNDERWAY)).order_by(Pair.id)
    members = (joinedload(each).joinedload(Application.person) for each in (Pair.mentor, Pair.mentee))
    told = set[str]()
    for pair in db.session.scalars(wanted.options(*members)).all():
        for role in ApplicantRole:
            letter = followup_contact(pair, role)
            if letter.to not in told and send_once(pair, role, letter, about=about):
                told.add(letter.to)
    return len(told)
