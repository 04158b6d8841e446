"""Whether the engine was installed whole: it works by more files than its modules."""

from __future__ import annotations

from pathlib import Path

from claimbook.base.errors import BookError

ENGINE = Path(__file__).resolve().parents[1]
DATA = (
    "cite/citationstyles/apa.csl",
    "site/schemas/values.schema.json",
    "site/static/site.css",
    "site/templates/macros.html",
    "site/theme/theme.conf",
    "starter/book/_config.yml",
    "starter/rows.json",
)


def require_data(engine: Path = ENGINE) -> None:
    """Raise BookError where files are missing that came with the engine's modules."""
    missing = [name for name in DATA if not (engine / name).is_file()]
    if missing:
        raise BookError(f"This installation of claimbook lacks {', '.join(missing)}; install it anew.")
