"""Every template is reachable, names what exists, and keeps to the strict content policy."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
_BUILT = re.compile(r"[\"']([\w/]+/_?)[\"']\s*~[^%]*~\s*[\"'](\.html)[\"']")
_NAMED = re.compile(r"[\"']([\w/]+\.(?:html|txt))[\"']")


def _made(name: str, pattern: tuple[str, str]) -> bool:
    """Tell whether a name could be built from the beginning and end that a template joins."""
    return name.startswith(pattern[0]) and name.endswith(pattern[1])


def _referenced(app: Flask) -> set[str]:
    found: set[str] = set()
    for name in app.jinja_env.list_templates():
        source = (FOLDER / name).read_text()
        found |= set(_NAMED.findall(source))
        folder = name.rpartition("/")[0]
        found |= {f"{folder}/{partial}" for partial in _NAMED.findall(source)}
    for path in (ROOT / "app").rglob("*.py"):
        named = set(_NAMED.findall(path.read_text()))
        found |= named
    endpoints = {rule.endpoint.replace(".", "/") + ".html" for rule in app.url_map.iter_rules()}
    return found | endpoints


def test_every_template_is_reachable(whole_app: Flask) -> None:
    known = _referenced(whole_app)
    made = {pair for name in TEMPLATES for pair in _BUILT.findall((FOLDER / name).read_text())}
    partials = {name.rpartition("/")[2] for name in known}
    unreachable = [
        name
        for name in TEMPLATES
        if not name.startswith(("emails/", "errors/", "demo/"))
        and not any(_made(name, pattern) for pattern in made)
        and name not in known
        and not (name.rpartition("/")[2].startswith("_") and name.rpartition("/")[2] in partials)
    ]
    assert unreachable == []


def test_every_template_compiles_and_names_templates_that_exist(whole_app: Flask) -> None:
    for name in whole_app.jinja_env.list_templates():
        if not name.endswith((".html", ".txt")):
            continue
        tree = whole_app.jinja_env.parse((FOLDER / name).read_text())
        for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
            for node in tree.find_all(kind):
                target = node.template  # type: ignore[attr-defined]  # every one of these nodes has it
                if isinstance(target, nodes.Const):
                    assert (FOLDER / str(target.value)).exists(), f"{name} names {target.value}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_keeps_to_the_content_policy(name: str) -> None:
    source = (FOLDER / name).read_text()
    if not name.startswith("emails/"):
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|hx-on|js:|hx-trigger=\"[^\"]*\[", source)
        assert "http://" not in source
    assert "|safe" not in source.replace(" ", "")


def test_endpoints_named_in_templates_exist(whole_app: Flask) -> None:
    endpoints = {rule.endpoint for rule in whole_app.url_map.iter_rules()}
    unknown = set()
    for name in TEMPLATES:
        for endpoint in re.findall(r"url_for\(\s*[\"']([\w.]+)[\"']", (FOLDER / name).read_text()):
            if endpoint not in endpoints and not endpoint.startswith("demo."):
                unknown.add(f"{name}: {endpoint}")
    assert sorted(unknown) == []
