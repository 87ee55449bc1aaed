"""Programmes ready to be adapted, in TOML, each with a charter text in Markdown beside it."""

from app.programmes.presets.loading import (
    FOLDER,
    PresetRefused,
    adapted,
    charter_markdown,
    load_preset,
    preset_names,
    preset_path,
)

__all__ = [
    "FOLDER",
    "PresetRefused",
    "adapted",
    "charter_markdown",
    "load_preset",
    "preset_names",
    "preset_path",
]
