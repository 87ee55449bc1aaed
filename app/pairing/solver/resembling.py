"""Which people a line may name, among all of them: an index before the rules that compare names one by one.

Never fewer than `compare_with_person` and `compare_with_place` would find (a test proves it), and few more: the rules
themselves then compare these alone, once for all who wrote or bear the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from app.applications.rules import Profile
from app.pairing.rules.names import Likeness, compare_with_person, compare_with_place, words_of
from app.pairing.solver.closeness import close_couples

_Words = tuple[str, ...]
_Positions = dict[str, list[int]]


class _Strings:
    """Different texts that have words, and who bears or wrote each. Texts of the same words are alike to the rules."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        self.owners: dict[_Words, set[int]] = defaultdict(set)
        self.texts: dict[_Words, str] = {}
        for text, owner in texts:
            if words := words_of(text):
                self.owners[words].add(owner)
                self.texts[words] = text
        self.words: list[_Words] = list(self.owners)


class _Meant:
    """Whom the lines of everybody mean: found once, then asked for any couple."""

    def __init__(self, authors: Sequence[Profile], others: Sequence[Profile]) -> None:
        self.couples: set[tuple[int, int]] = set()
        self._likeness: dict[tuple[_Words, str], Likeness] = {}
        lines, names, places = _written(authors), _named(others), _places(others)
        self._note(others, lines, names, likely_persons(lines.words, names.words), compare_with_person)
        self._note(others, lines, places, likely_places(lines.words, places.words), compare_with_place)

    def compare(self, written: str, other: Profile) -> Likeness:
        """Answer as `rules.conflicts.likeness` does, for lines of these authors about these others."""
        return self._likeness.get((words_of(written), other.ref), Likeness.DIFFERENT)

    def _note(
        self,
        others: Sequence[Profile],
        lines: _Strings,
        names: _Strings,
        found: Iterable[tuple[int, int]],
        compare: Callable[[str, str], Likeness],
    ) -> None:
        for at, position in found:
            line, name = lines.words[at], names.words[position]
            likeness = compare(lines.texts[line], names.texts[name])
            if likeness is Likeness.DIFFERENT:
                continue
            meant = names.owners[name]
            self.couples.update(product(lines.owners[line], meant))
            for other in meant:
                key = (line, others[other].ref)
                if likeness is Likeness.SAME or key not in self._likeness:
                    self._likeness[key] = likeness


class Naming:
    """Whom the lines written by mentees and by mentors mean; couples are (row of the mentee, column of the mentor)."""

    def __init__(self, mentees: Sequence[Profile], mentors: Sequence[Profile]) -> None:
        by_mentees, by_mentors = _Meant(mentees, mentors), _Meant(mentors, mentees)
        self.couples = by_mentees.couples | {(row, column) for column, row in by_mentors.couples}
        self._about = dict.fromkeys((profile.ref for profile in mentors), by_mentees)
        self._about |= dict.fromkeys((profile.ref for profile in mentees), by_mentors)

    def compare(self, written: str, other: Profile) -> Likeness:
        """Answer as `rules.conflicts.likeness` does, for whatever somebody wrote of the other side."""
        return self._about[other.ref].compare(written, other)


def _written(people: Sequence[Profile]) -> _Strings:
    lines = ((text, at) for at, person in enumerate(people) for text in person.avoid)
    links = ((link.whom, at) for at, person in enumerate(people) for link in person.links)
    return _Strings((*lines, *links))


def _named(people: Sequence[Profile]) -> _Strings:
    return _Strings((person.full_name, at) for at, person in enumerate(people))


def _places(people: Sequence[Profile]) -> _Strings:
    found = ((text, at) for at, person in enumerate(people) for text in (person.establishment, person.hospital_group))
    return _Strings(found)


def likely_persons(lines: Sequence[_Words], names: Sequence[_Words]) -> set[tuple[int, int]]:
    """Return the couples of positions where a line may be somebody's name, or hold it."""
    found = set(close_couples(_joined(lines), _joined(names)))
    found.update(close_couples(_joined(map(sorted, lines)), _joined(map(sorted, names))))
    words, others = _positions(lines), _positions(names)
    last = _positions([name[-1:] for name in names])
    seen: dict[int, Counter[int]] = defaultdict(Counter)
    for mine, other in _close_words(words, others):
        for line in set(words[mine]):
            seen[line].update(others[other])
            found.update((line, name) for name in last.get(other, ()))
    for line, counted in seen.items():
        enough = min(2, len(lines[line]))
        found.update((line, name) for name, count in counted.items() if count >= enough)
    return found


def _close_words(words: Mapping[str, object], others: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    mine, theirs = list(words), list(others)
    return ((mine[left], theirs[right]) for left, right in close_couples(mine, theirs))


def likely_places(lines: Sequence[_Words], places: Sequence[_Words]) -> set[tuple[int, int]]:
    """Return the couples of positions where a line may be the name of a place, hold it or be held in it."""
    found = set(close_couples(_joined(lines), _joined(places)))
    found.update(_held(lines, places))
    found.update((line, place) for place, line in _held(places, lines))
    return found


def _held(shorter: Sequence[_Words], longer: Sequence[_Words]) -> Iterator[tuple[int, int]]:
    """Give the couples where every word of the first is in the second, found by the rarest of its words."""
    holding, sets = _positions(longer), [frozenset(words) for words in longer]
    for at, words in enumerate(shorter):
        if not words:
            continue
        needed = frozenset(words)
        rarest = min(needed, key=lambda word: len(holding.get(word, ())))
        yield from ((at, other) for other in holding.get(rarest, ()) if needed <= sets[other])


def likely_couples(mentees: Sequence[Profile], mentors: Sequence[Profile]) -> set[tuple[int, int]]:
    """Return (row of the mentee, column of the mentor) wherever the names of their structures may be alike."""
    lines, places = ([words_of(each.establishment) for each in side] for side in (mentees, mentors))
    return likely_places(lines, places)


def _positions(texts: Sequence[Sequence[str]]) -> _Positions:
    """Return where each word stands, as many times as it does."""
    found: _Positions = defaultdict(list)
    for at, words in enumerate(texts):
        for word in words:
            found[word].append(at)
    return dict(found)


def _joined(texts: Iterable[Sequence[str]]) -> list[str]:
    return [" ".join(words) for words in texts]
