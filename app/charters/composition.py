"""What a charter says once merged: from a pair and a text to the snapshot that is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from string import Template

from app.applications.wording import member_called
from app.charters import wording
from app.charters.markdown import merge, merge_clauses, parse
from app.charters.models import Charter, CharterText, Party
from app.charters.snapshot import Snapshot, SnapshotParty
from app.core.clock import to_paris
from app.core.wording import date_fr, number_fr
from app.mail import links
from app.organisation.models import Organisation, Signatory
from app.pairing.models import Pair
from app.pairing.queries import taken_over_until
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme

_AMENDMENT = Path(__file__).with_name("amendment.md")


@dataclass(frozen=True)
class Amendment:
    """The charter that is amended, and the new last day."""

    charter: Charter
    ends_on: date


@dataclass(frozen=True)
class Issue:
    """Everything a charter is made of, gathered once. An amendment keeps the version of the text that it amends."""

    pair: Pair
    programme: Programme
    definition: ProgrammeDefinition
    organisation: Organisation
    signatory: Signatory
    text: CharterText
    sign_by: date
    amendment: Amendment | None = None


def compose(issue: Issue, *, reference: str, code: str, issued_at: datetime) -> Snapshot:
    """Return the charter of a pair, every field filled. Refuses (`MergeRefused`) a field that has no value."""
    source = parse(_amending(issue.pair, issue.amendment) if issue.amendment else issue.text.source)
    values = merge_values(issue)
    published = to_paris(issue.text.published_at or issued_at).date()
    return Snapshot(
        reference=reference,
        code=code,
        programme=issue.programme.title,
        organisation=issue.organisation.name,
        title=source.title,
        version=issue.text.version,
        version_on=published,
        issued_at=issued_at,
        parties=_parties(issue),
        blocks=merge(source.blocks, values),
        clauses=merge_clauses(source.clauses, values),
        verification_page=links.url("/verifier"),
        verification_url=links.url(f"/verifier?code={code}"),
    )


def merge_values(issue: Issue) -> Mapping[str, str]:
    """Return the value of each merge field of one pair's charter."""
    members = {"mentor": issue.pair.mentor.full_name, "mentee": issue.pair.mentee.full_name}
    values = _values(issue.programme, issue.definition, issue.organisation) | members
    taken_over = taken_over_until(issue.pair, issue.definition)
    if taken_over is not None:
        values |= {"end": date_fr(taken_over), "duration": wording.TIME_LEFT}
    if issue.amendment is not None:
        values |= {"start": date_fr(issue.pair.starts_on), "end": date_fr(issue.amendment.ends_on)}
    return values


def _amending(pair: Pair, amendment: Amendment) -> str:
    """The text of an amendment, which names the charter and the day that it changes."""
    signed_on = to_paris(amendment.charter.completed_at or amendment.charter.issued_at).date()
    return Template(_AMENDMENT.read_text(encoding="utf-8")).substitute(
        amended=amendment.charter.reference, amended_on=date_fr(signed_on), former_end=date_fr(pair.ends_on)
    )


def blank_values(
    programme: Programme, definition: ProgrammeDefinition, organisation: Organisation
) -> Mapping[str, str]:
    """Return the value of each merge field of a text that names nobody yet."""
    return _values(programme, definition, organisation) | wording.BLANK_NAMES


def _values(programme: Programme, definition: ProgrammeDefinition, organisation: Organisation) -> dict[str, str]:
    """A rolling mentorship begins with the third signature, which has no date yet."""
    calendar = definition.calendar
    start, end = wording.when_signed_by_all(calendar.duration_months)
    if definition.is_cohort:
        start, end = date_fr(calendar.launch_on) or start, date_fr(calendar.ends_on) or end
    return {
        "organisation": wording.host_in_full(organisation.called, organisation.name),
        "programme": programme.title,
        "start": start,
        "end": end,
        "meetings_min": number_fr(definition.rhythm.meetings_min),
        "duration": wording.duration(calendar.duration_months),
    }


def _parties(issue: Issue) -> tuple[SnapshotParty, ...]:
    host = wording.host_in_full(issue.organisation.called, issue.organisation.name)
    label = issue.definition.charter.host_signs_as.replace("{organisation}", issue.organisation.called)
    return (
        SnapshotParty(Party.MENTEE, member_called(issue.pair.mentee).capitalize(), issue.pair.mentee.full_name),
        SnapshotParty(Party.MENTOR, member_called(issue.pair.mentor).capitalize(), issue.pair.mentor.full_name),
        SnapshotParty(Party.HOST, label, issue.signatory.name, host),
    )
