"""List the licences of everything that an installation holds: `make sbom`.

Reads what CycloneDX's tool says of an environment, keeps what `requirements.txt` pins, and writes that as
`docs/sbom.cdx.json` and, for readers, as `docs/licences.md`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
HEAD = """# Licences

What an installation of the engine holds besides the engine itself, as its packages declare it; written by `make sbom`.
The same as a CycloneDX bill of materials: [sbom.cdx.json](sbom.cdx.json).

| package | version | licence |
|---|---|---|
"""
# What these packages declare in a text file alone, read by hand.
DECLARED_IN_A_FILE = {
    "asttokens": "Apache-2.0",
    "pyahocorasick": "BSD-3-Clause AND LicenseRef-Public-Domain",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0 AND LicenseRef-those-of-its-parts",
}
LONGEST = 60


def key(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    """Return the version that is pinned of each package, by its name as indexes compare it."""
    return {
        key(name): version for name, version in PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    }


def licence_of(component: dict[str, Any]) -> str:
    """Return a component's licence: an expression or names where it declares them, else what was read by hand."""
    found = []
    for each in component.get("licenses", []):
        one = each.get("license", {})
        text = each.get("expression") or one.get("id") or one.get("name", "")
        text = text.removeprefix("License :: OSI Approved :: ").removeprefix("License :: ")
        found.append(text if len(text) <= LONGEST and "\n" not in text else "")
    return "; ".join(dict.fromkeys(filter(None, found))) or DECLARED_IN_A_FILE.get(key(component["name"]), "")


def main() -> int:
    bill = json.load(sys.stdin)
    pins = pinned()
    bill["components"] = [each for each in bill["components"] if key(each["name"]) in pins]
    for each in bill["components"]:  # where a wheel lay on the machine that lists it
        known = each.get("externalReferences", [])
        each["externalReferences"] = [to for to in known if not to["url"].startswith("file:")]
    kept = {each["bom-ref"] for each in bill["components"]}
    bill["dependencies"] = [
        {**each, **({"dependsOn": [to for to in each["dependsOn"] if to in kept]} if "dependsOn" in each else {})}
        for each in bill["dependencies"]
        if each["ref"] in kept
    ]
    unknown = [each["name"] for each in bill["components"] if not licence_of(each)]
    if unknown:
        print(
            f"No licence is known of {', '.join(unknown)}; read it and write it into docs/licences.py.", file=sys.stderr
        )
        return 1
    (ROOT / "docs" / "sbom.cdx.json").write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    rows = sorted((key(each["name"]), each["version"], licence_of(each)) for each in bill["components"])
    lines = "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in rows)
    (ROOT / "docs" / "licences.md").write_text(HEAD + lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
