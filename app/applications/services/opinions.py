"""Readers say what they think of a file, each for themselves and before they see what others think."""

from collections.abc import Mapping

from sqlalchemy import select

from app.access.models import Person
from app.applications import queries
from app.applications.errors import ApplicationUnknown, OpinionClosed
from app.applications.models import Application, Opinion, Recommendation
from app.applications.rules import opinion_open
from app.applications.services.moves import note
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_text


def give_opinion(
    application: Application,
    person: Person,
    *,
    grid: Mapping[str, str],
    recommendation: Recommendation,
    comment: str = "",
) -> Opinion:
    """Take down what a reader thinks of a file, or what they now think of it. Tells nobody.

    Refuses a file hidden from them as if it did not exist, and any file for which an answer is prepared.
    """
    if queries.is_hidden_from(application, person.ref):
        raise ApplicationUnknown
    rows = select(Application).where(Application.id == application.id).with_for_update()
    db.session.execute(rows.execution_options(populate_existing=True)).one()
    if not opinion_open(application.state, application.decision):
        raise OpinionClosed
    opinion = queries.own_opinion(application, person.id)
    act = "opinion_changed" if opinion else "opinion_given"
    if opinion is None:
        opinion = Opinion(application_id=application.id, person_id=person.id, version=0)
        db.session.add(opinion)
    opinion.grid, opinion.recommendation = dict(grid), recommendation
    opinion.comment, opinion.given_at = clean_text(comment), now()
    opinion.version += 1
    note(act, application, actor=person.ref)
    db.session.flush()
    return opinion
