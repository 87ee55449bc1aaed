"""Where a value stands in a TOML source, however it is written."""

import pytest
from app.programmes.presets.locating import Place, line_of

SOURCE = '''# a comment with [brackets] and = signs
title = "one"
"quoted key" = 2

[table]
text = """
a long text with ] and } and "quotes" inside
"""
dotted.inner.deep = 'x # not a comment'  # a comment
inline = { first = 1, second = [1, 2] }
list = [
  "a",
  # a comment, with a comma
  { value = "b" }, { value = "c" },
  ["d",
   "e"],
]

[[items]]
name = 'zero'

[[items]]
name = "one \\" two"

[[items.parts]]
size = 1

[[items.parts]]
size = 2
date = 2027-11-02

[items.more]
last = true
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("table",), 5),
        (("table", "text"), 6),
        (("table", "dotted", "inner", "deep"), 9),
        (("table", "inline", "second"), 10),
        (("table", "inline", "second", 1), 10),
        (("table", "list", 0), 12),
        (("table", "list", 1, "value"), 14),
        (("table", "list", 3, 1), 16),
        (("items", 0, "name"), 20),
        (("items", 1, "name"), 23),
        (("items", 1, "parts", 0, "size"), 26),
        (("items", 1, "parts", 1, "date"), 30),
        (("items", 1, "more", "last"), 33),
        (("items", 1, "absent"), 22),
        (("nowhere", "at all"), 1),
    ],
)
def test_line_of_a_place(place: Place, line: int) -> None:
    assert line_of(SOURCE, place) == line
