"""What every command shares: wrong input becomes a sentence and an exit code, output prints anywhere."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from claimbook.base.errors import BookError
from claimbook.base.installation import require_data
from claimbook.base.printable import printable_lines

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths

FAULTY, UNUSABLE = 1, 2
Given = ParamSpec("Given")


class Verbs(click.Group):
    """Commands in the order they are written, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def print_anywhere() -> None:
    """Let every text be printed wherever output goes: what its encoding lacks is written as JSON writes it."""
    codecs.register_error("as_in_json", as_in_json)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="as_in_json")


def as_in_json(error: UnicodeError) -> tuple[str, int]:
    """Return the characters that cannot be encoded as JSON's escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


def refuse_unreadable(given: Iterable[object]) -> None:
    """Raise BookError where a word of the command line is not UTF-8."""
    for each in given:
        if isinstance(each, tuple):
            refuse_unreadable(each)
        elif isinstance(each, str | Path):
            try:
                str(each).encode("utf-8")
            except UnicodeEncodeError:
                raise BookError(f"{str(each)!r} is not UTF-8; write it in UTF-8.") from None


def end_what_was_cut_off() -> None:
    """Complete or undo the change that a killed run left in the book around the working folder, if there is a book."""
    from claimbook.base.paths import find_book

    try:
        paths = find_book()
    except BookError:
        return
    from claimbook.base.transaction import interrupted

    if interrupted(paths):
        from claimbook.base.lock import settle

        settle(paths)


def verb(command: Callable[Given, None]) -> Callable[Given, None]:
    """Turn what is wrong into sentences on standard error and a non-zero exit."""

    @wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            require_data()
            refuse_unreadable((*args, *kwargs.values()))
            end_what_was_cut_off()
            command(*args, **kwargs)
        except BookError as error:
            for fault in error.faults:
                complain(fault)
            sys.exit(FAULTY)
        except RecursionError:
            click.echo("A file of the book is nested too deeply; look at what changed.", err=True)
            sys.exit(FAULTY)
        except BrokenPipeError:  # whoever was reading has read enough
            raise
        except OSError as error:
            complain(f"{error.filename or 'A file'}: {error.strerror or error}.")
            sys.exit(FAULTY)
        except KeyboardInterrupt:
            click.echo("Stopped; nothing was left half done.", err=True)
            sys.exit(130)

    return run


def say(sentence: object) -> None:
    """Print a sentence, without control signs of what it quotes."""
    click.echo(printable_lines(str(sentence)))


def complain(sentence: object) -> None:
    """Print a sentence on standard error, without control signs of what it quotes."""
    click.echo(printable_lines(str(sentence)), err=True)


def warn(sentence: str) -> None:
    """Print a warning on standard error."""
    complain(f"Warning: {sentence}")


def warn_of_wordings(paths: BookPaths) -> None:
    """Warn of words in tables that hold a number which an update has moved."""
    from claimbook.book.book import Book
    from claimbook.review.wordings import left_behind

    for warning in left_behind(Book(paths)):
        warn(str(warning))
