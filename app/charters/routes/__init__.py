"""The pages of this feature, one module per audience."""

from app.charters.routes import public, signatory, texts
from app.web.audience import assemble

feature = assemble("charters", public.pages, signatory.pages, texts.pages)
