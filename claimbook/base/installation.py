"""What is installed: is the engine whole, which works by more files than its modules, and what has which version."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claimbook.base.errors import BookError

ENGINE = Path(__file__).resolve().parents[1]
DATA = (
    "brief/templates/macros.html",
    "cite/citationstyles/apa.csl",
    "editions/templates/frozen.html",
    "html/templates/shared.html",
    "pdf/templates/annex.html",
    "site/schemas/values.schema.json",
    "site/static/site.css",
    "site/templates/macros.html",
    "site/theme/theme.conf",
    "starter/book/_config.yml",
    "starter/rows.json",
)


@cache
def engine_digest() -> str:
    """Return a digest of the engine's code and data: two installations that read alike have the same."""
    from claimbook.base.digests import contents_digest  # late: every command looks whether its engine is whole

    files = [path for path in sorted(ENGINE.rglob("*")) if path.suffix in (".py", ".json") and path.is_file()]
    return contents_digest((path.relative_to(ENGINE).as_posix(), path.read_bytes()) for path in files)


@cache
def version_of(package: str) -> str:
    """Return the version of an installed package."""
    from importlib.metadata import version  # late: as above

    return version(package)


def require_data(engine: Path = ENGINE) -> None:
    """Raise BookError where files are missing that came with the engine's modules."""
    missing = [name for name in DATA if not (engine / name).is_file()]
    if missing:
        raise BookError(f"This installation of claimbook lacks {', '.join(missing)}; install it anew.")
