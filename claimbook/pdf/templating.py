"""The templates of the printed book."""

from __future__ import annotations

from claimbook.html import Templates

TEMPLATES = Templates("claimbook.pdf")
rendered = TEMPLATES.rendered
