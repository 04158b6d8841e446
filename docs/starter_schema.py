"""Write the description of a new book's tables from that of this book, so that both stay one: `make schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OWN = ROOT / "data" / "datapackage.json"
STARTER = ROOT / "claimbook" / "starter" / "book" / "data" / "datapackage.json"


def starter_schema(package: dict[str, Any]) -> dict[str, Any]:
    """Return the description of tables without what only this book says: its names and its topics."""
    package = {"profile": package["profile"], "name": "book", "title": "Tables", "resources": package["resources"]}
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            if (resource["name"], field["name"]) == ("claims", "topic"):
                field["constraints"]["enum"] = ["pond"]
    return package


def written() -> str:
    """Return the text that the starter's description of tables should have."""
    package = starter_schema(json.loads(OWN.read_text(encoding="utf-8")))
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    STARTER.write_text(written(), encoding="utf-8")
