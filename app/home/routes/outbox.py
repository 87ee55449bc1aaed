"""The outbox: what waits, what left, what could not be delivered, for the programmes one coordinates."""

from math import ceil

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.home.outbox.wording import EMPTY, SENT_AGAIN, STATES, TITLES, Tab, line, tab_words
from app.home.queries.letters import letters_shown_to
from app.home.routes.coordinator import pages
from app.mail.masking import masked_text
from app.mail.outbox import send_again
from app.mail.queries import count_by_state, letter, letters
from app.programmes.queries import coordinated_by
from app.web.pages import page, see_other

SIZE = 50


@pages.get("/emails")
def outbox() -> Response:
    """List one of the three lists, fifty at a time; of one programme when the address names it."""
    person = signed_in_person()
    all_mine, shown = coordinated_by(person.id), letters_shown_to(person.id)
    asked = [each for each in all_mine if each.slug == request.args.get("programme")]
    mine = asked or all_mine
    titles = {each.id: each.title for each in mine}
    tab = _tab(request.args.get("etat", ""))
    counts = count_by_state(titles, shown)
    total = max(1, ceil(sum(counts.get(state, 0) for state in STATES[tab]) / SIZE))
    number = min(max(request.args.get("page", 1, type=int), 1), total)
    found = letters(titles, STATES[tab], number=number, size=SIZE, shown=shown)
    return page(
        programme=mine[0] if len(mine) == 1 else None,  # whose menu is shown, when there is no doubt which
        several=len(mine) > 1,
        only=asked[0].slug if asked and len(all_mine) > 1 else None,
        tab=tab,
        tabs=tab_words(counts),
        title=TITLES[tab],
        empty=EMPTY[tab],
        lines=[line(mail, titles) for mail in found],
        number=number,
        total=total,
    )


@pages.get("/emails/<ref>")
def mail(ref: str) -> Response:
    """Show one letter with its links and codes hidden; once sent, only that it was."""
    person = signed_in_person()
    mine = coordinated_by(person.id)
    titles = {each.id: each.title for each in mine}
    found = letter(ref, titles, letters_shown_to(person.id))
    return page(
        programme=next(each for each in mine if each.id == found.programme_id),
        line=line(found, titles),
        private=found.private,
        text="" if found.private else masked_text(found.text, found.secrets),
        attachments=[] if found.private else [each.filename for each in found.attachments],
        tab=next(tab for tab, states in STATES.items() if found.state in states),
    )


@pages.post("/emails/<ref>/renvoyer")
def mail_again(ref: str) -> Response:
    """Put a dead letter back in the queue."""
    person = signed_in_person()
    found = letter(ref, {each.id for each in coordinated_by(person.id)}, letters_shown_to(person.id))
    send_again(found, actor=person.ref)
    flash(SENT_AGAIN)
    return see_other("home.coordinator.outbox", etat=Tab.WAITING.value)


def _tab(asked: str) -> Tab:
    return Tab(asked) if asked in set(Tab) else Tab.WAITING
