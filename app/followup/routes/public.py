"""What the public opens of the year; one module a room adds its pages."""

from app.web.audience import Audience, audience_blueprint

pages = audience_blueprint(Audience.PUBLIC, __name__)
