"""Names short enough for the labels of a chart; everything else is called by its name in the table of entities."""

from __future__ import annotations

from claimbook.book.sources import entity_name
from claimbook.tables.ledger import Ledger

SHORT = {
    "aist": "AIST",
    "aist-existing-machine": "AIST’s existing machine",
    "aist-new-machine": "AIST’s new machine",
    "aist-research-centre": "AIST’s research centre",
    "argonne": "Argonne",
    "carnegie-mellon": "Carnegie Mellon",
    "event-memorandum-2026": "Later memorandum",
    "hitachi-genai-center": "Hitachi’s centre",
    "ibm-vela": "Vela",
    "japan-government": "Government of Japan",
    "keio": "Keio",
    "meti": "METI",
    "mext": "MEXT",
    "microsoft-azure": "System on Azure",
    "sakura-internet": "Sakura Internet",
    "sakura-machine": "Sakura’s machine",
    "softbank-group": "SoftBank",
    "tohoku": "Tohoku",
    "tokyo-tech": "Tokyo Tech",
    "tokyo-tech-tohoku-model": "Language model on Fugaku",
    "university-of-tsukuba": "Tsukuba",
    "university-of-washington": "Washington",
    "us-doe": "Energy Department",
    "us-government": "US government",
    "trillion-parameter-consortium": "Trillion Parameter Consortium",
    "us-japan-university-partnerships": "University partnerships",
}


def short_name(ledger: Ledger, id: str) -> str:
    """Return what a chart calls an entity."""
    return SHORT.get(id) or entity_name(ledger, id)
