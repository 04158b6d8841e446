"""axe-core in a page: what it finds against WCAG 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

EVERYTHING = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
ON_A_PHONE = "{type: 'rule', values: ['scrollable-region-focusable']}"  # what fits a desk may scroll there
RUN = """() => { MARK; return axe.run(WHERE, {runOnly: RULES, resultTypes: ['violations'], preload: false}).then(
  (result) => result.violations.map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)])); }"""
MARK = """
for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
for (const each of document.querySelectorAll('[data-contrast]')) each.removeAttribute('data-contrast');
const kinds = new Map(), kindOf = new Map(), count = new Map();
for (const each of document.querySelectorAll('*')) {
  const style = getComputedStyle(each);
  const look = [kindOf.get(each.parentNode), each.tagName, each.getAttribute('class'), ...ATTRIBUTES.map(
    (name) => each.getAttribute(name)), ...LOOKS.map((name) => style[name])].join('\\u0000');
  if (!kinds.has(look)) kinds.set(look, kinds.size);
  const kind = kinds.get(look);
  kindOf.set(each, kind);
  count.set(kind, (count.get(kind) ?? 0) + 1);
  if (count.get(kind) <= 2) each.setAttribute('data-contrast', '');
}"""
ATTRIBUTES = ["type", "disabled", "aria-disabled", "aria-hidden", "hidden", "style"]
LOOKS = [
    *("color", "backgroundColor", "backgroundImage", "backgroundClip", "opacity", "mixBlendMode", "filter"),
    *("fontSize", "fontWeight", "textShadow", "webkitTextStroke", "webkitTextFillColor"),
    *("display", "visibility", "position", "zIndex", "float", "transform", "clip", "clipPath"),
]

# The contrast of an element takes milliseconds, and a table repeats one row a thousand times.
SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + (
    "\naxe.configure({rules: [{id: 'color-contrast', selector: '[data-contrast]'}]});"
)


def violations(page: Page, rules: str = EVERYTHING, where: str = "document") -> list[list[object]]:
    """Return what axe finds in a page or a part of it: the rule, how often, and the first element.

    The script must have been added to the page's context. No style sheet is asked for again: no rule of these needs it.
    Contrast is judged on the first two elements of each kind: those that look the same, in what looks the same up to
    the root (tag, class, and every computed style that decides a text's colour, size, ground and place in the stack);
    colours that are on their way are taken where they end.
    """
    mark = MARK.replace("ATTRIBUTES", repr(ATTRIBUTES)).replace("LOOKS", repr(LOOKS))
    return page.evaluate(RUN.replace("MARK", mark).replace("WHERE", where).replace("RULES", rules))
