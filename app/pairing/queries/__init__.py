"""What pairs there are, and what could be formed."""

from app.pairing.queries.board import Assessed, Column, Layout, Place, assess, column, first_to_decide, lay_out
from app.pairing.queries.counts import count_formed, drafted_pairs, mentees_to_pair, pair_counts, silent_pairs
from app.pairing.queries.hiding import is_pair_hidden_from, shown_to
from app.pairing.queries.line import line, mentee_wishes_another, renewal_of, taken_over_until
from app.pairing.queries.listing import PER_PAGE, PairPage, page_of_pairs
from app.pairing.queries.members import members
from app.pairing.queries.pairs import (
    actor_name,
    failed_partners,
    last_closed_of_mentee,
    live_pairs_of_person,
    load_of,
    loads,
    pair_by_id,
    pair_by_ref,
    pair_of_staff,
    pairs_of_application,
    proposals_to,
)
from app.pairing.queries.room import Room, actor_names, room
from app.pairing.queries.solved import Solved, solved
from app.pairing.queries.states import Request, Requests, Stand, requests

__all__ = [
    "PER_PAGE",
    "Assessed",
    "Column",
    "Layout",
    "PairPage",
    "Place",
    "Request",
    "Requests",
    "Room",
    "Solved",
    "Stand",
    "actor_name",
    "actor_names",
    "assess",
    "column",
    "count_formed",
    "drafted_pairs",
    "failed_partners",
    "first_to_decide",
    "is_pair_hidden_from",
    "last_closed_of_mentee",
    "lay_out",
    "line",
    "live_pairs_of_person",
    "load_of",
    "loads",
    "members",
    "mentee_wishes_another",
    "mentees_to_pair",
    "page_of_pairs",
    "pair_by_id",
    "pair_by_ref",
    "pair_counts",
    "pair_of_staff",
    "pairs_of_application",
    "proposals_to",
    "renewal_of",
    "requests",
    "room",
    "shown_to",
    "silent_pairs",
    "solved",
    "taken_over_until",
]
