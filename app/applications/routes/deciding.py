"""The form by which an answer is prepared, the same for the coordination and for a committee that decides."""

from app.access.visitor import signed_in_person
from app.applications import queries
from app.applications.forms import DecisionForm
from app.applications.models import ApplicantRole, Application
from app.applications.rules import decisions_open
from app.applications.wording import MENTOR_SENTENCE, criterion_sentence, stock_sentences
from app.programmes.definition import ProgrammeDefinition


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
        (f"criterion-{line.key}", criterion_sentence(line.label))
        for line in queries.eligibility_lines(application, known)
    ]
    decisions = decisions_open(application.state)
    sentences = criteria + sentences if len(decisions) == 1 else sentences + criteria
    return DecisionForm(decisions, sentences, **({"formdata": None} if anew else {}))
