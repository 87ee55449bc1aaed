"""The names of those who sign, as the page that corrects them shows them: what is known, or what is claimed."""

from app.applications.models import ApplicantRole
from app.charters.models import Charter, Party
from app.charters.queries import slot_of
from app.organisation.models import Signatory


def names_known(charter: Charter, signatory: Signatory | None) -> dict[str, str | int]:
    """Return each field of the page: names as claimed by whoever signs, as known otherwise; and what was read."""
    known: dict[str, str | int] = {}
    for role in ApplicantRole:
        application, claimed = charter.pair.member(role), slot_of(charter, Party(role.value)).claimed_name
        first, last = application.first_name, application.last_name
        if claimed:
            first, last = divided(claimed, like=last)
        known |= {f"{role}_first_name": first, f"{role}_last_name": last, f"seen_{role}": application.version}
    if signatory is not None:
        slot = slot_of(charter, Party.HOST)
        claimed = slot.claimed_name if slot.name == signatory.name else ""
        known |= {"host_name": claimed or signatory.name, "seen_host": signatory.id}
    return known


def divided(name: str, *, like: str) -> tuple[str, str]:
    """Divide a whole name into first and last, the last of as many words as the one it corrects."""
    words = name.split()
    last = min(max(len(like.split()), 1), max(len(words) - 1, 1))
    place = len(words) - last
    return " ".join(words[:place]), " ".join(words[place:])
