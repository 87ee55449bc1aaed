"""Every letter of the year of eight pairs: the day, counted from the third signatures, whom it is for, which one.

`20..350/30` is every thirtieth day from the 20th to the 350th. What a worker who is late by a week changes is said at
the foot.
"""

from collections import Counter
from collections.abc import Iterator

TABLE = """
# Ada and Milo meet every month
8 milo meeting_proposed
9 ada,milo meeting_agreed
19 ada,milo meeting_reminder
21 ada,milo followup_first_impression
50..350/30 milo meeting_noted
366 ada,milo followup_completed

# Omar and Lucie never meet: they are asked at 45 days, then every six weeks, not in the last three
45..339/42 omar,lucie followup_silent
366 omar,lucie followup_completed

# Jeanne and Bastien rest from day 30 to day 60: what they had planned falls, nothing leaves, the end is a month later;
# and 45 days of silence are those without the pause
20 bastien meeting_noted
21 jeanne,bastien followup_first_impression
24 bastien meeting_proposed
25 jeanne,bastien meeting_agreed
30 jeanne,bastien meeting_cancelled
30 jeanne followup_paused
60 jeanne,bastien followup_resumed
95 jeanne,bastien followup_silent
100..370/30 bastien meeting_noted
396 jeanne,bastien followup_completed

# Yann ends it and wants another mentor: the clock tells Thérèse, since nobody did within three days. He alone was never
# told in a letter until when notes are kept
15..75/30 yann meeting_noted
16 therese,yann followup_first_impression
104 therese followup_ended
176 yann followup_notes_erased_soon

# Hélène takes over the time left
110 helene,yann pair_proposed
111 helene,yann charter_to_sign
112 helene,yann,claire signing_code
112 helene,yann,claire signing_receipt
112 claire charter_to_countersign
112 helene,yann,claire charter_signed
130..340/30 yann meeting_noted
131 helene,yann followup_first_impression
366 helene,yann followup_completed

# Chloé has reached her aim, and says a word to Franck
20..170/30 chloe meeting_noted
21 franck,chloe followup_first_impression
200 franck followup_ended
277 chloe followup_notes_erased_soon

# Bérénice and Lucja go on for a month more
20..380/30 lucja meeting_noted
21 berenice,lucja followup_first_impression
330 berenice,lucja amendment_to_sign
331 berenice,lucja,claire signing_code
331 berenice,lucja,claire signing_receipt
331 claire charter_to_countersign
331 berenice,lucja,claire charter_signed
397 berenice,lucja followup_completed

# Marcel and Aïcha move a meeting, cancel it, plan another, move that one too; one more does not take place
10 aicha meeting_proposed
12 marcel meeting_moved
13 marcel,aicha meeting_agreed
18 marcel,aicha meeting_cancelled
19 marcel meeting_proposed
20 marcel,aicha meeting_agreed
22 aicha meeting_moved
23 marcel,aicha meeting_agreed
33 marcel,aicha meeting_reminder
35 marcel,aicha meeting_question
36 marcel,aicha followup_first_impression
54 aicha meeting_proposed
55 marcel,aicha meeting_agreed
63 marcel,aicha meeting_reminder
65 marcel,aicha meeting_question
75..345/30 aicha meeting_noted
366 marcel,aicha followup_completed

# Sami asks Solène for a mediation, of which Colette hears when he says so; later for advice, which comes late
20..350/30 sami meeting_noted
21 colette,sami followup_first_impression
60 sami help_received
60 solene help_waiting
64 solene help_reminder
65 sami help_answered
66 colette help_mediation
66 solene help_waiting
250 sami help_received
250 solene help_waiting
253 solene help_reminder
255 solene help_reminder
255 sami help_late
260 sami help_answered
366 colette,sami followup_completed
"""

MORNINGS = """
# Rachid is told once a week that a pair has been silent for 60 days; what is new is told at once: on the 100th day
# somebody is to learn of an end; on the 112th a charter waits for its seal when the one turn of the day looks
60..95/7 rachid morning_summary
100..107/7 rachid morning_summary
112..364/7 rachid morning_summary
"""

EARLY_MORNINGS = """
# The same of a worker that comes at eight too: the end is found the day after, and nothing has waited for its seal
60..95/7 rachid morning_summary
101..360/7 rachid morning_summary
"""

CLOCK = frozenset(
    {
        "charter_signed",
        "followup_completed",
        "followup_first_impression",
        "followup_notes_erased_soon",
        "followup_resumed",
        "followup_silent",
        "help_late",
        "help_reminder",
        "meeting_question",
        "meeting_reminder",
        "morning_summary",
    }
)
"""Letters that the worker writes; all others are written with somebody's deed."""

Entry = tuple[int, str, str]


def table(mornings: str = MORNINGS) -> Counter[Entry]:
    """Every letter of the year."""
    return Counter(_entries(TABLE + mornings))


def _entries(said: str) -> Iterator[Entry]:
    for line in said.splitlines():
        if line and not line.startswith("#"):
            days, people, name = line.split()
            for day in _days(days):
                for key in people.split(","):
                    yield day, key, name


def _days(said: str) -> range:
    first, _, rest = said.partition("..")
    last, _, step = rest.partition("/")
    return range(int(first), int(last or first) + 1, int(step or 1))


def late_by_a_week() -> Counter[Entry]:
    """The letters of a worker that comes every seventh day only.

    Deeds write theirs at once. What the clock writes is of the first day it comes on or after, and two things alone
    are left out: what is past or answered by then (the reminder of a meeting that was, the question of one that both
    know of, the reminder of an answer that was given), and the first of two letters that would leave on the same day.
    """
    found = Counter[Entry]()
    for (day, key, name), count in table().items():
        comes = -(-day // _WEEK) * _WEEK
        if name not in CLOCK and (day, name) != (104, "followup_ended"):
            found[day, key, name] += count
        elif (day, name) not in _OVER_BY_THEN:
            found[comes, key, name] = 1
    return found


_WEEK = 7
_OVER_BY_THEN = {(19, "meeting_reminder"), (33, "meeting_reminder"), (65, "meeting_question"), (64, "help_reminder")}
