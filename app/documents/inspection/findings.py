"""What is found in a file that somebody brings, as plain facts that travel as JSON. Nothing here is a judgement."""

import base64
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Problem(StrEnum):
    """Why the inside of a file could not be looked at."""

    NONE = ""
    NOT_PDF = "not_pdf"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"  # no reader makes sense of it
    GAVE_UP = "gave_up"  # it took more memory or time than a charter ever does


@dataclass(frozen=True)
class SealFound:
    """One seal. `trusted` and `intact` are told apart: whose it is, and whether what it covers is what was sealed.

    `signed_at` is the time the seal itself gives, `stamped_at` that of a time-stamp upon it, both ISO 8601. Who made
    that stamp is what it says (`stamped_by`): it is not verified, and decides nothing.
    `appended` counts the bytes that came after what it covers; `padded` says that zeros alone fill up its own place.
    """

    legible: bool = False
    intact: bool = False
    whole: bool = False
    padded: bool = False
    appended: int = 0
    trusted: bool = False
    namesake: bool = False  # its certificate bears our name, and none of our roots issued it
    subject: str = ""
    fingerprint: str = ""
    root: str = ""
    signed_at: str = ""
    stamped_at: str = ""
    stamped_by: str = ""


@dataclass(frozen=True)
class AttachmentFound:
    """One file inside the file. Nothing is known of its bytes when it was `refused`: too large once unpacked."""

    name: str
    size: int = 0
    sha256: str = ""
    content: bytes = b""  # of the evidence alone
    refused: bool = False


@dataclass(frozen=True)
class Inspection:
    """Everything found."""

    problem: Problem = Problem.NONE
    seals: tuple[SealFound, ...] = ()
    attachments: tuple[AttachmentFound, ...] = ()

    def attachment(self, name: str) -> AttachmentFound | None:
        """Return the attached file of that name, when it could be read."""
        return next((each for each in self.attachments if each.name == name and not each.refused), None)

    def to_json(self) -> bytes:
        """Return these facts for another process."""
        files = [
            asdict(replace(each, content=b"")) | {"content": base64.b64encode(each.content).decode()}
            for each in self.attachments
        ]
        facts = {"problem": self.problem.value, "seals": [asdict(each) for each in self.seals], "attachments": files}
        return json.dumps(facts).encode()


def from_json(content: bytes) -> Inspection:
    """Return the facts another process wrote; raises `ValueError`, `KeyError` or `TypeError` when they are not ours."""
    facts: dict[str, Any] = json.loads(content)
    files = (each | {"content": base64.b64decode(each["content"])} for each in facts["attachments"])
    return Inspection(
        Problem(facts["problem"]),
        tuple(SealFound(**each) for each in facts["seals"]),
        tuple(AttachmentFound(**each) for each in files),
    )


def instant(moment: datetime | None) -> str:
    """Return a moment as the findings write it."""
    return "" if moment is None else moment.isoformat(timespec="seconds")
