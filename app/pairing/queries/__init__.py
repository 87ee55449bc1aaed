"""What pairs there are, and what could be formed."""

from app.pairing.queries.board import Candidate, assess, candidates, mentees_without_pair
from app.pairing.queries.counts import count_formed, mentees_to_pair, pairs_in_state, silent_before
from app.pairing.queries.hiding import is_pair_hidden_from, shown_to
from app.pairing.queries.pairs import (
    PER_PAGE,
    PairPage,
    actor_name,
    failed_partners,
    first_in_line,
    last_closed_of_mentee,
    live_pairs_of_person,
    load_of,
    loads,
    page_of_pairs,
    pair_by_id,
    pair_by_ref,
    pair_of_staff,
    pairs_of_application,
    proposals_to,
)

__all__ = [
    "PER_PAGE",
    "Candidate",
    "PairPage",
    "actor_name",
    "assess",
    "candidates",
    "count_formed",
    "failed_partners",
    "first_in_line",
    "is_pair_hidden_from",
    "last_closed_of_mentee",
    "live_pairs_of_person",
    "load_of",
    "loads",
    "mentees_to_pair",
    "mentees_without_pair",
    "page_of_pairs",
    "pair_by_id",
    "pair_by_ref",
    "pair_of_staff",
    "pairs_in_state",
    "pairs_of_application",
    "proposals_to",
    "shown_to",
    "silent_before",
]
