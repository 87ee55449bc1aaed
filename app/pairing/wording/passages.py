"""What the minutes say of two people, or of somebody nobody was chosen for. « Lien déclaré », and never which."""

from collections.abc import Iterator

from app.applications.models import ApplicantRole
from app.core.text import typo
from app.core.wording import joined_fr, lower_first, plural
from app.documents.sections import Passage, Quoted
from app.pairing.models import Pair
from app.pairing.queries.copies import Copy
from app.pairing.record import Derogated, Kept, Record, Refused, Without
from app.pairing.rules import LINK_CODES, finding_from
from app.pairing.solver import Couple, Exclusion, LeftOut
from app.pairing.wording.reasons import kept_for_staff
from app.pairing.wording.solving import DECLARED, EXCLUSIONS, finding_for_committee, why_left_out
from app.programmes.definition import ProgrammeDefinition

_SOMEBODY = "quelqu’un dont le compte est effacé"
_ERASED = "Ce qui en a été écrit est effacé avec le dossier"


def kept(copy: Copy, each: Kept, known: ProgrammeDefinition) -> Passage:
    """Say a pair that was kept: by whom, what was to be discussed, what speaks for it, and the reason written."""
    pair = copy.pairs[each.pair]
    by = copy.who(pair.formed_by) or _SOMEBODY
    chosen = f"Retenu par {by}" if each.here else f"Retenu avant cette séance par {by}"
    state = "validé" if each.validated else "pas encore validé"
    written = _written(copy, each, "Motif", pair.justification)
    return Passage(
        _names(copy, each),
        tuple(map(typo, (f"{chosen}, {state}", *_arguments(pair, known), *written[0]))),
        written[1],
    )


def _arguments(pair: Pair, known: ProgrammeDefinition) -> Iterator[str]:
    both = {"mentor": pair.mentor.full_name, "mentee": pair.mentee.full_name}
    for data in pair.findings:
        yield f"À discuter, accepté : {lower_first(finding_for_committee(finding_from(data), both, known))}"
    reasons = [lower_first(reason) for reason in kept_for_staff(pair, known)]
    if reasons:
        yield f"Pourquoi : {' ; '.join(reasons)}"


def derogated(copy: Copy, each: Derogated) -> Passage:
    """Say a derogation: the rules it lifts, its two members, its text."""
    said = dict.fromkeys(_rule(code) for code in each.codes)
    asked = f"Demandée par {copy.who(each.asked_by) or _SOMEBODY}"
    if each.seconded_by:
        asked += f", confirmée par {copy.who(each.seconded_by) or _SOMEBODY}"
    else:
        asked += ". Pas encore confirmée : elle ne lève rien"
    written = _written(copy, each, "Texte", each.text)
    if each.seconded_by:
        lifted = "Règle levée" if len(said) == 1 else "Règles levées"
    else:
        lifted = "Règle à lever" if len(said) == 1 else "Règles à lever"
    return Passage(
        _names(copy, each), tuple(map(typo, (f"{lifted} : {joined_fr(said)}", asked, *written[0]))), written[1]
    )


def refused(copy: Copy, each: Refused) -> Passage:
    """Say that two people are not wanted together, and why when somebody wrote it."""
    written = _written(copy, each, "Motif", each.reason)
    by = f"Refusé par {copy.who(each.by) or _SOMEBODY}"
    return Passage(_names(copy, each), tuple(map(typo, (by, *written[0]))), written[1])


def without(copy: Copy, each: Without) -> Passage:
    """Say why a request has no pair: nobody decided, or the rules in words."""
    possible = copy.record.possible(each)
    if possible:
        count = plural(possible, "mentor restait possible", "mentors restaient possibles")
        return Passage(copy.name(each.mentee), (typo(f"Rien n’a été décidé : {count}"),))
    names = {ref: copy.name(ref) for ref in copy.people}
    return Passage(
        copy.name(each.mentee), tuple(map(typo, why_left_out(_left_out(copy.record, each), names, committee=True)))
    )


def _left_out(record: Record, each: Without) -> LeftOut:
    excluded = {code.code: set(code.mentors) for code in each.excluded}
    declared = set().union(*(excluded.get(code, set()) for code in ("avoided", *LINK_CODES)))
    return LeftOut(
        ref=each.mentee,
        role=ApplicantRole.MENTEE,
        others=len(record.mentors),
        exclusions=tuple(Exclusion(code, len(mentors)) for code, mentors in excluded.items()),
        declared=len(declared),
        taken=tuple(
            (one.mentor, tuple(Couple(one.mentor, ref) for ref in one.mentees)) for one in record.taken_from(each)
        ),
        programme_full=False,
    )


def _rule(code: str) -> str:
    return DECLARED if code in LINK_CODES else EXCLUSIONS[code]


def _names(copy: Copy, each: Kept | Derogated | Refused) -> str:
    return f"{copy.name(each.mentee)} et {copy.name(each.mentor)}"


def _written(
    copy: Copy, each: Kept | Derogated | Refused, label: str, words: str
) -> tuple[tuple[str, ...], tuple[Quoted, ...]]:
    """Return what somebody typed of two people; that it is erased, once the file of one of them is."""
    if not words.strip():
        return (), ()
    if copy.is_erased(each.mentor, each.mentee):
        return (_ERASED,), ()
    return (), (Quoted(typo(f"{label} :"), words),)
