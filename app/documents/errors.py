"""What the seal refuses, each in a code."""


class CertificateRefused(ValueError):
    """What was given is not a root of ours, or its key does not open.

    `problem`: `not_a_certificate`, `not_a_root`, `key_not_opened` (a wrong passphrase), `key_of_another`.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class SealKeyRefused(ValueError):
    """The key does not open. `problem`: `missing` (no file, or an empty one) or `unreadable` (anything else)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class NoTimestamp(Exception):
    """The time-stamp server did not answer, or gave no time stamp."""
