"""What an answer is prepared with: the form, the same for a committee that decides, and the opinions given."""

from typing import Any

from app.access.visitor import signed_in_person
from app.applications import queries
from app.applications.forms import DecisionForm
from app.applications.models import ApplicantRole, Application
from app.applications.rules import decisions_open
from app.applications.wording import MENTOR_SENTENCE, criterion_sentence, stock_sentences
from app.applications.wording.selection import RECOMMENDATIONS
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Role
from app.programmes.queries import may


def decision_form(application: Application, known: ProgrammeDefinition, *, anew: bool = False) -> DecisionForm:
    """Return the form with the answers open to that application and the sentences it may go with."""
    if application.role is ApplicantRole.MENTOR:
        sentences = [("no_match", MENTOR_SENTENCE)]
    elif queries.hides_any(signed_in_person().id, application.programme_id):
        sentences = stock_sentences()  # how many have applied would tell of files that this reader may not know of
    else:
        counts = {role: queries.live_count(application.programme_id, role) for role in ApplicantRole}
        sentences = stock_sentences(mentors=counts[ApplicantRole.MENTOR], mentees=counts[ApplicantRole.MENTEE])
    criteria = [
        (f"criterion-{line.key}", criterion_sentence(line.question))
        for line in queries.eligibility_lines(application, known)
    ]
    decisions = decisions_open(application.state)
    sentences = criteria + sentences if len(decisions) == 1 else sentences + criteria
    return DecisionForm(decisions, sentences, **({"formdata": None} if anew else {}))


def opinions_of(application: Application, known: ProgrammeDefinition) -> dict[str, Any]:
    """What the committee thinks, for whoever prepares answers; a reader gives their own opinion first."""
    if not known.has_committee:
        return {}
    me = signed_in_person()
    sits = may(me.id, Role.COMMITTEE, application.programme_id)
    return {
        "progress": queries.progress_of(application),
        "opinions": queries.opinions_shown_to(application, me.id, sits=sits),
        "opinions_wait": sits and queries.own_opinion(application, me.id) is None,
        "grid": queries.grid_words(application, known),
        "recommendations": RECOMMENDATIONS,
    }
