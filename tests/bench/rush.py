"""500 people who apply in the last ten minutes, on one small server: `python -m tests.bench.rush`.

The server is gunicorn as deployed with its worker beside it and a letter box; the crowd is another process, each person
with a connection for every request and an address of their own. Ten minutes of the programme last two of the machine,
unless `--pace` says otherwise: people think five times less long, so that requests come five times as often as they
would (`--pace 1`: as often), up to the closing and beyond. Nothing else is smaller than it would be. Half of the people
end in the last third of the time.

Gates: no error; every save and every sending that was acknowledged is in the database; nothing sent after the closing;
95 answers of 100 under half a second, whatever the step.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from app import create_app
from app.applications.models import Application, ApplicationState
from app.config import Settings
from app.core.clock import end_of_day, today
from app.core.database import db
from app.mail.models import OutboxMail
from app.operations.migrations import upgrade
from app.organisation.services import set_host
from app.programmes.models import ProgrammeState
from app.programmes.presets import adapted, charter_markdown, load_preset, preset_path
from app.programmes.services import create_programme, move_programme
from sqlalchemy import func, select

from tests.bench.load import ROOT, cpu_seconds, kept_waiting_seconds, server
from tests.bench.rush_people import SLUG
from tests.bench.seeding import environment, measured
from tests.bench.worker import post

PEOPLE = 500
_PACE = 5.0  # seconds of the programme in one of the machine
WINDOW = 600  # seconds of the programme before its closing
SETTLING = 4  # seconds before the first arrives
GATE_MS = 500.0
_SHOWN = 20
_KEPT = "expectations"
_CLOSING = end_of_day(today() - timedelta(days=1))


def main(pace: float) -> int:
    """Live the rush, print what each step took, and return 1 when a gate is passed over."""
    with tempfile.TemporaryDirectory() as folder:
        settings = measured(Path(folder))
        app = create_app(settings)
        with app.app_context():
            _open_programme()
        begins = time.time() + SETTLING
        closes = begins + WINDOW / pace
        clock = {"BENCH_CLOSING": f"{_CLOSING.timestamp()}", "BENCH_REACHED_AT": f"{closes}", "BENCH_PACE": f"{pace}"}
        named = environment(Path(folder)) | clock | {"BINOME_TRUSTED_PROXIES": "1"}
        with (
            post(settings.mail_port),
            server("tests.bench.rush_site:site()", named) as (port, process),
            _worker(named, settings),
        ):
            told = _send_crowd(port, begins, closes)
            used, waited = cpu_seconds(process), kept_waiting_seconds(process)
        with app.app_context():
            wrong = [*_lost(told), *_never_answered(told)]
    slow = _report(told, WINDOW / pace)
    print(f"the server used {used:.0f} s of processor, and waited {waited:.0f} s for one that others had")
    for each in wrong[:_SHOWN]:
        print(each)
    if len(wrong) > _SHOWN:
        print(f"and {len(wrong) - _SHOWN} more")
    return 1 if wrong or slow else 0


def _open_programme() -> None:
    """A cohort that closes last night at midnight: the clock of the bench is led there."""
    upgrade()
    set_host(
        name="CPTS des Trois Vallées",
        called="la CPTS",
        email="mentorat@exemple.fr",
        coordinator="Rachid Belkacem",
        actor="command",
    )
    known = load_preset(preset_path("encadrement-hospitalier"))
    planned = known.calendar.closes_on
    if planned is None:
        raise SystemExit("a cohort has a closing day")
    moved = known.calendar.shifted((today() - timedelta(days=1) - planned).days)
    definition = adapted(known, {"calendar": moved.model_dump(exclude_unset=True)})
    programme = create_programme(
        slug=SLUG, title="Rush", definition=definition, charter_text=charter_markdown(definition), actor="command"
    )
    move_programme(programme, ProgrammeState.OPEN, actor="command")
    db.session.commit()


@contextmanager
def _worker(named: Mapping[str, str], settings: Settings) -> Iterator[None]:
    """Run the worker of the installation, which sends the letters."""
    mail = {
        "BINOME_MAIL_SERVER": settings.mail_server,
        "BINOME_MAIL_PORT": str(settings.mail_port),
        "BINOME_MAIL_SECURITY": settings.mail_security,
        "BINOME_MAIL_SENDER": settings.mail_sender,
    }
    command = [sys.executable, "-m", "flask", "--app", "tests.bench.rush_site:worker", "work"]
    known, null = {**os.environ, **named, **mail}, subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=known, stdout=null, stderr=null)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _send_crowd(port: int, begins: float, closes: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.bench.rush_people", *(str(each) for each in (port, begins, closes, PEOPLE))]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _lost(told: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Compare what people were told with what is kept."""
    found = {each.email: each for each in db.session.scalars(select(Application))}
    for each in told:
        file = found.get(f"rush{each['number']}@exemple.fr")
        if each["kept"] and (file is None or file.answers.get(_KEPT) != each["kept"].strip()):
            yield f"{each['number']}: a save that was acknowledged is lost"
        if each["sent"] != (file is not None and file.state is ApplicationState.SUBMITTED):
            yield f"{each['number']}: told sent={each['sent']}, kept as {file and file.state}"
    late = [each for each in found.values() if each.submitted_at and each.submitted_at >= _CLOSING]
    yield from (f"{each.email}: sent after the closing" for each in late)
    sent = [each.reference for each in found.values() if each.state is ApplicationState.SUBMITTED]
    letters = db.session.scalar(select(func.count()).select_from(OutboxMail).filter_by(name="application_received"))
    if len(set(sent)) != len(sent) or letters != len(sent):
        yield f"{len(sent)} sent, {len(set(sent))} references, {letters} acknowledgements"


def _never_answered(told: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from (f"{each['number']}: {each['broken']}" for each in told if each["broken"])
    yield from (f"{each['number']}: neither sent nor refused" for each in told if not each["sent"] | each["refused"])


def _report(told: Sequence[Mapping[str, Any]], seconds: float) -> bool:
    """Print what each step took; tells whether one is too slow."""
    waits: dict[str, list[float]] = defaultdict(list)
    for each in told:
        for name, took in each["waits"]:
            waits[name].append(took)
    asked = sum(len(each) for each in waits.values())
    counts = {name: sum(bool(each[name]) for each in told) for name in ("sent", "refused", "broken")}
    print(f"{PEOPLE} people in {seconds:.0f} s, {asked} requests: {counts}")
    print(f"{'step':14}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    slow = False
    for name, took in waits.items():
        took.sort()
        p50, p95 = (took[int(len(took) * part)] for part in (0.5, 0.95))
        print(f"{name:14}{len(took):9}{p50:9.1f}{p95:9.1f}{took[-1]:9.1f}")
        slow = slow or p95 > GATE_MS
    return slow


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rush")
    parser.add_argument("--pace", type=float, default=_PACE, help="seconds of the programme in one of the machine")
    sys.exit(main(parser.parse_args().pace))
