"""A bounded load on loopback, and the processor time a server spends on it."""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What one request costs: processor milliseconds of the server, and what eight visitors wait."""

    cpu_ms: float
    p50_ms: float
    p95_ms: float
    octets: int


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def server(target: str, environment: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Run gunicorn as in production; give its port and the process of its worker."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py", target]
    settings = {**os.environ, **environment, "BINOME_BIND": f"127.0.0.1:{port}"}
    process = subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.DEVNULL)
    try:
        yield port, _worker_of(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _worker_of(master: int, port: int) -> int:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.05)
            continue
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            return int(children[0])
    raise RuntimeError("the server did not start")


def cpu_seconds(process: int) -> float:
    """Return the processor time a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def measure(port: int, process: int, path: str, *, cookie: str = "", requests: int = 800, visitors: int = 8) -> Cost:
    """Visit a page many times, by eight visitors at once, after a warm-up."""
    _visit(port, path, cookie, 40, [])
    waits: list[float] = []
    octets = [0]
    before = cpu_seconds(process)
    threads = [
        threading.Thread(target=_visit, args=(port, path, cookie, requests // visitors, waits, octets))
        for _ in range(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = cpu_seconds(process) - before
    ordered = sorted(waits)
    return Cost(
        cpu_ms=spent * 1000 / len(waits),
        p50_ms=statistics.median(ordered),
        p95_ms=ordered[int(len(ordered) * 0.95)],
        octets=octets[0],
    )


def _visit(  # noqa: PLR0917 - a thread takes its arguments by position
    port: int, path: str, cookie: str, count: int, waits: list[float], octets: list[int] | None = None
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(count):
        started = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        waits.append((time.perf_counter() - started) * 1000)
        if octets is not None:
            octets[0] = len(body)
    connection.close()
