"""What to answer about a file or a receipt that somebody brings: the order of the questions is the answer.

The register is asked first. A seal only says that bytes are as they were sealed, but for those of the seal itself: a
byte changed in its own padding passes every verifier. A name only says what somebody wrote in a certificate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Held(StrEnum):
    """Which of the register's files these very bytes are."""

    SEALED = "sealed"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"


class FileAnswer(StrEnum):
    """What a file is."""

    AUTHENTIC = "authentic"
    PROPOSED = "proposed"  # what everyone was asked to sign; it bears no signature
    ANOTHER_CHARTER = "another_charter"  # genuine, and not the one whose code was given
    DIFFERENT = "different"  # our seal holds, the register holds other bytes
    SEALED_UNKNOWN = "sealed_unknown"  # our seal holds, the register knows nothing of it
    APPENDED = "appended"
    ALTERED = "altered"
    NAMESAKE = "namesake"  # sealed by somebody who took our name
    FOREIGN = "foreign"
    STRIPPED = "stripped"  # the parts of a charter of ours, without the seal
    NOT_THIS_ONE = "not_this_one"  # a code was given, the file says nothing of itself
    NOT_OURS = "not_ours"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"


class SealState(StrEnum):
    """What becomes of our seal in a file."""

    HOLDS = "holds"
    TOUCHED = "touched"  # what it covers is what was sealed; its own place, which it cannot cover, was written in
    APPENDED = "appended"
    BROKEN = "broken"
    ABSENT = "absent"


class Seal(Protocol):
    """What is asked of a seal."""

    @property
    def legible(self) -> bool:
        """Whether it could be read at all."""

    @property
    def intact(self) -> bool:
        """Whether what it covers is what was sealed."""

    @property
    def whole(self) -> bool:
        """Whether it covers the file to its last byte."""

    @property
    def padded(self) -> bool:
        """Whether zeros alone fill up its own place, which it cannot cover."""

    @property
    def trusted(self) -> bool:
        """Whether one of our roots issued its certificate."""

    @property
    def namesake(self) -> bool:
        """Whether its certificate bears our name without being ours."""


@dataclass(frozen=True)
class FileFacts:
    """What is known before answering. `names_one`: what is inside, or the code, names a charter of the register."""

    held: Held
    seals: Sequence[Seal] = ()
    problem: str = ""
    asked_for_another: bool = False
    names_one: bool = False
    parts_of_ours: bool = False  # the approved file or the evidence inside is that of a charter of the register
    sealed_otherwise: bool = False  # the register holds the sealed file of that charter, and it has other bytes


def file_answer(facts: FileFacts) -> FileAnswer:
    """Return what the file is."""
    if facts.held is not Held.UNKNOWN:
        return _known(facts)
    for answer in (_by_our_seal(facts), _by_another_seal(facts)):
        if answer is not None:
            return answer
    if facts.parts_of_ours:
        return FileAnswer.ALTERED if facts.seals else FileAnswer.STRIPPED
    if facts.problem:
        return FileAnswer.ENCRYPTED if facts.problem == "encrypted" else FileAnswer.UNREADABLE
    return FileAnswer.NOT_THIS_ONE if facts.names_one else FileAnswer.NOT_OURS


def _known(facts: FileFacts) -> FileAnswer:
    if facts.asked_for_another:
        return FileAnswer.ANOTHER_CHARTER
    return FileAnswer.AUTHENTIC if facts.held is Held.SEALED else FileAnswer.PROPOSED


def _by_our_seal(facts: FileFacts) -> FileAnswer | None:
    state = seal_state([seal for seal in facts.seals if seal.trusted])
    if state is SealState.HOLDS:
        return FileAnswer.DIFFERENT if facts.sealed_otherwise else FileAnswer.SEALED_UNKNOWN
    return _BY_STATE.get(state)


_BY_STATE = {
    SealState.TOUCHED: FileAnswer.DIFFERENT,
    SealState.APPENDED: FileAnswer.APPENDED,
    SealState.BROKEN: FileAnswer.ALTERED,
}


def seal_state(seals: Sequence[Seal]) -> SealState:
    """Return what becomes of our seal: the one that covers everything speaks, then any that covers the beginning.

    Of another's seal, nothing but that it is there: a broken one may have been ours.
    """
    ours = [seal for seal in seals if seal.trusted]
    covering = [seal for seal in ours if seal.intact and seal.whole]
    if covering:
        return SealState.HOLDS if all(seal.padded for seal in covering) else SealState.TOUCHED
    if any(seal.intact for seal in ours):
        return SealState.APPENDED
    return SealState.BROKEN if seals else SealState.ABSENT


def _by_another_seal(facts: FileFacts) -> FileAnswer | None:
    """A broken seal accuses nobody: only one that holds together was put there on purpose."""
    others = [seal for seal in facts.seals if seal.intact and not seal.trusted]
    if any(seal.namesake for seal in others):
        return FileAnswer.NAMESAKE
    if others:
        return FileAnswer.FOREIGN
    return FileAnswer.ALTERED if any(seal.namesake for seal in facts.seals) else None


class ReceiptAnswer(StrEnum):
    """What a receipt proves, by the register as it is today."""

    HOLDS = "holds"
    BROKEN = "broken"  # the link is there, the chain around it was rewritten
    CUT_SHORT = "cut_short"  # the chain holds, and lacks what the charter's state says must be there
    ANOTHER_CHARTER = "another_charter"
    ABSENT = "absent"  # from the chain of the charter whose code was given
    UNKNOWN = "unknown"


def receipt_answer(
    *, found: bool, code_given: bool, same_charter: bool, broken_at: int | None, complete: bool
) -> ReceiptAnswer:
    """Return what a receipt proves: its link must be in the chain, and the chain hold up to it and beyond."""
    if not found:
        return ReceiptAnswer.ABSENT if code_given else ReceiptAnswer.UNKNOWN
    if not same_charter:
        return ReceiptAnswer.ANOTHER_CHARTER
    if broken_at is not None:
        return ReceiptAnswer.BROKEN
    return ReceiptAnswer.HOLDS if complete else ReceiptAnswer.CUT_SHORT
