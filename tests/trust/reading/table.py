"""The table « Who reads what » as data: each private thing, whose it is, who reads it and where; nobody else does."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.trust.reading.words import Canary, Phase, Reader

MILO, ADA = Reader.MILO, Reader.ADA
BOTH = frozenset({MILO, ADA})
COORDINATION = frozenset({Reader.RACHID, Reader.COLETTE})
LINKED_COORDINATOR = frozenset({Reader.BEATRICE})
COMMITTEE = frozenset({Reader.INES, Reader.MATHILDE})
NONE: frozenset[Reader] = frozenset()


@dataclass(frozen=True)
class Row:
    """One thing at one time. `mailed_to`: whose letters hold it too; whoever is not named must find it nowhere."""

    cell: str
    canary: str
    phase: Phase
    read_by: frozenset[Reader]
    mailed_to: frozenset[Reader] = NONE

    def __str__(self) -> str:
        return f"{self.cell}, {self.phase}"


def _at(phase: Phase, *rows: tuple[str, str, Iterable[Reader]]) -> tuple[Row, ...]:
    return tuple(Row(cell, canary, phase, frozenset(readers)) for cell, canary, readers in rows)


SELECTING = _at(
    Phase.SELECTING,
    ("application, what is ticked", Canary.TICKED, {MILO} | COORDINATION | COMMITTEE),
    ("application, what is not ticked", Canary.NOT_TICKED, {MILO} | COORDINATION | COMMITTEE),
    (
        "application of the mentor",
        Canary.ADAS_OFFER,
        {ADA, Reader.JEAN_LUC} | COORDINATION | COMMITTEE | LINKED_COORDINATOR,
    ),
    ("« pas avec » list", Canary.NOT_WITH, {MILO} | COORDINATION),
    ("« pas avec » list of the mentor", Canary.ADAS_NOT_WITH, {ADA} | COORDINATION | LINKED_COORDINATOR),
    ("declared links", Canary.LINK, {MILO} | COORDINATION),
    ("adaptations asked for", Canary.ADAPTATION, {MILO} | COORDINATION),
    ("opinion of a reader", Canary.OPINION, COORDINATION | COMMITTEE),
    ("internal reason of an answer", Canary.INTERNAL_REASON, COORDINATION | COMMITTEE),
)
PROPOSED = _at(
    Phase.PROPOSED,
    ("application, what is ticked", Canary.TICKED, BOTH),
    ("application of the mentor, what is ticked", Canary.ADAS_OFFER, BOTH),
    ("application, what is not ticked", Canary.NOT_TICKED, {MILO}),
    ("« pas avec » list", Canary.NOT_WITH, {MILO}),
    ("« pas avec » list of the mentor", Canary.ADAS_NOT_WITH, {ADA}),
    ("declared links", Canary.LINK, {MILO}),
    ("adaptations asked for", Canary.ADAPTATION, {MILO}),
    ("opinion of a reader", Canary.OPINION, NONE),
    ("internal reason of an answer", Canary.INTERNAL_REASON, NONE),
)
REASON, WORRY, WISH = "Mon emploi du temps", "Pas adapté, souhaite en parler", "Souhaite un autre binôme"
YEAR = (
    *_at(
        Phase.YEAR,
        ("application, what is not ticked", Canary.NOT_TICKED, {MILO} | COORDINATION),
        ("« pas avec » list", Canary.NOT_WITH, {MILO} | COORDINATION),
        ("« pas avec » list of the mentor", Canary.ADAS_NOT_WITH, {ADA} | COORDINATION | LINKED_COORDINATOR),
        ("declared links", Canary.LINK, {MILO} | COORDINATION),
        ("adaptations asked for", Canary.ADAPTATION, {MILO} | COORDINATION),
        ("opinion of a reader", Canary.OPINION, COORDINATION),
        ("internal reason of an answer that has left", Canary.INTERNAL_REASON, NONE),
        ("meetings: the word with a date", Canary.MESSAGE, BOTH),
        ("meeting notes, for oneself", Canary.MILOS_NOTE, {MILO}),
        ("meeting notes of the mentor, for oneself", Canary.ADAS_NOTE, {ADA}),
        ("meeting notes, shared", Canary.SHARED_NOTE, BOTH),
        ("objectives", Canary.OBJECTIVE, BOTH),
        ("help request", Canary.STORY, {MILO, Reader.SOLENE}),
        ("help request, the answer", Canary.ANSWER, {MILO, Reader.SOLENE}),
        ("help request, the telephone", Canary.TELEPHONE, {MILO, Reader.SOLENE}),
        ("help request to who coordinates", Canary.ADAS_STORY, {ADA, Reader.RACHID}),
        ("reason for declining a charter", REASON, COORDINATION | LINKED_COORDINATOR),
        ("first impression", WORRY, COORDINATION),
    ),
    Row("meetings: the place", Canary.PLACE, Phase.YEAR, BOTH, mailed_to=BOTH),
)
ENDED = (
    *_at(
        Phase.ENDED,
        ("meeting notes, for oneself", Canary.MILOS_NOTE, {MILO}),
        ("meeting notes, shared", Canary.SHARED_NOTE, BOTH),
        ("objectives", Canary.OBJECTIVE, BOTH),
        ("help request", Canary.STORY, {MILO}),
        ("reason for leaving: what is wished", WISH, COORDINATION),
    ),
    Row("the word for the other", Canary.FAREWELL, Phase.ENDED, NONE, mailed_to=frozenset({ADA})),
)
TABLE = SELECTING + PROPOSED + YEAR + ENDED
