"""The pages of this feature, one module per audience."""

from app.demo.routes import demo
from app.web.audience import assemble

feature = assemble("demo", demo.pages)
