"""Which files are briefs, and reading them: each whole, or one sentence why not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError, Fault

if TYPE_CHECKING:
    from claimbook.documents.blocks import Reading

SUFFIXES = frozenset(
    {".docx", ".docm", ".pdf", ".md", ".markdown", ".html", ".htm", ".xhtml", ".tex", ".odt", ".txt", ".pptx", ".xlsx"}
)
MACROS = b"vbaProject.bin"


def briefs_in(paths: Iterable[Path]) -> list[Path]:
    """Return the briefs named, and those in the folders named, each once; raises BookError for an empty folder."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [each for each in sorted(path.rglob("*")) if _is_brief(each, path)]
        if not inside:
            raise BookError(Fault(path.as_posix(), None, None, "holds no brief; name a file, or a folder with some"))
        found.update(dict.fromkeys(inside))
    return list(found)


def _is_brief(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith((".", "~$", "_")) for part in parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def read_brief(path: Path) -> Reading:
    """Return a brief as its reader sees it, from standard input for `-`; raises BookError with one sentence."""
    from claimbook.documents.formats import content_of  # late: only a check that comes so far needs it

    name = "standard input" if path == Path("-") else path.as_posix()
    return read_content(content_of(path, name), name)


def read_content(content: bytes, name: str) -> Reading:
    """Return the bytes of a brief as its reader sees it; raises BookError with one sentence."""
    from claimbook.documents import formats  # late: only a check that comes so far needs it

    if content.startswith(b"PK") and MACROS in content:  # a zip file tells the names of its parts uncompressed
        raise BookError(Fault(name, None, None, "holds macros, which are never run here; save a copy without them"))
    form = formats.form_of(content, name)
    if form == "html":
        from claimbook.brief.web_briefs import read_page  # late: only a check that comes so far needs it

        return read_page(content, name)
    return formats.read_content(content, name, form)
