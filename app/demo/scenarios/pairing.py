"""Pairs, from two accepted applications to both answers."""

from app.applications.models import ApplicantRole, Application
from app.demo.scenarios.applying import person_of
from app.demo.scenarios.opening import Opening
from app.pairing.models import Acquaintance, Answer, Pair
from app.pairing.services import answer_proposal, form_pair, propose_pair


def propose(opening: Opening, mentor: Application, mentee: Application, *, justification: str = "") -> Pair:
    """Form a pair and show it to its two members."""
    actor = opening.rachid.ref
    pair = form_pair(
        mentor,
        mentee,
        justification=justification,
        seen_mentor=mentor.version,
        seen_mentee=mentee.version,
        actor=actor,
    )
    propose_pair(pair, seen=pair.version, actor=actor)
    return pair


def say_yes(pair: Pair, *roles: ApplicantRole) -> None:
    """Have those members accept; the second yes issues the charter."""
    for role in roles or (ApplicantRole.MENTOR, ApplicantRole.MENTEE):
        answer_proposal(pair, person_of(pair.member(role)), answer=Answer.YES, acquaintance=Acquaintance.NO)
