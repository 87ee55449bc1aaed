"""The pages of this feature, one module per audience."""

from app.demo.routes import demo, moments
from app.web.audience import assemble

__all__ = ["feature", "moments"]

feature = assemble("demo", demo.pages)
