"""The table of pairs, in words: the same on the list of pairs and on the coordination's first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.declarations import columns
from app.core.wording import date_fr, plural, short_date_fr
from app.pairing.models import Pair, PairState
from app.pairing.rules import ended_on
from app.pairing.wording.states import STATE_TONES, state_of


@dataclass(frozen=True)
class PairRow:
    """One line of the table; `cells` are what later features add."""

    ref: str
    names: str
    state: str
    tone: str
    when: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PairTable:
    """The rows, and the names of the columns later features add."""

    columns: tuple[str, ...]
    rows: tuple[PairRow, ...]


def pair_rows(pairs: Sequence[Pair]) -> PairTable:
    """Return the table of these pairs; each added column is asked once for all of them."""
    added = columns("pairs")
    found = [column.cells([pair.id for pair in pairs]) for column in added]
    rows = tuple(
        PairRow(
            pair.ref,
            names(pair),
            state_of(pair),
            STATE_TONES.get(pair.state, ""),
            when(pair),
            tuple(cells.get(pair.id, "") for cells in found),
        )
        for pair in pairs
    )
    return PairTable(tuple(column.label for column in added), rows)


def _over_on(pair: Pair) -> date | None:
    """The clock may complete a mentorship late: its last day is the day it ended."""
    return ended_on(pair.state, pair.ends_on, pair.closed_on) or pair.closed_on


def names(pair: Pair) -> str:
    """« Claire Humbert et Karim Benali »: the mentee, then the mentor."""
    return f"{pair.mentee.full_name} et {pair.mentor.full_name}"


def when(pair: Pair) -> str:
    """Say since when, or until when."""
    if pair.state is PairState.PROPOSED:
        answers = plural(len(pair.answers), "réponse", "réponses")
        return f"{answers} sur 2, attendues au plus tard le {short_date_fr(pair.answer_by)}"
    if pair.state is PairState.COMMITTED:
        return f"Depuis le {short_date_fr(pair.committed_at)}"
    if pair.starts_on and not pair.closed_at:
        return f"Du {date_fr(pair.starts_on)} au {date_fr(pair.ends_on)}"
    if pair.closed_at:
        return f"Le {date_fr(_over_on(pair))}"
    return f"Formé le {date_fr(pair.created_at)}"
