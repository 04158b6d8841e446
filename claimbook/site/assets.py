"""The files that pages load: one style sheet, one script, the Vega bundle that charts ask for when they are seen, and
what the numbers page alone needs to make a list of feeds.

Each carries a digest of its content in its name. The colours of the style sheet come from `claimbook.book.theme`.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from claimbook.base.atomic import replace_file
from claimbook.base.digests import digest
from claimbook.base.errors import BookError
from claimbook.base.store import Store, store_of_installation
from claimbook.book.theme import FONT, TOKENS

HERE = Path(__file__).parent / "static"
DRAWER = "vl-convert-python"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
Assets = dict[str, str]


def style_sheet() -> str:
    """Return the whole style sheet: the tokens in light and dark, the rules that follow from them, and our own."""
    return "\n".join([tokens(), recolouring(), (HERE / "site.css").read_text(encoding="utf-8")])


def tokens() -> str:
    """Return the colours as custom properties: light, and dark on a screen whose reader prefers it."""
    light, dark = ("\n".join(f"  --{name}: {pair[mode]};" for name, pair in TOKENS.items()) for mode in (0, 1))
    font = f"  --sans: {FONT};"
    return (
        f":root {{\n  color-scheme: light;\n{font}\n{light}\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n  color-scheme: dark;\n{dark}\n}}\n}}"
    )


def recolouring() -> str:
    """Return the rules that turn the light colours of a drawing, and Vega's own black, into those of the mode."""
    rules = []
    for name, light in [*((name, pair[0]) for name, pair in TOKENS.items()), ("ink", "black")]:
        for part in ("fill", "stroke", "stop-color"):
            rules.append(f'.drawing [{part}="{light}" i] {{ {part}: var(--{name}); }}')
    return "\n".join(rules)


def vega_bundle(store: Store) -> str:
    """Return the script that draws interactive charts, kept with the installation, whose version alone it rests on.

    Where the user has no folder for that, the book's own `store` keeps it.
    """

    def make() -> bytes:
        import vl_convert  # late: it weighs 70 MB

        return f"(() => {{\n{vl_convert.javascript_bundle(SNIPPET)}\n}})();\n".encode()

    key = digest(version(DRAWER), SNIPPET)
    with suppress(OSError, BookError):
        return store_of_installation().get(key, "js", make).decode("utf-8")
    return store.get(key, "js", make).decode("utf-8")


def write_assets(folder: Path, store: Store, *, checks: bool = True) -> Assets:
    """Write every file that pages load into `folder` and return their names by what they are.

    Only a book with a page that checks briefs needs what `checks`.
    """
    contents = {
        ("style", "css"): style_sheet(),
        ("script", "js"): (HERE / "reader.js").read_text(encoding="utf-8"),
        ("watch", "js"): (HERE / "watch.js").read_text(encoding="utf-8"),
        ("check", "js"): (HERE / "check.js").read_text(encoding="utf-8"),
        ("search", "js"): (HERE / "search.js").read_text(encoding="utf-8"),
        ("icon", "svg"): (HERE / "icon.svg").read_text(encoding="utf-8"),
        ("vega", "js"): vega_bundle(store),
    }
    if not checks:
        del contents["check", "js"]
    folder.mkdir(parents=True, exist_ok=True)
    names = {kind: f"{kind}-{digest(content)[:10]}.{ending}" for (kind, ending), content in contents.items()}
    for (kind, _), content in contents.items():
        replace_file(folder / names[kind], content)
    for old in folder.iterdir():
        if old.name not in names.values():
            old.unlink()
    return names
