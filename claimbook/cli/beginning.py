"""Commands that begin a book, a value, a figure or a chapter."""

from __future__ import annotations

from pathlib import Path

import click

from claimbook.cli.verb import Verbs, verb


class Beginnings(Verbs):
    """What can be begun; a word that names none of it is the folder of a new book."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = next((word for word in args if not word.startswith("-")), None)
        return super().resolve_command(ctx, args if named is None or named in self.commands else ["book", *args])


@click.group(cls=Beginnings, context_settings={"ignore_unknown_options": True}, subcommand_metavar="DIR | COMMAND ...")
def new() -> None:
    """Begin a book in the folder DIR, or in a book a value, a figure or a chapter.

    A new book is an example that builds and passes its tests; each other beginning is a stub where it belongs, with
    what the tests will ask for.
    """


@new.command("book")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="A book of claims", show_default=True, help="What it is called.")
@click.option("--author", default="Its author", show_default=True, help="Who writes it.")
@verb
def new_book_command(folder: Path, title: str, author: str) -> None:
    """Begin a book in the folder DIR, which must be new or empty."""
    from claimbook.starter import new_book

    new_book(folder, title, author)
    click.echo(f"Began a book in {folder}; `cd {folder}`, then `claimbook build` makes its site.")


@new.command("value")
@click.argument("id")
@click.option("--topic", required=True, help="The topic that it belongs to.")
@click.option("--label", default="", help="What readers see it called.")
@click.option("--unit", default="", help="Its unit; none for a bare ratio.")
@click.option("--words", default="", help="Its formula in words.")
@click.option("--from", "inputs", multiple=True, metavar="ID", help="A value it is computed from; may be repeated.")
@verb
def new_value_command(id: str, topic: str, label: str, unit: str, words: str, inputs: tuple[str, ...]) -> None:
    """Begin the derived value ID."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_value

    paths = find_book()
    path = new_value(paths, topic, id, label, unit, words, inputs)
    click.echo(f"Wrote {id} into {paths.relative(path)}; set its formula right, then name it in the text as "
               f"{{value}}`{id}`.")  # fmt: skip


@new.command("figure")
@click.argument("id")
@click.option("--topic", required=True, help="The topic that it belongs to.")
@click.option("--takeaway", default="", help="The sentence that it shows.")
@verb
def new_figure_command(id: str, topic: str, takeaway: str) -> None:
    """Begin the figure ID."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_figure

    paths = find_book()
    path = new_figure(paths, topic, id, takeaway)
    click.echo(f"Wrote {id} into {paths.relative(path)}; draw it, then show it in a cell of its chapter: "
               f'chapter.figure("{id}")')  # fmt: skip


@new.command("chapter")
@click.argument("name")
@click.option("--title", default="", help="Its title.")
@click.option("--question", default="", help="The question that it answers.")
@verb
def new_chapter_command(name: str, title: str, question: str) -> None:
    """Begin the chapter NAME with its topic, and list both in the book."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_chapter

    paths = find_book()
    made = new_chapter(paths, name, title, question)
    click.echo(f"Wrote {' and '.join(map(paths.relative, made))}; `claimbook rerun {name}` runs it.")
