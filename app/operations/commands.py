"""La tâche de fond à laisser tourner à côté du site (« work »), et l’examen de l’installation (« doctor »)."""

import secrets
import signal
import sys
import threading
from types import FrameType

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from app.core.clock import now
from app.core.database import begin_writing, db
from app.operations import lease
from app.operations.checks import examine
from app.operations.memory import keep_memory_private
from app.operations.migrations import MigrationCommands
from app.operations.services import Turn, do_what_is_due
from app.operations.wording import summary


@click.command("work")
@click.option("--once", is_flag=True, help="Un seul tour, puis s’arrêter.")
@click.option("--every", default=60, show_default=True, type=click.IntRange(1, 3600), help="Secondes entre deux tours.")
@with_appcontext
def work(*, once: bool, every: int) -> None:
    """Faire ce qui est dû et envoyer les e-mails, tant qu’on n’arrête pas.

    Une seule tâche de fond travaille à la fois : une deuxième attend son tour. Un arrêt (SIGTERM, Ctrl-C) laisse finir
    l’e-mail en cours.
    """
    stopping = threading.Event()
    _stop_on_signals(stopping)
    keep_memory_private()
    begin_writing()
    for finding in examine(at_start=True):
        if not finding.ok:
            click.echo(finding.sentence, err=True)
    holder = secrets.token_hex(8)
    while not stopping.is_set():
        try:
            _work(holder, stopping)
        except OperationalError as error:  # a disk full or a lock held: the next turn may find better
            click.echo(f"base de données indisponible : {type(error.orig).__name__}", err=True)
        db.session.remove()
        if once:
            break
        stopping.wait(every)
    lease.give_back(holder)


@click.command("doctor")
@with_appcontext
def doctor() -> None:
    """Dire si tout est en ordre : base, tâche de fond, courrier, disque, sceau. Se termine par 1 sinon."""
    findings = examine()
    for finding in findings:
        click.echo(f"{'✓' if finding.ok else '✗'} {finding.sentence}")
    wrong = sum(not finding.ok for finding in findings)
    click.echo(summary(wrong))
    sys.exit(1 if wrong else 0)


groups = (work, doctor, MigrationCommands("db", short_help="Les migrations de la base (Flask-Migrate)."))


def _work(holder: str, stopping: threading.Event) -> None:
    if lease.take(holder):
        _tell(do_what_is_due(now(), keep_going=lambda: not stopping.is_set() and lease.take(holder)))


def _stop_on_signals(stopping: threading.Event) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)


def _tell(turn: Turn) -> None:
    """Say what was done; nothing when nothing was."""
    for name, count in turn.done.items():
        if count:
            click.echo(f"{name} : {count}")
    for name in turn.failed:
        click.echo(f"{name} : échec, à nouveau au prochain tour", err=True)
    mail = turn.mail
    if mail.sent or mail.postponed or mail.failed:
        click.echo(f"e-mails : {mail.sent} envoyés, {mail.postponed} remis à plus tard, {mail.failed} non remis")
