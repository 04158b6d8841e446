"""The prose of a book's pages: its blocks, and the roles in it, as MyST reads them.

A note of a table is one line of text with value roles in it (`ROLE`), a template of a topic one with ids in braces
(`REFERENCE`); a page is Markdown, and read by its tokens, so that what stands in code is no role.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from claimbook.values.value import Value

ROLE = re.compile(r"\{value\}`\s*([^`|]*?)\s*(?:\|\s*([^`]*?)\s*)?`")
REFERENCE = re.compile(r"\{([a-z0-9][a-z0-9-]*)(?:\s*\|\s*([^{}]*?))?\s*\}")
DIRECTIVE = re.compile(r"\{([\w:-]+)\}")
OPTION = re.compile(r":[\w-]+:.*")
Mark = tuple[int, int, str]  # start and end of a value in a text, and its id
NOT_PROSE = {"code", "code-block", "code-cell", "raw", "math", "image", "toctree", "literalinclude"}


class Role(NamedTuple):
    """A role of MyST: its name and its content as written."""

    name: str
    content: str

    @property
    def id(self) -> str:
        return split_role(self.content)[0]

    @property
    def form(self) -> str:
        return split_role(self.content)[1]


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # chapters that run need no Markdown
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    plugins = (front_matter_plugin, myst_block_plugin, myst_role_plugin, colon_fence_plugin, deflist_plugin)
    reader = MarkdownIt("commonmark").enable("table")
    for plugin in plugins:
        reader.use(plugin)
    return reader


def blocks(text: str) -> Iterator[str]:
    """Yield the text of each heading, paragraph, list item and cell of a Markdown page, directives included."""
    for token in _inlines(text):
        yield token.content


def roles(text: str) -> Sequence[Role]:
    """Return the roles of a Markdown page in order."""
    return roles_and_words(text)[0] if "}`" in text else ()


def written_out(text: str, write: Callable[[Role], str]) -> str:
    """Return a stretch of prose with what `write` gives in place of each of its roles."""
    parts, end = [], 0
    for token in _markdown().parseInline(text):
        for role in _roles_in(token):
            raw = f"{{{role.name}}}`{role.content}`"
            start = text.find(raw, end)
            if start >= 0:
                parts += [text[end:start], write(role)]
                end = start + len(raw)
    return "".join([*parts, text[end:]])


@lru_cache(maxsize=1024)
def roles_and_words(text: str) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """Return the roles of a Markdown page, and what of it is neither role nor code nor anything else than words."""
    tokens = list(_inlines(text))
    return tuple(each for token in tokens for each in _roles_in(token)), tuple(
        each for token in tokens for each in _words_in(token)
    )


def _words_in(token: Token) -> Iterator[str]:
    for child in token.children or []:
        if child.type == "text":
            yield child.content
        elif child.children:
            yield from _words_in(child)


def _inlines(text: str) -> Iterator[Token]:
    """Yield every token that holds prose, those inside directives too."""
    for token in _markdown().parse(text):
        if token.type == "inline":
            yield token
        elif token.type in ("fence", "colon_fence"):
            directive = DIRECTIVE.match(token.info.strip())
            if directive and directive[1] not in NOT_PROSE:
                yield from _inlines(_without_options(token.content))


def _without_options(content: str) -> str:
    """Return a directive's content without the options that head it."""
    lines = content.splitlines()
    first = next((number for number, line in enumerate(lines) if not OPTION.fullmatch(line.strip())), len(lines))
    return "\n".join(lines[first:])


def _roles_in(token: Token) -> Iterator[Role]:
    for child in token.children or []:
        if child.type == "myst_role":
            yield Role(child.meta["name"], child.content)
        elif child.children:
            yield from _roles_in(child)


CONDITION = re.compile(r" ?\{holds\}`[^`]*`")


def without_conditions(text: str) -> str:
    """Return a text as its reader sees it: without the conditions that stand beside its sentences."""
    return CONDITION.sub("", text)


def named_values(text: str) -> list[tuple[str, str]]:
    """Return the id and the form of each value role in a Markdown text, in order."""
    return [(role.id, role.form) for role in roles(text) if role.name == "value"]


def split_role(content: str) -> tuple[str, str]:
    """Return the id and the form in the content of one value role."""
    id, _, form = content.partition("|")
    return id.strip(), form.strip()


def filled_in(template: str, show: Callable[[str], Value]) -> tuple[str, list[Mark]]:
    """Return a template with each {id} or {id|form} replaced by the value that `show` gives, and where each stands."""
    text, marks, end = "", [], 0
    for match in REFERENCE.finditer(template):
        text += template[end : match.start()]
        shown = format(show(match[1]), match[2] or "")
        marks.append((len(text), len(text) + len(shown), match[1]))
        text, end = text + shown, match.end()
    return text + template[end:], marks
