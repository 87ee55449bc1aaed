"""Five hundred people who apply at the last minute: a second process, which writes down everything it was answered.

`python -m tests.bench.rush_people PORT BEGINS CLOSES PEOPLE` prints one line of JSON a person: what the site said it
had kept, and how long each answer took.
"""

import http.client
import json
import random
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from app.demo.scenarios.casting import cast

SLUG = "rush"
FORM = f"/programmes/{SLUG}/candidater/mentore"
STEPS = ("vous", "situation", "objectifs", "organisation", "liens")
REFUSED = "On ne peut pas candidater en ce moment"
_BEYOND = 1.06  # how far past the closing the last ones end
_FIRST = 0.05  # the part of the time in which who was early comes
_WORDS = "expectations"
_TYPED = "situation"  # the step where one writes at length: it is saved while one types
_NAME = re.compile(r'name="([^"]+)"')
_HIDDEN = re.compile(r'name="(csrf_token|revision)"[^>]*value="([^"]*)"')
_KNOWN = cast().cohort.applicants["sylvie"]
_HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


@dataclass
class Person:
    """Somebody, their browser, what they do next and what they were told."""

    number: int
    port: int
    begins: float
    ends: float
    cookie: str = ""
    kept: str = ""  # the last words the site said it had kept
    sent: bool = False
    refused: bool = False
    broken: str = ""
    waits: list[tuple[str, float]] = field(default_factory=list)

    def live(self) -> None:
        """Apply, from the public page to the acknowledgement, at a human's pace."""
        try:
            self._apply()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is what the bench reports
            self.broken = f"{type(error).__name__}: {error}"

    def _apply(self) -> None:
        acts = 5 + 4 * len(STEPS) + 2
        pause = (self.ends - self.begins) / acts
        time.sleep(max(0.0, self.begins - time.time()))
        self._ask("public page", f"/programmes/{SLUG}")
        given: dict[str, str] = {}
        path = f"{FORM}/verifier"
        for question, answer in _KNOWN.eligibility.items():
            self._pause(pause)
            self._ask("eligibility", f"{path}?{urlencode(given)}")
            given[question] = answer
        page = self._ask("eligibility", f"{path}?{urlencode(given)}")
        if REFUSED in page:
            self.refused = True
            return
        self._pause(pause)
        if not self._went("begin", f"{path}?{urlencode(given)}", page, dict(given)):
            return
        for step in STEPS:
            if not self._fill(step, pause):
                return
        self._pause(pause)
        page = self._ask("read again", f"{FORM}/verifier-envoyer")
        if REFUSED in page:
            self.refused = True
            return
        self._pause(pause)
        self.sent = self._went("send", f"{FORM}/verifier-envoyer", page, {"charter_read": "y"})
        if self.sent:
            self._ask("receipt", f"/programmes/{SLUG}/candidater/merci")

    def _fill(self, step: str, pause: float) -> bool:
        page = self._ask("step", f"{FORM}/{step}")
        if REFUSED in page:
            self.refused = True
            return False
        for turn in (1, 2):
            self._pause(pause)
            saved = self._post("autosave", f"{FORM}/{step}", page, self._answers(page, turn), htmx=True)
            if "Brouillon enregistré" in saved[1] and step == _TYPED:
                self.kept = self._words(turn)
        self._pause(pause)
        went = self._went("save", f"{FORM}/{step}", page, self._answers(page, 3))
        if went and step == _TYPED:
            self.kept = self._words(3)
        return went

    def _words(self, turn: int) -> str:
        return f"Écrit par {self.number}, la fois {turn} : " + "ce que j’attends. " * 20

    def _answers(self, page: str, turn: int) -> dict[str, object]:
        mine = {"email": f"rush{self.number}@exemple.fr", "last_name": f"Durand {self.number}"}
        known = {**_KNOWN.answers, **mine, _WORDS: self._words(turn).strip()}
        asked = set(_NAME.findall(page))
        return {name: ("y" if value is True else value) for name, value in known.items() if name in asked}

    def _pause(self, usual: float) -> None:
        time.sleep(usual * random.uniform(0.5, 1.5))

    def _went(self, name: str, path: str, page: str, answers: dict[str, object]) -> bool:
        """Send a form; tells whether it led on. A closing is told from what goes wrong."""
        status, body = self._post(name, path, page, answers)
        if status == 303:
            return True
        if REFUSED not in body:
            raise RuntimeError(f"{name} answered {status}")
        self.refused = True
        return False

    def _post(
        self, name: str, path: str, page: str, answers: dict[str, object], *, htmx: bool = False
    ) -> tuple[int, str]:
        body = urlencode({**dict(_HIDDEN.findall(page)), **answers}, doseq=True)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send(name, "POST", path, body, kind | (_HTMX if htmx else {}))

    def _ask(self, name: str, path: str) -> str:
        status, body = self._send(name, "GET", path, None, {})
        if status != 200:
            raise RuntimeError(f"{name} answered {status}")
        return body

    def _send(self, name: str, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str]:
        """Do one request on a connection of its own, as after a minute's thought; note how long the answer took."""
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        address = f"10.{self.number // 62500}.{self.number // 250 % 250}.{self.number % 250 + 1}"
        known = {"Host": "localhost", "X-Forwarded-For": address, "Cookie": self.cookie}
        connection.request(method, path, body.encode() if body else None, known | headers)
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        self.waits.append((name, (time.perf_counter() - started) * 1000))
        given = answer.getheader("Set-Cookie")
        if given:
            self.cookie = given.partition(";")[0]
        return answer.status, said


def main() -> None:
    """Send everybody, then write down what each was answered."""
    port, begins, closes, people = (float(each) for each in sys.argv[1:5])
    crowd = [_arrival(number, int(port), begins, closes) for number in range(int(people))]
    threads = [threading.Thread(target=each.live) for each in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in crowd:
        told = {"number": each.number, "kept": each.kept, "sent": each.sent, "refused": each.refused}
        print(json.dumps({**told, "broken": each.broken, "waits": each.waits}))


def _arrival(number: int, port: int, begins: float, closes: float) -> Person:
    """Most end shortly before the closing, and some just miss it: the nearer it is, the more of them.

    Whoever would have begun before these ten minutes comes in the first half minute: people do not come all at once.
    """
    draw = random.Random(number)
    window = (closes - begins) * _BEYOND
    ends = begins + window * (0.35 + 0.65 * draw.random() ** 0.6)
    arrives = max(begins + window * draw.uniform(0, _FIRST), ends - window * draw.uniform(0.3, 0.6))
    return Person(number, port, arrives, ends)


if __name__ == "__main__":
    main()
