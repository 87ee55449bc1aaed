"""Work on files from strangers in a process of its own, with little memory, little time and nothing to write to.

Decoders of images and PDFs are large programs written in C: what they make of a hostile file must not be able to take
the site down, nor to read what it holds. The child gets the bytes on its standard input and answers on its standard
output; it inherits no environment, so no secret.
"""

import importlib
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Thread, Timer

_PACKAGE = Path(__file__).resolve().parent.parent
_AT_ONCE = 2  # children of one process of the site: their memory adds up
_PLACES = BoundedSemaphore(_AT_ONCE)
_OPEN_FILES = 64
_PIECE = 64 * 1024  # bytes read at once
_ELSEWHERE = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
# The front door of the package builds the whole site, in a second; the child needs the printer's rooms alone.
_CHILD = (
    "import sys, types; package = types.ModuleType('app'); package.__path__ = [sys.argv[1]]; "
    "sys.modules['app'] = package; from app.documents import apart; apart.answer(*sys.argv[2:])"
)


@dataclass(frozen=True)
class Limits:
    """What a child may use: address space in bytes, processor time and patience in seconds, bytes of its answer.

    `queue` is how long to wait for a place when two children are at work.
    """

    memory: int = 768 * 1024 * 1024
    cpu: int = 20
    wall: float = 30.0
    queue: float = 30.0
    answer: int = 16 * 1024 * 1024


class WorkFailed(Exception):
    """The child died, ran out of memory or time, said too much, or no place was free: nothing is known of the file."""


class NoPlaceFree(WorkFailed):
    """Two children were at work and none ended in time: nothing has been tried, the same may be asked again."""


def run_apart(work: Callable[[bytes], bytes], data: bytes, limits: Limits = Limits()) -> bytes:
    """Return what `work`, a public function of a module of `app.documents`, makes of `data` in a child process.

    Raises `WorkFailed` when there is no answer, whatever the reason. At most two children live at once; others wait.
    """
    command = [sys.executable, "-E", "-s", "-B", "-c", _CHILD, str(_PACKAGE), work.__module__, work.__qualname__]
    numbers = [str(limits.memory), str(limits.cpu)]
    if not _PLACES.acquire(timeout=limits.queue):
        raise NoPlaceFree
    try:
        return _ask([*command, *numbers], data, limits)
    except OSError as failed:
        raise WorkFailed from failed
    finally:
        _PLACES.release()


def _ask(command: list[str], data: bytes, limits: Limits) -> bytes:
    """Return what the child writes, read as it comes: one that a file has taken over could write without end."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter, our own modules
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
        cwd="/",
    ) as child:
        asking, patience = Thread(target=_give, args=(child, data)), Timer(limits.wall, child.kill)
        asking.start()
        patience.start()
        try:
            said = _listen(child, limits.answer)
            ended = child.wait()
        finally:
            child.kill()
            patience.cancel()
            asking.join()
    if said is None or ended != 0:
        raise WorkFailed
    return said


def _give(child: subprocess.Popen[bytes], data: bytes) -> None:
    if child.stdin is not None:
        with suppress(BrokenPipeError), child.stdin:  # it ended without reading everything: its answer tells
            child.stdin.write(data)


def _listen(child: subprocess.Popen[bytes], most: int) -> bytes | None:
    """Return the whole answer; nothing when it is longer than `most`, and then the child is ended."""
    said = bytearray()
    while child.stdout is not None and (piece := os.read(child.stdout.fileno(), _PIECE)):
        said += piece
        if len(said) > most:
            child.kill()
            return None
    return bytes(said)


def answer(module: str, function: str, memory: str, cpu: str) -> None:
    """Be the child: give up what is not needed, then work. Called by `run_apart` in its own process alone."""
    _limit(int(memory), int(cpu))
    sys.addaudithook(_keep_to_oneself)
    work: Callable[[bytes], bytes] = getattr(importlib.import_module(module), function)
    sys.stdout.buffer.write(work(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()


def _limit(memory: int, cpu: int) -> None:
    ceilings = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for what, most in ceilings.items():
        hard = resource.getrlimit(what)[1]
        ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (ceiling, ceiling))


def _keep_to_oneself(event: str, _arguments: object) -> None:
    """Refuse the network and other programs: no file of a stranger needs them, whatever it makes Python do."""
    if event.startswith(_ELSEWHERE):
        raise PermissionError(event)
