from datetime import timedelta
from html import unescape

import pytest
from app.core import clock
from app.core.addresses import AddressRefused
from app.core.database import db
from app.mail import outbox
from app.mail.due import forget_old_mail
from app.mail.masking import masked_address, masked_text
from app.mail.message import Attachment, Letterhead
from app.mail.models import MailState, OutboxAttachment, OutboxMail
from app.mail.outbox import MailCannotBeSentAgain, send_again
from flask import Flask
from jinja2 import UndefinedError
from sqlalchemy import func, select

from tests.mail.conftest import HEAD, LETTER, Queue


def test_letter_is_written_once_with_the_deed(app: Flask, queue: Queue) -> None:
    mail = queue(programme_id=3)
    assert (mail.state, mail.attempts, mail.programme_id) == (MailState.QUEUED, 0, 3)
    assert mail.subject == "Votre lien pour ouvrir votre espace mentorat"
    assert mail.sender_name == "Mentorat 2027, CPTS des Trois Vallées"
    assert mail.reply_to == "mentorat@exemple.fr"
    assert mail.message_id.endswith("@localhost>")
    for words in (mail.text, unescape(mail.html)):
        assert "http://localhost/connexion/" + "t" * 43 in words
        assert "123456" in words
        assert "30\u00a0minutes" in words
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_styles_are_inline_and_the_dark_scheme_is_kept(app: Flask, queue: Queue) -> None:
    html = queue().html
    assert 'style="' in html
    assert "prefers-color-scheme" in html


def test_what_people_wrote_is_escaped_in_html_and_kept_in_text(app: Flask, queue: Queue) -> None:
    mail = queue(head=Letterhead("<b>M</b>", "O & Co", "Anne", "mentorat@exemple.fr", ""))
    assert "<b>M</b>" not in mail.html
    assert "O &amp; Co" in mail.html
    assert "O & Co" in mail.text


def test_template_that_lacks_something_is_an_error_and_not_a_hole(app: Flask, queue: Queue) -> None:
    with pytest.raises(UndefinedError):
        queue(context={"url": "x", "code": "1"})


@pytest.mark.parametrize(
    "address",
    [
        "a@exemple.fr,b@exemple.fr",
        "a@exemple.fr\r\nBcc: b@exemple.fr",
        "a\x0b@exemple.fr",
        "Ada <a@exemple.fr>",
        "",
    ],
)
def test_anything_but_one_address_is_refused(app: Flask, queue: Queue, address: str) -> None:
    with pytest.raises(AddressRefused):
        queue(to=address)
    with pytest.raises(AddressRefused):
        queue(head=Letterhead("M", "O", "A", address or "x", ""))


def test_subject_is_one_clean_typographic_line(app: Flask, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.mail import rendering
    from jinja2 import ChoiceLoader, DictLoader

    source = {"emails/sign_in/subject.txt": "L'avis de {{ who }}\n : reçu ?\n"}
    environment = rendering.environment()
    loader = environment.loader
    assert loader is not None
    monkeypatch.setattr(environment, "loader", ChoiceLoader([DictLoader(source), loader]))
    monkeypatch.setattr(environment, "cache", None)
    mail = queue(context=dict(LETTER.context) | {"who": "Ada\x0b\x0c\x1cX-Evil: 1\u2028Bcc: b@exemple.fr\r\n\x85."})
    assert mail.subject.isprintable() or "\u00a0" in mail.subject
    assert not {char for char in mail.subject if ord(char) < 32 or char in "\u2028\u2029\x7f\x85"}
    assert mail.subject.startswith("L’avis de Ada")
    assert mail.subject.endswith("\u00a0: reçu\u00a0?")


def test_every_letter_has_a_message_id_of_its_own(app: Flask, queue: Queue) -> None:
    assert len({queue().message_id for _ in range(20)}) == 20


def test_letter_nobody_gets_costs_a_row_and_keeps_nothing(app: Flask) -> None:
    outbox.write_off(LETTER)
    row = db.session.scalars(select(OutboxMail)).one()
    assert (row.state, row.to_address, row.text, row.html, row.secrets) == (MailState.CANCELLED, "", "", "", [])


def test_dead_letter_goes_again_with_the_same_number(app: Flask, queue: Queue) -> None:
    mail = queue()
    mail.state, mail.attempts, mail.last_error = MailState.FAILED, 12, "unreachable"
    number = mail.message_id
    send_again(mail, actor="someone")
    assert (mail.state, mail.attempts, mail.last_error, mail.message_id) == (MailState.QUEUED, 0, "", number)


@pytest.mark.parametrize("state", [state for state in MailState if state is not MailState.FAILED])
def test_letter_that_is_not_dead_is_not_sent_again(app: Flask, queue: Queue, state: MailState) -> None:
    mail = queue()
    mail.state = state
    with pytest.raises(MailCannotBeSentAgain):
        send_again(mail, actor="someone")


def test_dead_letter_without_text_is_not_sent_again(app: Flask, queue: Queue) -> None:
    mail = queue()
    mail.state, mail.text = MailState.FAILED, ""
    with pytest.raises(MailCannotBeSentAgain):
        send_again(mail, actor="someone")


def test_rows_are_forgotten_after_62_days_with_their_files(app: Flask, queue: Queue) -> None:
    old = queue(attachments=(Attachment("charte.pdf", "application/pdf", b"%PDF"),))
    recent = queue()
    old.created_at = clock.now() - timedelta(days=62, minutes=1)
    recent.created_at = clock.now() - timedelta(days=61)
    db.session.flush()
    assert forget_old_mail(clock.now()) == 1
    assert db.session.scalars(select(OutboxMail.id)).all() == [recent.id]
    assert db.session.scalar(select(func.count()).select_from(OutboxAttachment)) == 0


def test_letters_nobody_gets_are_forgotten_after_a_day(app: Flask) -> None:
    outbox.write_off(LETTER)
    assert forget_old_mail(clock.now() + timedelta(hours=23)) == 0
    assert forget_old_mail(clock.now() + timedelta(hours=25)) == 1


def test_masks_hide_addresses_links_and_codes(app: Flask, queue: Queue) -> None:
    assert masked_address("prenom@exemple.fr") == "p•••@exemple.fr"
    assert masked_address("") == "•••"
    mail = queue(secrets=("123456",))
    shown = masked_text(mail.text, mail.secrets)
    assert "123456" not in shown
    assert "ttt" not in shown
    assert "http://localhost/connexion/•••" in shown


def test_sender_without_organisation_is_the_programme_alone(app: Flask, queue: Queue) -> None:
    assert queue(head=Letterhead("Mentorat", "", "", HEAD.reply_to, "")).sender_name == "Mentorat"
