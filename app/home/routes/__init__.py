"""The pages of this feature, one module per audience."""

from app.home.routes import public
from app.web.audience import assemble

feature = assemble("home", public.pages)
