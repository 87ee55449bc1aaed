"""Every way to pair a few people, tried one by one: what the solver is held against."""

from collections import Counter
from collections.abc import Iterator

from app.pairing.rules import score_pair, severity, worst
from app.pairing.solver import Couple, Couples, Pool

Goodness = tuple[int, ...]


class Oracle:
    """The rules of one pair and plain loops, nothing of the solver."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.mentors = {mentor.ref: mentor for mentor in pool.mentors}
        self.points: dict[Couple, int] = {}
        self.discussed: dict[Couple, bool] = {}
        for mentor in pool.mentors:
            for mentee in pool.mentees:
                couple = Couple(mentor.ref, mentee.ref)
                found = severity(worst(pool.findings(mentor, mentee)))
                if found < 2 and couple not in pool.forbidden:
                    self.points[couple] = score_pair(mentor, mentee, pool.definition).total
                    self.discussed[couple] = found == 1

    def room(self, mentor: str) -> int:
        return self.mentors[mentor].capacity - self.pool.loads.get(mentor, 0)

    def held(self) -> Couples:
        """The locks that can be kept, in the order of refs."""
        kept: set[Couple] = set()
        for couple in sorted(self.pool.locked):
            used = Counter(each.mentor for each in kept)[couple.mentor]
            alone = all(each.mentee != couple.mentee for each in kept)
            if couple in self.points and alone and used < self.room(couple.mentor):
                kept.add(couple)
        return frozenset(kept)

    def ways(self, held: Couples) -> Iterator[Couples]:
        """Every legal set of couples that keeps the held ones."""
        used = Counter(couple.mentor for couple in held)
        busy = {couple.mentee for couple in held}
        free = [mentee.ref for mentee in self.pool.mentees if mentee.ref not in busy]
        most = len(free) if self.pool.at_most is None else max(0, self.pool.at_most - len(held))
        return self._ways(free, held, used, most)

    def _ways(self, free: list[str], chosen: Couples, used: Counter[str], left: int) -> Iterator[Couples]:
        if not free or not left:
            yield chosen
            return
        first, *others = free
        yield from self._ways(others, chosen, used, left)
        for mentor in self.mentors:
            couple = Couple(mentor, first)
            if couple in self.points and used[mentor] < self.room(mentor):
                used[mentor] += 1
                yield from self._ways(others, chosen | {couple}, used, left - 1)
                used[mentor] -= 1

    def goodness(self, chosen: Couples, held: Couples, standing: Couples, *, repair: bool) -> Goodness:
        """The objective, most important first; more is better."""
        free = chosen - held
        first = self.pool.first_in_line
        idle = {ref for ref in self.mentors if not self.pool.loads.get(ref, 0)} - {couple.mentor for couple in held}
        served = len({c.mentee for c in free} & first) + len({c.mentor for c in free} & first & idle)
        total = sum(self.points[couple] for couple in free)
        lowest = min((self.points[couple] for couple in free), default=100)
        calm = -sum(self.discussed[couple] for couple in free)
        kept = len(free & standing)
        if repair:
            return len(free), kept, served, total, lowest, calm
        return len(free), served, total, lowest, kept, calm

    def best(self, held: Couples, standing: Couples, *, repair: bool) -> Goodness:
        return max(self.goodness(way, held, standing, repair=repair) for way in self.ways(held))
