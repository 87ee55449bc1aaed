"""The pages of this feature, one module per audience."""

from app.charters.routes import editing, life, signatory, texts, verifying, without_us
from app.web.audience import assemble

feature = assemble("charters", verifying.pages, signatory.pages, life.pages)

__all__ = ["editing", "feature", "texts", "without_us"]
