"""Opens the demo: `python -m app.demo --port 8000`, or `--reset` to start over first."""

import argparse
import os
import secrets
import shutil
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "instance" / "demo"


def main() -> int:
    """Read the command line, build the story if there is none, and serve until somebody stops it."""
    parser = argparse.ArgumentParser(prog="python -m app.demo")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--reset", action="store_true")
    chosen = parser.parse_args()
    if chosen.reset:
        shutil.rmtree(chosen.folder, ignore_errors=True)
    set_environment(chosen.folder.resolve(), chosen.port)

    from app.demo import building, snapshot, wording
    from app.operations.serve import serve

    if not _is_free(chosen.port):
        print(wording.port_taken(chosen.port), file=sys.stderr)  # noqa: T201 - this is a command
        return 1
    print(wording.PREPARING)  # noqa: T201 - as above
    database = building.prepare()
    print(wording.ready(f"http://localhost:{chosen.port}"), flush=True)  # noqa: T201 - as above
    try:
        return serve(chosen.port, quiet=True)
    finally:
        snapshot.remember(database)


def set_environment(folder: Path, port: int) -> None:
    """Say to this process and its children that they are the demo, whatever the environment was."""
    for name in [name for name in os.environ if name.startswith("BINOME_")]:
        del os.environ[name]
    os.environ.update(
        BINOME_MODE="demo",
        BINOME_DATA_DIR=str(folder),
        BINOME_PUBLIC_URL=f"http://localhost:{port}",
        BINOME_SECRET_KEY=_kept_secret(folder),
        BINOME_SEAL_KEY=str(folder / "seal" / "seal.p12"),
        BINOME_SEAL_PASSWORD_FILE=str(folder / "seal" / "seal.password"),
    )


def _kept_secret(folder: Path) -> str:
    """Return the secret drawn at the first start, so that stopping the demo signs nobody out."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
