"""Real workers of an application, born ready: a process that has read all the code forks one when it is asked to.

`python -m tests.support.workers` reads a line, answers with the number of a new process that runs `flask work`, and so
on until its input ends. Settings are those of the environment.
"""

import os
import sys


def main() -> None:
    """Fork a worker per line."""
    from app.documents import charter, fonts, sealing  # noqa: F401 - so that no worker has to read them
    from flask.cli import ScriptInfo
    from wsgi import app

    fonts.load()
    born = 0
    for _ in sys.stdin:
        if born:
            os.waitpid(born, 0)
        born = os.fork()
        if not born:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            app.cli.main(["work", "--every", "1"], prog_name="flask", obj=ScriptInfo(create_app=lambda: app))
        print(born, flush=True)  # noqa: T201 - this is what it is asked for
    if born:
        os.waitpid(born, 0)


if __name__ == "__main__":
    main()
