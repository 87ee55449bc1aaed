"""What the coordination opens of the year, by the address of the programme; one module a room adds its pages."""

from app.web.audience import Audience, audience_blueprint

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>")
