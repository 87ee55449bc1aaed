"""Charter texts of our own, shaped like those that are pasted or written."""

from app.charters.queries import newest_text

from tests.charters.cast import TEXT
from tests.support.pages import Page, PageClient

BASE = "/coordination/local/reglages/charte"
NEXT = TEXT.replace("d'écoute", "d'écoute et d'aide")
PASTED = """CHARTE DE MENTORAT

Ce texte dit ce que se promettent une personne qui débute, une personne qui l'accompagne et l'organisme \
qui les réunit pendant toute l'année.

1. Ce qu'est le binôme

Le **binôme** - deux personnes - se parle librement : l'une raconte, l'autre écoute.

2. Ce que chacun promet

La personne qui accompagne promet :

- d'écouter avant de conseiller
- de garder pour elle ce qu'elle entend

- de dire non quand elle ne peut pas

3. Déroulement

Durée

Le binôme dure 12 mois.

Fin du binôme

Chacun peut y mettre fin, sans se justifier.

Date / Signature / Nom et prénom :

Mentor

Mentoré-e

Maison des soins du Val d'Or"""

MARKDOWN = """# La charte du *binôme*

Entre {{mentor}} et {{mentee}}, du {{ start }} au {{end}}.

## Engagements

1. se voir **{{meetings_min}} fois**
2. se taire sur [le reste](https://exemple.fr/secret)

### Détails

Une phrase
sur deux lignes.

---

## Clauses à approuver

- J'ai lu la charte.
- J'accompagne bénévolement pendant {{duration}}.
"""


def form_with(client: PageClient, source: str) -> dict[str, str]:
    """The form of the page where a text is written, with that text in it."""
    form = client.get(f"{BASE}/modifier").form("Enregistrer")
    return {**dict(form.fields()), "source": source}


def source_on(page: Page) -> str:
    """The text that the form of a page holds."""
    return dict(page.form("Enregistrer").fields())["source"].replace("\r\n", "\n")


def draft_source(programme_id: int) -> str | None:
    """The version being prepared, if there is one."""
    newest = newest_text(programme_id)
    return newest.source if newest is not None and newest.published_at is None else None
