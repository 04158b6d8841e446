"""A book's topic modules, loaded under a name of that book, so that one process can hold several books.

Two books may both keep their topics in `data`. The engine loads those of each book below a package of its own,
`topics_of_<digest of its folder>`, and lets them import one another under the names that their authors wrote:
`from data.names import short_name` inside a book's topic is that book's `data.names`, wherever it stands. All else is
imported as ever. Nothing is added to `sys.path`; in the kernel of a chapter, which works in the book's folder,
`from data import …` is Python's own import.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from claimbook.base.bytecode import ContentLoader, go_by_content
from claimbook.base.digests import digest
from claimbook.base.errors import BookError

PREFIX = "topics_of_"


def load_topic(root: Path, topics: Sequence[str], name: str) -> ModuleType:
    """Return the module `name` ("data.compute") of the book in `root`, whose topic modules are `topics`.

    Raises BookError where it cannot be imported.
    """
    package = _package_of(root.resolve())
    _owned[package] |= {topic.partition(".")[0] for topic in topics}
    try:
        return importlib.import_module(f"{package}.{name}")
    except BookError:
        raise
    except Exception as error:  # a module may raise anything
        said = str(error).replace(f"{package}.", "")
        if not isinstance(error, ImportError | SyntaxError):
            said = f"{type(error).__name__}: {said}"
        raise BookError(f"The topic module {name} cannot be imported: {said}") from None


def written_name(module: str) -> str:
    """Return the name under which a book knows its own module: "data.compute"."""
    return module.partition(".")[2] if module.startswith(PREFIX) else module


_owned: dict[str, set[str]] = {}  # the packages that each book's topics stand in, by the package of the book


@cache
def _package_of(root: Path) -> str:
    """Return the name of a book's package, made where there is none yet."""
    name = f"{PREFIX}{digest(str(root))}"
    package = ModuleType(name)
    package.__path__ = [str(root)]
    go_by_content(root)
    sys.modules[name] = package
    _owned.setdefault(name, set())
    if TopicFinder not in sys.meta_path:
        sys.meta_path.insert(0, TopicFinder)
    return name


class TopicLoader(ContentLoader):
    """Loads a topic module in which `import` finds the book's own modules first."""

    def exec_module(self, module: ModuleType) -> None:
        package = module.__name__.partition(".")[0]
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import_in(package)}
        super().exec_module(module)


class TopicFinder:
    """Finds the modules of books' packages, and no others."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return where a module of a book stands, to be loaded by `TopicLoader`."""
        package, _, rest = name.partition(".")
        if package not in _owned or not rest or rest.partition(".")[0] not in _owned[package]:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = TopicLoader(name, spec.loader.path)
        return spec


@cache
def _import_in(package: str) -> Any:
    """Return the `__import__` of a book's modules."""

    def import_own(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        top = name.partition(".")[0]
        if level or top not in _owned[package]:
            return builtins.__import__(name, globals, locals, fromlist or (), level)
        found = builtins.__import__(f"{package}.{name}", globals, locals, fromlist or (), 0)
        return found if fromlist else getattr(found, top)

    return import_own
