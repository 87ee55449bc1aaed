"""The pages of this feature, one module per audience."""

from app.charters.routes import signatory, texts, verifying, without_us
from app.web.audience import assemble

feature = assemble("charters", verifying.pages, signatory.pages, texts.pages)
