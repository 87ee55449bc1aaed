"""The minutes of a committee in words: the page and the PDF are drawn from what this returns, and say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.core.clock import now
from app.core.text import NBSP, typo
from app.core.wording import date_fr, day_fr, instant_fr, joined_fr, of, plural
from app.documents.model import Letterhead
from app.documents.sections import Listing, Minutes, Section
from app.pairing.queries.copies import Copy
from app.pairing.record import Kept, Member
from app.pairing.wording.checked import rules_checked
from app.pairing.wording.passages import derogated, kept, refused, without
from app.programmes.definition import ProgrammeDefinition

TITLE = "Procès-verbal du comité"
PROVISIONAL = "Séance en cours : ce procès-verbal est provisoire"
OWN_COPY = (
    "Ce document est un exemplaire personnel. Il ne dit rien des dossiers avec lesquels la personne qui le lit a un "
    "lien, ni du sien ; les nombres non plus."
)
FORGOTTEN = "Une personne dont le compte est effacé"
_OWN_LINKS = "Les vôtres ne figurent pas ici"


def session_name(number: int, held_on: date) -> str:
    """« séance n° 2 du 10 décembre 2026 »."""
    return f"séance n°{NBSP}{number} du {date_fr(held_on)}"


def file_name(copy: Copy, slug: str) -> str:
    """Return the name of the file: « proces-verbal-encadrement-seance-1.pdf »."""
    return f"proces-verbal-{slug}-seance-{copy.number}{'' if copy.session.closed_at else '-provisoire'}.pdf"


def minutes(copy: Copy, known: ProgrammeDefinition, head: Letterhead) -> Minutes:
    """Say everything of a session that its reader may know."""
    session, closed_at = copy.session, copy.session.closed_at
    name = session_name(copy.number, session.held_on)
    foot = f"{TITLE}, {name}" + ("" if closed_at else ", provisoire")
    return Minutes(
        letterhead=head,
        title=TITLE,
        warning="" if closed_at else typo(f"{PROVISIONAL}."),
        facts=tuple((typo(f"{term} :"), typo(fact)) for term, fact in _facts(copy, head)),
        opening=(typo(OWN_COPY), typo(_summary(copy))),
        sections=tuple(_sections(copy, known)),
        foot=(typo(foot), typo(f"Exemplaire {of(copy.reader.full_name)}. Réservé au comité et à la coordination.")),
        reference=typo(f"{name}, exemplaire {of(copy.reader.full_name)}"),
        at=closed_at or now(),
    )


def _facts(copy: Copy, head: Letterhead) -> Iterator[tuple[str, str]]:
    session, closed_at = copy.session, copy.session.closed_at
    yield "Programme", head.programme
    yield "Organisme", head.organisation
    yield "Séance", f"n°{NBSP}{copy.number}, {day_fr(session.held_on)}"
    yield "Ouverte", _act(session.opened_at, copy.who(session.opened_by))
    yield "Close", _act(closed_at, copy.who(copy.record.closed_by)) if closed_at else "pas encore"
    yield "Exemplaire de", copy.reader.full_name


def _act(at: datetime, by: str) -> str:
    return f"le {instant_fr(at)}, par {by}" if by else f"le {instant_fr(at)}"


def _summary(copy: Copy) -> str:
    record = copy.record
    counted = (
        ([each for each in record.derogations if each.seconded_by], "dérogation", "dérogations"),
        (record.refused, "binôme refusé", "binômes refusés"),
        (record.without, "demande sans binôme", "demandes sans binôme"),
        (record.waiting_mentees, "demande en liste d’attente", "demandes en liste d’attente"),
    )
    parts = [plural(len(record.kept), "binôme retenu", "binômes retenus")]
    parts += [plural(len(found), single, several) for found, single, several in counted if found]
    return f"En bref : {joined_fr(parts)}."


def _sections(copy: Copy, known: ProgrammeDefinition) -> Iterator[Section]:
    record = copy.record
    yield Section(typo("Présence et liens déclarés"), listing=_members(copy))
    yield Section(typo("Règles vérifiées pour chaque binôme"), points=rules_checked(record))
    passages = tuple(kept(copy, each, known) for each in record.kept)
    yield _or_none("Binômes retenus", "Aucun binôme n’a été retenu.", Section("", passages=passages))
    points = tuple(map(typo, _validation(copy)))
    yield _or_none("Validation", "Aucun binôme n’était à valider.", Section("", points=points))
    if record.undone:
        yield Section("Binômes défaits", points=tuple(map(typo, _undone(copy))))
    passages = tuple(derogated(copy, each) for each in record.derogations)
    yield _or_none("Dérogations", "Aucune dérogation.", Section("", passages=passages))
    passages = tuple(refused(copy, each) for each in record.refused)
    yield _or_none("Binômes refusés", "Aucun binôme n’a été refusé.", Section("", passages=passages))
    passages = tuple(without(copy, each) for each in record.without)
    yield _or_none("Demandes sans binôme", "Aucune demande n’est restée sans binôme.", Section("", passages=passages))
    if record.free:
        yield Section("Mentors sans binôme", points=tuple(map(copy.name, record.free)))
    waiting = tuple(map(copy.name, record.waiting_mentees))
    yield _or_none("Liste d’attente", "Personne ne figure sur la liste d’attente.", Section("", ranks=waiting))
    if record.waiting_mentors:
        yield Section("Liste d’attente des mentors", ranks=tuple(map(copy.name, record.waiting_mentors)))


def _or_none(title: str, nothing: str, section: Section) -> Section:
    """Give a part its title; one that holds nothing says so."""
    empty = not (section.points or section.ranks or section.passages)
    return replace(section, title=typo(title), sentences=(typo(nothing),) if empty else ())


def _members(copy: Copy) -> Listing:
    listed = [each for each in copy.record.members if each.sits or each.links]
    rows = tuple(
        tuple(map(typo, (copy.who(each.person) or FORGOTTEN, _presence(each), _links(each, copy.reader.ref))))
        for each in listed
    )
    return Listing(("Membre", "Présence", "Dossiers masqués pour un lien"), rows, (4, 3, 4))


def _presence(member: Member) -> str:
    if not member.sits:
        return "Coordination"
    return "Était là" if member.present else "N’était pas là"


def _links(member: Member, reader: str) -> str:
    if member.person == reader:
        return _OWN_LINKS
    if not member.declared and not member.links:
        return "Liens pas encore déclarés"
    return plural(len(member.links), "dossier", "dossiers") if member.links else "Aucun"


def _validation(copy: Copy) -> Iterator[str]:
    record = copy.record
    validated = [each for each in record.kept if each.validated]
    waiting = [each for each in record.kept if not each.validated]
    if validated:
        yield plural(len(validated), "binôme validé", "binômes validés")
    if waiting:
        retained = plural(len(waiting), "binôme retenu, pas encore validé", "binômes retenus, pas encore validés")
        yield f"{retained} : {_couples(copy, waiting)}"
    for said, state in (
        ("Validés avant cette séance", True),
        ("Retenus avant cette séance, pas encore validés", False),
    ):
        earlier = [each for each in record.earlier if each.validated is state]
        if earlier:
            yield f"{said} : {_couples(copy, earlier)}"


def _couples(copy: Copy, found: Sequence[Kept]) -> str:
    return " ; ".join(f"{copy.name(each.mentee)} et {copy.name(each.mentor)}" for each in found)


def _undone(copy: Copy) -> Sequence[str]:
    return [
        f"{copy.name(each.mentee)} et {copy.name(each.mentor)}, par {copy.who(each.by) or FORGOTTEN.lower()}"
        for each in copy.record.undone
    ]
