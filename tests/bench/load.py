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


@dataclass(frozen=True)
class Cost:
    """What one request costs: processor milliseconds of the server, and what its visitors wait."""

    cpu_ms: float
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True)
class Visited:
    """A page of a running server: its port, the process that answers, and how to ask."""

    port: int
    process: int
    path: str
    cookie: str = ""

    def body(self) -> str:
        """Return the page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            return self.ask(connection).decode()
        finally:
            connection.close()

    def ask(self, connection: http.client.HTTPConnection) -> bytes:
        """Visit the page once. Refuses anything but a success."""
        connection.request("GET", self.path, headers={"Cookie": self.cookie} if self.cookie else {})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{self.path} answered {answer.status}")
        return body


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
    """Return the processor time the threads of a process have used, to the nanosecond."""
    return _scheduled(process, 0)


def kept_waiting_seconds(process: int) -> float:
    """Return how long the threads of a process were ready and had no processor: what the rest of the machine took."""
    return _scheduled(process, 1)


def _scheduled(process: int, field: int) -> float:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[field]) for task in tasks) / 1e9


def compare(limit: Visited, ours: Visited, *, rounds: int = 7, requests: int = 160) -> tuple[Cost, Cost]:
    """Visit the limit and our page in turn, round after round, and return the least each has cost.

    A busy machine only ever adds to a cost (caches lost to others, a slower clock): what is common to both is the
    least of several rounds taken within the same seconds.
    """
    for page in (limit, ours):
        measure(page, requests=40)
    costs = [(measure(limit, requests=requests), measure(ours, requests=requests)) for _ in range(rounds)]
    return _least([each[0] for each in costs]), _least([each[1] for each in costs])


def _least(costs: list[Cost]) -> Cost:
    return Cost(
        min(each.cpu_ms for each in costs), min(each.p50_ms for each in costs), min(each.p95_ms for each in costs)
    )


def measure(page: Visited, *, requests: int, visitors: int = 4) -> Cost:
    """Visit a page many times, by several visitors at once."""
    waits: list[float] = []
    before = cpu_seconds(page.process)
    threads = [threading.Thread(target=_visit, args=(page, requests // visitors, waits)) for _ in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = cpu_seconds(page.process) - before
    waits.sort()
    return Cost(spent * 1000 / len(waits), statistics.median(waits), waits[int(len(waits) * 0.95)])


def _visit(page: Visited, count: int, waits: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", page.port, timeout=30)
    for _ in range(count):
        started = time.perf_counter()
        page.ask(connection)
        waits.append((time.perf_counter() - started) * 1000)
    connection.close()
