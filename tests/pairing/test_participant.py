import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.pairing.models import Acquaintance, Answer, Pair, PairState
from app.pairing.services import expire_proposals
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import World, say
from tests.support.letters import make_person, sign_in
from tests.support.pages import PageClient

PAGE = "/programmes/installation/ma-candidature/proposition"
MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE


@pytest.fixture
def pair(world: World) -> Pair:
    proposed = world.proposed()
    db.session.commit()
    return proposed


@pytest.fixture
def milo(client: PageClient, pair: Pair) -> PageClient:
    """The mentee, signed in."""
    sign_in(client, pair.mentee.email)
    return client


@pytest.fixture
def ada(app: Flask, pair: Pair) -> PageClient:
    """The mentor, signed in elsewhere."""
    visitor = PageClient(app)
    sign_in(visitor, pair.mentor.email)
    return visitor


def test_proposal_says_who_why_and_only_what_was_ticked(milo: PageClient) -> None:
    page = milo.get(PAGE)
    assert page.title.endswith("Un binôme vous est proposé")
    for sentence in (
        "Ada Roth, infirmière ou infirmier",
        "La création d’un cabinet",
        "Vos deux objectifs correspondent à son expérience.",
        "Vous êtes disponibles aux mêmes moments : fin de journée, soirée et samedi.",
        "Vous n’exercez pas au même endroit.",
        "Répondez au plus tard le lundi 26 octobre 2026",
    ):
        assert page.has(sentence), sentence
    for secret in ("Cabinet Roth", "Colmar", "ada.roth@exemple.fr", "12 ans"):
        assert not page.has(secret)


def test_signing_in_leads_to_the_proposal(app: Flask, pair: Pair) -> None:
    assert sign_in(PageClient(app), pair.mentee.email) == f"{PAGE}?binome={pair.ref}"


def test_accepting_waits_for_the_other_then_commits(milo: PageClient, ada: PageClient, pair: Pair) -> None:
    waiting = milo.follow(milo.submit(milo.get(PAGE), "Accepter ce binôme", acquaintance="no"))
    assert waiting.has("Ada a jusqu’au lundi 26 octobre 2026 pour répondre")
    ada.submit(ada.get(PAGE), "Accepter ce binôme", acquaintance="harmless")
    for visitor in (milo, ada):
        assert visitor.get(PAGE).has("Vos deux oui sont arrivés.")
    db.session.expire_all()
    assert pair.state is PairState.COMMITTED


def test_refusing_needs_no_reason_and_the_other_learns_nothing(milo: PageClient, ada: PageClient, pair: Pair) -> None:
    milo.submit(milo.get(PAGE), "Accepter ce binôme", acquaintance="no")
    mine = ada.follow(ada.submit(ada.get(PAGE), "Proposez-moi quelqu’un d’autre"))
    assert mine.title.endswith("C’est noté")
    assert mine.has("Nous ne donnons pas de raison à l’autre personne.")
    theirs = milo.get(PAGE)
    assert theirs.title.endswith("Ce binôme ne se fera pas")
    for page, name in ((mine, "Milo"), (theirs, "Ada")):
        assert not page.has(name)


def test_who_accepts_says_whether_they_know_the_other(milo: PageClient, pair: Pair) -> None:
    silent = milo.submit(milo.get(PAGE), "Accepter ce binôme", status=422)
    assert silent.errors() == ["Indiquez si vous connaissez cette personne"]
    torn = milo.submit(silent, "Accepter ce binôme", status=422, acquaintance="prefer_another")
    assert torn.errors() == ["Choisissez « Proposez-moi quelqu’un d’autre », ou changez votre réponse"]
    assert [each.get("value") for each in torn.all("input", type="radio") if each.get("checked") is not None] == [
        "prefer_another"
    ]
    forged = milo.submit(torn, "Accepter ce binôme", status=422, acquaintance="unsaid")
    assert forged.errors() == ["Indiquez si vous connaissez cette personne"]
    db.session.expire_all()
    assert pair.answers == []


