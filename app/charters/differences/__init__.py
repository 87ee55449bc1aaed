"""What changed from one charter text to another: block by block, then word by word inside those that stayed.

Nothing is lost on the way: without what was added the changes are the text before, without what was removed the text
after. `compare` gives what `charters/_difference.html` draws; `difference` the bare changes.
"""

from app.charters.differences.blocks import Text, compare, difference, is_same, passages
from app.charters.differences.shapes import Change, ChangedBlock, ChangedLine, ChangedRun, Passage, with_words

__all__ = [
    "Change",
    "ChangedBlock",
    "ChangedLine",
    "ChangedRun",
    "Passage",
    "Text",
    "compare",
    "difference",
    "is_same",
    "passages",
    "with_words",
]
