"""Two ways to use a page: with a mouse, or with the keys alone."""

import re
from typing import Protocol

from playwright.sync_api import FilePayload, Locator, Page

_FAR = 250  # more controls than any page has


class Hand(Protocol):
    """Somebody using one page, who names each control as they read it."""

    page: Page

    def write(self, label: str, text: str) -> None:
        """Fill in a field."""

    def tick(self, label: str) -> None:
        """Choose a radio or tick a box."""

    def pick(self, label: str, option: str) -> None:
        """Choose in a list."""

    def choose(self, label: str, file: FilePayload) -> None:
        """Choose a file."""

    def press(self, button: str) -> None:
        """Press a button, and wait for the next page."""

    def follow(self, link: str) -> None:
        """Follow a link, and wait for the next page."""


def _says(words: str) -> re.Pattern[str]:
    """Match a name that begins so, whatever the kind of its spaces and apostrophes."""
    kept = "".join(r"\s" if char.isspace() else "['’]" if char in "'’" else re.escape(char) for char in words)
    return re.compile(rf"^\s*{kept}(?![\w-])")


def _field(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=_says(label)).first


def _choice(page: Page, label: str) -> Locator:
    radio, box = (page.get_by_role(role, name=_says(label)) for role in ("radio", "checkbox"))
    return radio.or_(box).first


class Mouse:
    """Clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, label: str, text: str) -> None:
        _field(self.page, label).fill(text)

    def tick(self, label: str) -> None:
        _choice(self.page, label).check()

    def pick(self, label: str, option: str) -> None:
        self.page.get_by_role("combobox", name=_says(label)).select_option(label=option)

    def choose(self, label: str, file: FilePayload) -> None:
        self.page.get_by_label(_says(label)).set_input_files(file)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=_says(button)).first.click()
        self.page.wait_for_load_state()

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=_says(link)).first.click()
        self.page.wait_for_load_state()


class Keys:
    """Tab, Enter, Space and the arrows; what cannot be reached so does not exist."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, control: Locator) -> None:
        """Press Tab until that control has the focus."""
        control.wait_for(state="attached")
        wanted = control.element_handle()
        for _ in range(_FAR):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{control} cannot be reached with Tab at {self.page.url}")

    def write(self, label: str, text: str) -> None:
        self.reach(_field(self.page, label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        control = _choice(self.page, label)
        if control.get_attribute("type") == "radio":
            self._among_radios(control)
        else:
            self.reach(control)
        if not control.is_checked():
            self.page.keyboard.press("Space")
        assert control.is_checked(), label

    def _among_radios(self, control: Locator) -> None:
        """Tab enters a group at one radio; the arrows go on from there."""
        wanted = control.element_handle()
        same_group = (
            "element => document.activeElement?.type === 'radio' && document.activeElement.name === element.name"
        )
        for _ in range(_FAR):
            if wanted.evaluate(same_group):
                break
            self.page.keyboard.press("Tab")
        for _ in range(_FAR):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{control} cannot be reached at {self.page.url}")

    def pick(self, label: str, option: str) -> None:
        control = self.page.get_by_role("combobox", name=_says(label))
        self.reach(control)
        labels = [each.strip() for each in control.locator("option").all_inner_texts()]
        for _ in range(labels.index(option)):
            self.page.keyboard.press("ArrowDown")

    def choose(self, label: str, file: FilePayload) -> None:
        """The browser's own window, that Space would open, is not of the page."""
        control = self.page.get_by_label(_says(label))
        self.reach(control)
        control.set_input_files(file)

    def press(self, button: str) -> None:
        self._leave(self.page.get_by_role("button", name=_says(button)).first)

    def follow(self, link: str) -> None:
        self._leave(self.page.get_by_role("link", name=_says(link)).first)

    def _leave(self, control: Locator) -> None:
        self.reach(control)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
