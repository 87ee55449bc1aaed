from datetime import UTC, datetime, timedelta

import pytest
from app.access.models import Purpose
from app.access.rules import is_due_to_be_seen, link_life, session_life, too_many
from app.core.addresses import AddressRefused, normal_email, one_address

NOW = datetime(2026, 10, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "ada@",
        "ada@exemple",
        "a@exemple.fr,b@exemple.fr",
        "a@exemple.fr; b@exemple.fr",
        "Ada <ada@exemple.fr>",
        "ada@exemple.fr\r\nBcc: b@exemple.fr",
        "ada\n@exemple.fr",
        "ada\v@exemple.fr",
        "ada\x1c@exemple.fr",
        "ada\u2028@exemple.fr",
        "ada\x00@exemple.fr",
        '"a,b"@exemple.fr',
        "ada@[127.0.0.1]",
        "adà@exemple.fr",
        "ada@" + "x" * 250 + ".fr",
    ],
)
def test_address_that_is_not_one_plain_address_is_refused(text: str) -> None:
    with pytest.raises(AddressRefused):
        one_address(text)


def test_address_is_known_trimmed_and_in_lower_case() -> None:
    assert normal_email("  Ada.Roth@Exemple.FR \n") == "ada.roth@exemple.fr"
    assert one_address("Ada@exemple.fr") == "Ada@exemple.fr"


def test_address_of_an_accented_domain_is_kept_as_servers_know_it() -> None:
    assert normal_email("ada@hôpital.fr") == "ada@xn--hpital-ixa.fr"


def test_links_and_sessions_of_staff_are_shorter() -> None:
    assert (link_life(staff=True), link_life(staff=False)) == (timedelta(minutes=10), timedelta(minutes=30))
    staff, other = session_life(Purpose.ACCOUNT, staff=True), session_life(Purpose.ACCOUNT, staff=False)
    assert (staff.absolute, staff.idle) == (timedelta(hours=12), timedelta(minutes=60))
    assert (other.absolute, other.idle) == (timedelta(days=30), None)


@pytest.mark.parametrize("purpose", [Purpose.DRAFT, Purpose.SIGNATURE])
def test_sessions_of_other_purposes_are_the_same_for_everybody(purpose: Purpose) -> None:
    assert session_life(purpose, staff=True) == session_life(purpose, staff=False)


@pytest.mark.parametrize(
    ("minutes_ago", "expected"),
    [
        ([], False),
        ([1, 2, 3, 4], False),
        ([1, 2, 3, 4, 5], True),
        ([1, 2, 3, 4, 31], False),
        (list(range(40, 60)), True),
    ],
)
def test_address_asked_for_too_often_gets_no_more(minutes_ago: list[int], expected: bool) -> None:
    assert too_many([NOW - timedelta(minutes=each) for each in minutes_ago], NOW) is expected


def test_visit_is_written_down_every_ten_minutes() -> None:
    assert not is_due_to_be_seen(NOW - timedelta(minutes=9, seconds=59), NOW)
    assert is_due_to_be_seen(NOW - timedelta(minutes=10), NOW)
