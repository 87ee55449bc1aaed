"""Which people a line may name, among all of them: an index before the rules that compare names one by one.

Never fewer than `compare_with_person` and `compare_with_place` would find (a test proves it), and few more: the rules
themselves then speak of these couples alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from app.applications.rules import Profile
from app.pairing.rules.names import words_of
from app.pairing.solver.closeness import close_couples

_Words = tuple[str, ...]
_Positions = dict[str, list[int]]


class _Strings:
    """Different texts that have words, and who bears or wrote each."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        self.owners: dict[_Words, set[int]] = defaultdict(set)
        for text, owner in texts:
            if words := words_of(text):
                self.owners[words].add(owner)
        self.words: list[_Words] = list(self.owners)

    def couples(self, found: Iterable[tuple[int, int]], others: "_Strings") -> Iterator[tuple[int, int]]:
        """Give who wrote each line and who may be meant by it."""
        for line, name in found:
            yield from product(self.owners[self.words[line]], others.owners[others.words[name]])


def _written(people: Sequence[Profile]) -> _Strings:
    lines = ((text, at) for at, person in enumerate(people) for text in person.avoid)
    links = ((link.whom, at) for at, person in enumerate(people) for link in person.links)
    return _Strings((*lines, *links))


def people_meant(authors: Sequence[Profile], others: Sequence[Profile]) -> set[tuple[int, int]]:
    """Return the couples (author, other), by position, where a line of one may name the other or where they work."""
    lines = _written(authors)
    names = _Strings((person.full_name, at) for at, person in enumerate(others))
    places = _Strings(
        (text, at) for at, person in enumerate(others) for text in (person.establishment, person.hospital_group)
    )
    found = set(lines.couples(likely_persons(lines.words, names.words), names))
    return found | set(lines.couples(likely_places(lines.words, places.words), places))


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


def _positions(texts: Sequence[Sequence[str]]) -> _Positions:
    """Return where each word stands, as many times as it does."""
    found: _Positions = defaultdict(list)
    for at, words in enumerate(texts):
        for word in words:
            found[word].append(at)
    return dict(found)


def _joined(texts: Iterable[Sequence[str]]) -> list[str]:
    return [" ".join(words) for words in texts]
