"""The sentences of a pair's page that depend on more than one word."""

from datetime import date, timedelta

from app.charters.wording import comes_back
from app.core.text import typo
from app.core.wording import day_fr, short_date_fr, short_month
from app.followup.models import Meeting
from app.followup.queries import Membership
from app.followup.queries.meetings_ahead import Outlook
from app.followup.rules import NOTHING_HEARD_DAYS, NextStep
from app.followup.wording.meetings import whole_when
from app.web.errors import Message, Wording

LINK_SENT = "Un nouveau lien part à votre adresse. Le précédent ne sert plus."


def short_months(months: tuple[date, ...]) -> list[str]:
    """« janv. », « févr. »."""
    return [short_month(month) for month in months]


def meeting_of_step(step: NextStep, outlook: Outlook) -> Meeting | None:
    """The meeting the next step is about, if it is about one."""
    return {
        NextStep.CONFIRM_MEETING: outlook.to_confirm,
        NextStep.MEETING_PLANNED: outlook.planned,
        NextStep.TELL_MEETING: outlook.to_tell,
        NextStep.AWAIT_ANSWER: outlook.awaiting,
    }.get(step)


def step_line(step: NextStep, member: Membership, outlook: Outlook) -> str:
    """The next step in one line, where several pairs are listed."""
    name, meeting, pair = member.partner.first_name, meeting_of_step(step, outlook), member.pair
    when = whole_when(meeting) if meeting else ""
    return typo(
        {
            NextStep.SIGN: "Signez la charte.",
            NextStep.WAIT_FOR_SIGNATURES: "La charte attend d’autres signatures.",
            NextStep.CHARTER_COMING: "Votre charte se prépare.",
            NextStep.CHARTER_FAILED: "La charte n’a pas réuni les trois signatures.",
            NextStep.STARTS_LATER: f"Il commence le {day_fr(pair.starts_on)}.",
            NextStep.PROPOSE_FIRST_MEETING: f"Proposez une première rencontre à {name}.",
            NextStep.AWAIT_FIRST_MEETING: f"{name} va vous proposer une date.",
            NextStep.CONFIRM_MEETING: f"{name} propose {when}.",
            NextStep.MEETING_PLANNED: f"Prochaine rencontre {when}.",
            NextStep.TELL_MEETING: f"Vous êtes-vous vus le {short_date_fr(meeting.happens_on) if meeting else ''} ?",
            NextStep.AWAIT_ANSWER: f"Vous avez proposé {when}.",
            NextStep.PLAN_MEETING: "Fixez votre prochaine rencontre.",
            NextStep.MIDWAY: "Faites le point sur vos objectifs.",
            NextStep.PAUSED: "En pause.",
            NextStep.OVER: "Terminé.",
        }[step]
    )


def first_date_awaited(starts_on: date | None, today: date) -> str:
    """When a mentee who waits for a first date tells the coordination: the day, and once it is over, now."""
    heard_by = starts_on + timedelta(days=NOTHING_HEARD_DAYS) if starts_on else None
    waits = "Toujours rien reçu" if heard_by is None or today > heard_by else f"Rien reçu le {day_fr(heard_by)}"
    return typo(f"{waits} ? Prévenez la coordination.")


def news_promised(news_by: date | None, today: date, *, failed: bool) -> str:
    """What a member is promised while there is no charter to sign; once that day is over, what they may do."""
    if failed:
        said = comes_back(news_by, today)
        return said if news_by and news_by < today else f"{said} Vous n’avez rien à faire."
    day = day_fr(news_by)
    if news_by and news_by < today:
        return typo(
            f"Vos deux oui sont arrivés. La coordination devait vous donner des nouvelles au plus tard le {day}. "
            "Rien reçu ? Écrivez-lui, ses coordonnées sont en bas de page."
        )
    return typo(
        "Vos deux oui sont arrivés. La coordination vous envoie un lien pour la lire et la signer, ou de ses "
        f"nouvelles, au plus tard le {day}."
    )


REFUSALS: Wording = {
    "not_their_pair": lambda _: Message("Cette page n’existe pas ou n’existe plus."),
    "mentorship_not_under_way": lambda _: Message(
        "Ce mentorat n’est pas en cours.",
        "Rien n’a été enregistré. Ouvrez la page de votre binôme pour voir où il en est.",
    ),
}
