"""The pages of this feature, one module per audience."""

from app.charters.routes import (
    claiming,
    editing,
    extending,
    life,
    paper,
    signatory,
    signing,
    texts,
    verifying,
    without_us,
)
from app.web.audience import assemble

feature = assemble("charters", verifying.pages, signatory.pages, texts.pages)

__all__ = ["claiming", "editing", "extending", "feature", "life", "paper", "signing", "without_us"]
