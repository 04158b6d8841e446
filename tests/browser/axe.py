"""axe-core in a page: what it finds against WCAG 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EVERYTHING = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
ON_A_PHONE = "{type: 'rule', values: ['scrollable-region-focusable']}"  # what fits a desk may scroll there
RUN = """() => axe.run(WHERE, {runOnly: RULES, resultTypes: ['violations'], preload: false}).then(
  (result) => result.violations.map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)]))"""


def violations(page: Page, rules: str = EVERYTHING, where: str = "document") -> list[list[object]]:
    """Return what axe finds in a page or a part of it: the rule, how often, and the first element.

    The script must have been added to the page's context. No style sheet is asked for again: no rule of these needs it.
    """
    return page.evaluate(RUN.replace("WHERE", where).replace("RULES", rules))
