"""A charter to print, and the tools that read what was printed."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.documents.fingerprint import sha256_hex
from app.documents.model import (
    BulletList,
    CharterDocument,
    EvidenceEvent,
    Heading,
    Letterhead,
    Means,
    NumberedList,
    Paragraph,
    Party,
    Run,
    SignatureGiven,
    SignedCharterDocument,
)

NAMES = ("Claire Humbert", "Karim Benali", "Anne Müller-Łukasik")
PEOPLE = {
    "french": NAMES,
    "vietnamese": ("Nguyễn Thị Ánh", "Trần Văn Đức", "Phạm Ngọc Ánh"),
    "polish and turkish": ("Łucja Çelik", "Stanisław Żółć", "Gülşen İşçi"),
    "greek": ("Ελένη Παπαδοπούλου", "Γιώργος Ψαράς", "Ζωή Ξένου"),
    "cyrillic": ("Дмитрий Шостакович", "Шевченко Їжак", "Ђорђе Њ"),
    "long": (" ".join(["Anne-Françoise Élisabeth"] * 14)[:340].strip(),) * 3,
    "unbroken": ("Ł" * 340,) * 3,
}
PRESETS = ("installation-liberale", "encadrement-hospitalier")
SENTENCES = (
    "Le mentorat est une aide entre pairs.",
    "1. Ce que chacun promet",
    "La personne qui accompagne promet :",
    "d’écouter avant de conseiller",
    "de garder pour elle ce qu’elle entend",
    "Rencontres",
    "Elles sont quatre au moins.",
    "préparer",
    "se voir",
    "Chacun peut y mettre fin.",
)


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


BLOCKS = (
    Paragraph(
        (Run("Le "), Run("mentorat", bold=True), Run(" est une aide "), Run("entre pairs", italic=True), Run("."))
    ),
    Heading(_runs(SENTENCES[1])),
    Paragraph(_runs("La personne qui accompagne promet\u00a0:")),
    BulletList((_runs(SENTENCES[3]), _runs(SENTENCES[4]))),
    Heading(_runs(SENTENCES[5]), level=3),
    Paragraph(_runs(SENTENCES[6])),
    NumberedList((_runs(SENTENCES[7]), _runs(SENTENCES[8])), start=3),
    Paragraph(_runs(SENTENCES[9])),
)


def charter(
    names: tuple[str, str, str] = NAMES,
    *,
    blocks: tuple[Paragraph | Heading | BulletList | NumberedList, ...] = BLOCKS,
    programme: str = "Mentorat 2027",
    organisation: str = "CPTS des Trois Vallées",
    clauses: tuple[tuple[Run, ...], ...] = (),
) -> CharterDocument:
    """Return a charter between three people."""
    mentee, mentor, host = names
    return CharterDocument(
        letterhead=Letterhead(programme, organisation),
        title="Charte de mentorat",
        parties=(
            Party("Mentorée", mentee),
            Party("Mentor", mentor),
            Party("Pour la CPTS", host, represents=f"la {organisation}"),
        ),
        blocks=blocks,
        reference="CM-2026-0042",
        version=3,
        version_on=date(2026, 9, 1),
        issued_at=datetime(2026, 12, 5, 9, 0, tzinfo=UTC),
        verification_code="K7QF-2MXT",
        verification_page="https://mentorat.exemple.fr/verifier",
        verification_url="https://mentorat.exemple.fr/verifier?code=K7QF-2MXT",
        clauses=clauses,
    )


def preset(name: str) -> CharterDocument:
    """Return the charter of one of the programmes we ship, merged."""
    from app.charters import markdown, printing
    from app.programmes.presets import preset_path

    read = markdown.parse(preset_path(name).with_name(f"{name}.charte.md").read_text("utf-8"))
    values = {field: f"La valeur de {field}" for field in markdown.fields_of(read.blocks, read.clauses)}
    blocks = printing._blocks(markdown.merge(read.blocks, values))
    clauses = tuple(printing._runs(each.runs) for each in markdown.merge_clauses(read.clauses, values))
    return replace(charter(), blocks=blocks, clauses=clauses)


def signed(document: CharterDocument, *, last_means: Means = Means.ONLINE, events: int = 22) -> SignedCharterDocument:
    """Return the same charter once signed by all, at 21 h 07 in Paris on three evenings of December."""
    at = datetime(2026, 12, 12, 20, 7, tzinfo=UTC)
    means = (Means.ONLINE, Means.ONLINE, last_means)
    return SignedCharterDocument(
        charter=document,
        signatures=tuple(
            SignatureGiven(party.name, at + timedelta(days=day), given)
            for day, (party, given) in enumerate(zip(document.parties, means, strict=True))
        ),
        events=tuple(
            EvidenceEvent(number, at + timedelta(hours=number), "Page ouverte", NAMES[0], sha256_hex(b"%d" % number))
            for number in range(1, events + 1)
        ),
        frozen_sha256=sha256_hex(b"frozen"),
        snapshot_sha256=sha256_hex(b"snapshot"),
        completed_at=at + timedelta(days=2),
    )


def words_of(pdf: bytes) -> str:
    """Return the text of the PDF as poppler reads it, on one line, with ordinary spaces."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", read)


def boxes_of(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Return, page by page, the box around every word."""
    read = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"')
    pages = read.split("<page ")[1:]
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in word.findall(page)] for page in pages]


def fonts_of(pdf: bytes) -> str:
    """Return what poppler says of the fonts."""
    return subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def in_order(text: str, sentences: tuple[str, ...]) -> bool:
    """Tell whether the sentences stand in the text, in their order."""
    position = 0
    for sentence in sentences:
        position = text.find(sentence, position)
        if position < 0:
            return False
    return True
