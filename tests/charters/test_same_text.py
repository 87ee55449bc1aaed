"""What signatories read on the page, what they are given as a PDF and what was frozen say the same, word for word."""

from collections.abc import Callable

import pytest
from app.applications.models import ApplicantRole, Application
from app.charters import printing
from app.charters.models import Charter, FileKind, Party
from app.charters.queries import file_of, snapshot_of
from app.core.wording import date_fr
from app.programmes.models import Programme
from app.programmes.presets import charter_markdown, load_preset, preset_path

from tests.charters import cast
from tests.charters.cast import (
    ADA,
    CLAUSES,
    MILO,
    TEXT,
    Signing,
    make_application,
    make_pair,
    make_programme,
    opened,
    sign_all,
)
from tests.charters.texts import MARKDOWN, PASTED
from tests.programmes.world import COHORT, ROLLING
from tests.support.pages import PageClient
from tests.support.reading import holds, words_frozen, words_inked, words_on_page, words_tagged

NASTY = """# La charte « dite » de l'*équipe*

Entre **{{mentor}}**, *{{mentee}}* et {{organisation}}, du {{start}} au {{end}} : ***tout*** y est.

## 1. Espaces, ligatures et alphabets

Un prix de 1\u202f250 € ; une œuvre, un cœur, « l’ŒUVRE » — voilà ! Efficace, ﬁn et aﬀable.

Ελληνικά, Кириллица, Việt Nam ễ, Łukasik, Đặng, Čapek et ½ journée.

Un-mot-très-long-qui-ne-tient-pas-sur-une-ligne-et-que-personne-ne-devrait-écrire-dans-une-charte-de-mentorat-mais-bon.

### Listes

- **gras** puis *italique* puis ***les deux***
- un [lien utile](https://exemple.fr/une/page?a=1&b=2) au milieu
- un chevron < et > et une esperluette & <b

3. troisième
4. quatrième, avec une phrase assez longue pour passer à la ligne, ce qui arrive plus vite qu'on ne le croit dans une \
liste numérotée dont chaque point est un paragraphe

Ligne un
ligne deux

10. dixième

## 2. Fin

Voir https://exemple.fr/chemin/tres/long/qui/deborde/de/la/ligne/et/qui/continue/encore/un/peu/pour/etre/sur.html
"""
PRESETS = {name: lambda name=name: charter_markdown(load_preset(preset_path(name))) for name in (ROLLING, COHORT)}
TEXTS: dict[str, Callable[[], str]] = {
    **PRESETS,
    "ordinary": lambda: TEXT,
    "clauses": lambda: TEXT + CLAUSES,
    "pasted": lambda: PASTED,
    "markdown": lambda: MARKDOWN,
    "nasty": lambda: NASTY,
    "nasty-clauses": lambda: NASTY + CLAUSES,
    "long": lambda: TEXT + "".join(f"\n## {rank}. Titre\n\n{'Une phrase de plus. ' * 40}\n" for rank in range(2, 9)),
}


def issued(name: str) -> Signing:
    programme = make_programme(text=TEXTS[name]())
    return Signing(programme, make_pair(programme))


def furniture(charter: Charter) -> tuple[str, ...]:
    """What stands at the head and foot of every page."""
    snapshot = snapshot_of(charter)
    heads = (snapshot.programme, snapshot.organisation, f"{snapshot.programme}, {snapshot.organisation}")
    issued_on, published_on = date_fr(snapshot.issued_at), date_fr(snapshot.version_on)
    return (
        *heads,
        f"Charte {snapshot.reference} émise le {issued_on}, version {snapshot.version} du {published_on}",
        f"Vérifier : {snapshot.verification_page}, code {snapshot.code}",
    )


@pytest.mark.parametrize("name", TEXTS)
def test_page_frozen_pdf_and_snapshot_say_the_same(client: PageClient, name: str) -> None:
    say_the_same(client, issued(name))


def test_names_of_all_kinds_are_the_same_everywhere(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {MILO: "D'Arc de l'Œuvre", ADA: "Παπαδόπουλος O'Brien-Nguyễn"}

    def renamed(programme: Programme, role: ApplicantRole, email: str, _first: str, _last: str) -> Application:
        return make_application(programme, role, email, "Anne-Élise", names[email])

    monkeypatch.setattr(cast, "make_application", renamed)
    say_the_same(client, issued("nasty"))


def say_the_same(client: PageClient, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    charter = signing.charter
    frozen, file = words_frozen(charter.snapshot), file_of(charter, FileKind.FROZEN)
    assert file is not None
    assert words_on_page(page) == frozen
    assert holds(words_tagged(file.content), frozen)
    assert holds(words_inked(file.content, furniture(charter)), frozen)


@pytest.mark.parametrize("name", [ROLLING, "nasty"])
def test_the_signed_pdf_says_the_same(client: PageClient, name: str) -> None:
    signing = issued(name)
    sign_all(client, signing)
    charter = signing.charter
    content, frozen = printing.final_pdf(charter), words_frozen(charter.snapshot)
    assert holds(words_tagged(content), frozen)
    assert holds(words_inked(content, furniture(charter)), frozen)


def test_a_word_that_changes_is_seen(client: PageClient) -> None:
    signing = issued("ordinary")
    charter = signing.charter
    frozen, file = words_frozen(charter.snapshot), file_of(charter, FileKind.FROZEN)
    assert file is not None
    for place, word in enumerate(frozen):
        for other in (frozen[:place] + frozen[place + 1 :], [*frozen[:place], f"{word}s", *frozen[place + 1 :]]):
            assert not holds(words_tagged(file.content), other) or place in (0, len(frozen) - 1)
