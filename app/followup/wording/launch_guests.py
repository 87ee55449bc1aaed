"""Who is expected at a launch day, in French: the list on the screen, and the one to sign."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.core.clock import now, today
from app.core.text import typo
from app.core.wording import date_fr, joined_fr, plural, short_date_fr
from app.documents.model import Letterhead, PresenceList
from app.followup.queries.launching import Guest, Seat, shared_establishment
from app.followup.rules.launching import LaunchDay
from app.followup.wording.launching import alone, appointment
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme

TITLE = typo("Journée de lancement : liste de présence")
HEADS = ("Nom", "Profession", "Binôme", "Réponse", "Signature")
_SHARES = (4, 4, 5, 2, 6)
_SIDES = {ApplicantRole.MENTOR: "Mentor", ApplicantRole.MENTEE: "Mentoré·e"}
_COMING = {True: "Vient", False: "Ne vient pas", None: "Sans réponse"}
_TONES = {True: "success", False: "", None: "gold"}


def sides(seats: Sequence[Seat]) -> str:
    """Every pair of somebody, one role after the other: « Mentor, avec Milo Humbert et Inès Weber »."""
    both = ((role, [each.partner for each in seats if each.role is role]) for role in _SIDES)
    return " ; ".join(f"{_SIDES[role]}, avec {joined_fr(partners)}" for role, partners in both if partners)


@dataclass(frozen=True)
class GuestRow:
    """One line of the list: who, what they do, in which pairs, and what they said."""

    name: str
    profession: str
    establishment: str
    side: str
    answer: str
    tone: str
    when: str


def rows(listed: Sequence[Guest], launch: LaunchDay, known: ProgrammeDefinition) -> list[GuestRow]:
    """Return the list of guests in words; where somebody practises is there only if they let it be read."""
    return [
        GuestRow(
            name=each.file.full_name,
            profession=each.file.profession,
            establishment=shared_establishment(each.file, known),
            side=sides(each.seats),
            answer=_COMING[each.coming] if each.invitation else "Pas encore invité·e",
            tone=_TONES[each.coming] if each.invitation else "",
            when=_when(each, launch),
        )
        for each in listed
    ]


def _when(guest: Guest, launch: LaunchDay) -> str:
    if guest.answer is not None:
        before = ", avant le changement" if guest.answered_before(launch) else ""
        return f"répondu le {short_date_fr(guest.answer.answered_at)}{before}"
    return f"invité·e le {short_date_fr(guest.invitation.invited_at)}" if guest.invitation else ""


def counted(answers: Sequence[bool | None]) -> str:
    """« 9 viennent, 2 ne viennent pas, 1 sans réponse »."""
    found = Counter(answers)
    parts = [
        plural(found[True], "personne vient", "personnes viennent"),
        plural(found[False], "ne vient pas", "ne viennent pas"),
        plural(found[None], "n’a pas répondu", "n’ont pas répondu"),
    ]
    return joined_fr(parts) + "."


def note(people: int) -> str:
    """What stands under the list: when it was right, and whom it leaves out."""
    return typo(
        f"Liste du {date_fr(today())}, {plural(people, 'personne', 'personnes')}. "
        "Elle ne contient ni la personne qui l’imprime, ni celles avec qui elle a déclaré un lien."
    )


def presence(programme: Programme, launch: LaunchDay, listed: Sequence[GuestRow], organisation: str) -> PresenceList:
    """Return the list to sign, as the printer is given it."""
    return PresenceList(
        letterhead=Letterhead(programme.title, organisation),
        title=TITLE,
        when=alone(appointment(launch)),
        heads=HEADS,
        rows=tuple((each.name, _work(each), each.side, each.answer) for each in listed),
        shares=_SHARES,
        note=note(len(listed)),
        foot=("Liste de présence", programme.title),
        reference=programme.slug,
        at=now(),
    )


def _work(row: GuestRow) -> str:
    return ", ".join(filter(None, (row.profession, row.establishment)))
