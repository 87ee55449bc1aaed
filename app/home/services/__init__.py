"""What the clock does from this floor, which sees every feature."""

from app.home.services.noticing import send_notices as send_notices
from app.home.services.summary import send_summaries as send_summaries
