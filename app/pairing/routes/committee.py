"""The committee's board. Everything on it is shared with the coordination's: see `board`, `couple`, `together`."""

from app.pairing.routes import board, couple, minutes, sessions, together
from app.pairing.routes.desk import lay
from app.web.audience import Audience, audience_blueprint

pages = audience_blueprint(Audience.COMMITTEE, __name__, url_prefix="/comite/<slug>")

lay(pages, "/demandes", (*board.RULES, *couple.RULES))
lay(pages, "", (*together.BOTH, *together.VALIDATION, *sessions.RULES, *minutes.RULES))