def test_double_click_is_one_answer(milo: PageClient, pair: Pair) -> None:
    page = milo.get(PAGE)
    for _ in range(2):
        milo.submit(page, "Accepter ce binôme", acquaintance="no")
    milo.submit(page, "Proposez-moi quelqu’un d’autre", status=409)
    db.session.expire_all()
    assert [each.answer for each in pair.answers] == [Answer.YES]


def test_late_answer_is_refused_and_the_page_says_so(milo: PageClient, pair: Pair, now: FixedClock) -> None:
    page = milo.get(PAGE)
    now.set(2026, 10, 27, 0, 0)
    assert milo.get(PAGE).title.endswith("Ce binôme ne se fera pas")
    assert milo.submit(page, "Accepter ce binôme", acquaintance="no", status=410).has("n’attend plus de réponse")
    expire_proposals(now())
    db.session.commit()
    assert milo.get(PAGE).title.endswith("Ce binôme ne se fera pas")


def test_a_mentor_of_two_has_two_proposals(world: World, app: Flask) -> None:
    mentor = world.mentor(capacity="two")
    pairs = [world.proposed(mentor, world.mentee(name, "Meyer")) for name in ("Hugo", "Léa")]
    db.session.commit()
    visitor = PageClient(app)
    sign_in(visitor, mentor.email)
    first = visitor.get(f"{PAGE}?binome={pairs[0].ref}")
    assert first.has("Hugo Meyer")
    assert not first.has("Léa")
    second = visitor.get(first.link("Voir la proposition"))
    assert second.has("Léa Meyer")
    visitor.submit(second, "Accepter ce binôme", acquaintance="no")
    db.session.expire_all()
    assert [len(each.answers) for each in pairs] == [0, 1]


def test_a_pair_is_unknown_before_it_is_proposed(world: World, app: Flask) -> None:
    pair = world.pair(world.mentor(), world.mentee())
    db.session.commit()
    visitor = PageClient(app)
    sign_in(visitor, pair.mentee.email)
    for path in (PAGE, f"{PAGE}?binome={pair.ref}"):
        visitor.get(path, status=404)


def test_strangers_and_members_of_another_pair_learn_nothing(app: Flask, world: World, pair: Pair) -> None:
    other = world.proposed(world.mentor("Inès", "Weber"), world.mentee("Hugo", "Schmitt"))
    make_person("zoe@exemple.fr")
    db.session.commit()
    PageClient(app).get(PAGE, status=403)
    for email in ("zoe@exemple.fr", "rachid@exemple.fr", other.mentor.email, other.mentee.email):
        visitor = PageClient(app)
        sign_in(visitor, email)
        assert visitor.http.get(f"{PAGE}?binome={pair.ref}").status_code == 404
    mine = visitor.get(PAGE)
    visitor.submit(mine, "Accepter ce binôme", acquaintance="no", binome=pair.ref, status=404)
    visitor.submit(mine, "Accepter ce binôme", acquaintance="no", binome="", status=404)
    db.session.expire_all()
    assert pair.answers == other.answers == []


def test_coordination_alone_could_know_the_acquaintance(milo: PageClient, ada: PageClient, pair: Pair) -> None:
    say(pair, MENTEE, Answer.YES, Acquaintance.HARMLESS)
    db.session.commit()
    assert not ada.get(PAGE).has("a accepté")


def test_my_application_says_what_is_proposed_then_what_stands(milo: PageClient, ada: PageClient, pair: Pair) -> None:
    home = "/programmes/installation/ma-candidature"
    proposed = milo.get(home)
    assert proposed.has("Binôme proposé")
    assert not proposed.has("Nous cherchons encore")
    assert proposed.link("Voir la proposition") == f"{PAGE}?binome={pair.ref}"
    milo.submit(milo.get(PAGE), "Accepter ce binôme", acquaintance="no")
    assert milo.get(home).has("Nous attendons l’autre réponse")
    ada.submit(ada.get(PAGE), "Accepter ce binôme", acquaintance="no")
    assert milo.get(home).has("En binôme")


def test_my_application_says_nothing_of_a_pair_that_will_not_be(milo: PageClient, ada: PageClient) -> None:
    ada.submit(ada.get(PAGE), "Proposez-moi quelqu’un d’autre")
    page = milo.get("/programmes/installation/ma-candidature")
    assert page.has("Retenue")
    assert not page.has("Binôme proposé")
