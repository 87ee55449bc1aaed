"""A preset that lies is refused with its file, its line and its reason."""

from pathlib import Path

import pytest
from app.programmes.presets import FOLDER, PresetRefused, load_preset
from app.programmes.wording import preset_refusal

LOCAL, HOSPITAL = "installation-liberale", "encadrement-hospitalier"


def copy_of(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    source = (FOLDER / f"{name}.toml").read_text("utf-8")
    for before, after in changes:
        assert before in source
        source = source.replace(before, after, 1)
    (tmp_path / f"{name}.charte.md").write_text((FOLDER / f"{name}.charte.md").read_text("utf-8"), "utf-8")
    path = tmp_path / f"{name}.toml"
    path.write_text(source, "utf-8")
    return path


def refusal(path: Path) -> PresetRefused:
    with pytest.raises(PresetRefused) as caught:
        load_preset(path)
    return caught.value


BROKEN = [
    ("not_toml", [('edition = "en continu"', 'edition = "en continu')]),
    ("extra_forbidden", [('edition = "en continu"', 'editions = "x"')]),
    ("missing", [('edition = "en continu"\n', "")]),
    ("enum", [('kind = "rolling"', 'kind = "sometimes"')]),
    ("int_parsing", [("reading_days = 5", 'reading_days = "cinq"')]),
    ("greater_than_equal", [("meetings_min = 4", "meetings_min = 0")]),
    ("string_too_short", [('label = "Finaliser mon projet d’installation"', 'label = " "')]),
    ("string_pattern_mismatch", [('slug = "objectifs"', 'slug = "Mes objectifs"')]),
    ("text_field_unknown", [("au moins {min_years} ans** d’", "au moins {annees} ans** d’")]),
    ("text_field_absent", [('intake = "Toute l’année"', 'intake = "Jusqu’au {closes_on}"')]),
    ("text_brace_alone", [('intake = "Toute l’année"', 'intake = "Toute {l’année"')]),
    ("error_sentence_missing", [('errors.too_many = "Gardez trois objectifs au maximum"\n', "")]),
    ("choice_repeated", [('value = "place"', 'value = "project"')]),
    ("key_repeated", [('key = "last_name"', 'key = "first_name"')]),
    ("meaning_repeated", [('meaning = "last_name"', 'meaning = "first_name"')]),
    ("slug_repeated", [('slug = "objectifs"', 'slug = "projet"')]),
    ("page_unknown", [('page = "autre-profession"', 'page = "nulle-part"')]),
    ("share_refused", [('shares = ["expectations"]', 'shares = ["avoid"]')]),
    ("value_fixed", [('{ value = "video", label = "En visio" }', '{ value = "visio", label = "En visio" }')]),
    ("link_address", [(', url = "https://www.ars.sante.fr/"', "")]),
    ("link_verdict", [('nature = "family"\nverdict = "ruled_out"', 'nature = "family"\nverdict = "to_discuss"')]),
    ("place_verdict", [('{ sign = "ignore" }', '{ sign = "keep_apart" }')]),
    ("capacity_missing", [(', label = "Deux", capacity = 2', ', label = "Deux"')]),
    ("bounds_out_of_order", [("maximum = 60", "maximum = -1")]),
    ("timeline_when", [('when = "Quand vous voulez"\n', "")]),
    ("date_missing", [('when = "Quand vous voulez"', 'day = "opens_on"')]),
    ("charter_file_missing", [('file = "installation-liberale.charte.md"', 'file = "ailleurs.md"')]),
    ("question_missing", [('meaning = "availability"\n', "")]),
    ("choices_from", [('choices_from = "objectives"\n', "")]),
    ("choices_missing", [('choices = [{ value = "yes", label = "Oui" }, { value = "no", label = "Non" }]', "")]),
]


@pytest.mark.parametrize(("reason", "changes"), BROKEN, ids=[reason for reason, _ in BROKEN])
def test_broken_preset_is_refused_with_its_reason_and_a_sentence(
    tmp_path: Path, reason: str, changes: list[tuple[str, str]]
) -> None:
    refused = refusal(copy_of(tmp_path, LOCAL, *changes))
    assert refused.reason == reason
    sentence = preset_refusal(refused)
    assert sentence.startswith(f"{tmp_path / LOCAL}.toml, ligne {refused.line} : ")
    assert "ne convient pas" not in sentence


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('kind = "rolling"', 'kind = "sometimes"'),
        ("reading_days = 5", 'reading_days = "cinq"'),
        ('label = "Sage-femme"', "label = 12"),
        ('text = "Chacun confirme et signe la charte"', 'text = "Chacun {signe} la charte"'),
        ('{ value = "saturday", label = "Samedi" }', '{ value = "saturday", label = 6 }'),
        ('meaning = "last_name"', 'meaning = "surname"'),
        ('errors.out_of_range = "Écrivez un nombre entre', 'errors.out_of_range = "{count}{nombre} Écrivez entre'),
        (
            'commune = { sign = "keep_apart", verdict = "to_discuss" }',
            'commune = { sign = "keep_apart", verdict = "maybe" }',
        ),
    ],
)
def test_refusal_names_the_very_line(tmp_path: Path, before: str, after: str) -> None:
    path = copy_of(tmp_path, LOCAL, (before, after))
    lines = path.read_text("utf-8").splitlines()
    assert after in lines[refusal(path).line - 1]


def test_cohort_without_a_date_or_with_dates_out_of_order_is_refused(tmp_path: Path) -> None:
    missing = refusal(copy_of(tmp_path, HOSPITAL, ("committee_on = 2027-11-23\n", "")))
    assert missing.reason == "date_missing"
    path = copy_of(tmp_path, HOSPITAL, ("sign_by = 2027-12-15", "sign_by = 2027-10-15"))
    late = refusal(path)
    assert late.reason == "dates_out_of_order"
    assert path.read_text("utf-8").splitlines()[late.line - 1] == "sign_by = 2027-10-15"


def test_rule_on_establishments_forces_the_question(tmp_path: Path) -> None:
    path = copy_of(
        tmp_path, HOSPITAL, ('help = "Sert à écarter tout enjeu professionnel"', 'help = "Sert peu"\noptional = true')
    )
    refused = refusal(path)
    assert refused.reason == "question_optional"
    assert path.read_text("utf-8").splitlines()[refused.line - 1] == "optional = true"
    path = copy_of(
        tmp_path,
        HOSPITAL,
        ('same_establishment = "needs_derogation"', 'same_establishment = "ignore"'),
        ('help = "Sert à écarter tout enjeu professionnel"', 'help = "Sert peu"\noptional = true'),
    )
    assert load_preset(path).matching.same_establishment is None


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.toml").reason == "unreadable"
    latin = tmp_path / "latin.toml"
    latin.write_bytes('# ok\ntitle = "été"\n'.encode("latin-1"))
    assert (refusal(latin).reason, refusal(latin).line) == ("not_utf8", 2)


def test_charter_with_a_field_nobody_fills_is_refused_with_its_line(tmp_path: Path) -> None:
    path = copy_of(tmp_path, LOCAL)
    (tmp_path / f"{LOCAL}.charte.md").write_text("# Charte\n\nEntre {{mentor}} et {{ami}}.\n", "utf-8")
    refused = refusal(path)
    assert (refused.reason, refused.line, refused.path.name) == ("charter_field_unknown", 3, f"{LOCAL}.charte.md")
    assert preset_refusal(refused).endswith("ligne 3 : la charte nomme « ami », que le binôme ne remplit pas")
