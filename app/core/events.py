"""The bus by which an early step of a programme sets off a later one without knowing it.

A service publishes an event of its own feature; the later feature's `reactions` answer synchronously, in the same
transaction: either both things happen or neither does.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened; named in the past tense by the feature where it happened."""


E = TypeVar("E", bound=Event)

_handlers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Have `handler` called for each event of that type. Subscribing twice is harmless."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def publish(event: Event) -> None:
    """Call every handler of this event, in the order they subscribed."""
    for handler in tuple(_handlers[type(event)]):
        handler(event)
