"""What must be in order for an installation to work, and the examination of all that features declare."""

import shutil
from collections.abc import Sequence
from datetime import timedelta

from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from app.config import Settings
from app.core.clock import now, real_now
from app.core.database import db, reading
from app.core.declarations import Check, Finding, checks, declare_check
from app.mail.models import MailState, OutboxMail
from app.mail.parcel import Unreachable
from app.mail.transport import greet_server
from app.operations import migrations, wording
from app.operations.models import WorkerLease

_LATE = timedelta(hours=1)
_ROOM = 500_000_000  # octets: a backup of the database needs as much again as the database


def examine(*, at_start: bool = False) -> list[Finding]:
    """Run every declared check, or those that a starting worker runs; a check that breaks is a finding too."""
    found: list[Finding] = []
    for check in checks.values():
        run = check.at_start if at_start else check.run
        if run is None:
            continue
        try:
            with reading():
                found += run()
        except Exception as error:  # noqa: BLE001 - whatever one check meets, the others are still run
            found.append(Finding(wording.check_failed(check.name, type(error).__name__), ok=False))
    return found


def database() -> Sequence[Finding]:
    """Tell whether the database answers, in the schema of this code."""
    try:
        reached = migrations.reached()
    except SQLAlchemyError as error:
        return [Finding(wording.database_away(type(error).__name__), ok=False)]
    if reached != migrations.wanted():
        return [Finding(wording.DATABASE_OLD, ok=False)]
    return [Finding(wording.DATABASE_IN_ORDER, ok=True)]


def worker() -> Sequence[Finding]:
    """Tell whether a worker holds the lease."""
    lease = db.session.get(WorkerLease, 1)
    alive = lease is not None and lease.until > real_now()
    return [Finding(wording.WORKER_ALIVE if alive else wording.WORKER_DEAD, ok=alive)]


def mail_server() -> Sequence[Finding]:
    """Tell whether the mail server takes us."""
    try:
        greet_server()
    except Unreachable as error:
        return [Finding(wording.mail_trouble(error.code), ok=False)]
    return [Finding(wording.MAIL_IN_ORDER, ok=True)]


def letters() -> Sequence[Finding]:
    """Tell whether letters are dead, or have been due for long."""
    late = (OutboxMail.state == MailState.QUEUED) & (OutboxMail.created_at < now() - _LATE)
    dead, waiting = db.session.execute(
        select(
            func.count().filter(OutboxMail.state == MailState.FAILED),
            func.count().filter(late),
        ).select_from(OutboxMail)
    ).one()
    if dead or waiting:
        return [Finding(wording.letters_stuck(dead, waiting), ok=False)]
    return [Finding(wording.LETTERS_IN_ORDER, ok=True)]


def disk() -> Sequence[Finding]:
    """Tell how much room is left where the data are."""
    settings: Settings = current_app.config["BINOME"]
    free = shutil.disk_usage(settings.data_dir).free
    return [Finding(wording.disk(free, ok=free >= _ROOM), ok=free >= _ROOM)]


def register(_app: Flask) -> None:
    """Declare them, the most serious first."""
    declare_check(Check("database", database, at_start=database))
    declare_check(Check("worker", worker, at_start=None))
    declare_check(Check("mail_server", mail_server, at_start=mail_server))
    declare_check(Check("letters", letters, at_start=None))
    declare_check(Check("disk", disk, at_start=disk))
