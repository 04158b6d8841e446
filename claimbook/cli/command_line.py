"""The command line itself: every command, in the order of its help."""

from __future__ import annotations

import click

from claimbook.base.gc_tuning import collect_rarely
from claimbook.cli.articles import add, confirm, coverage, extract, review, scan, text
from claimbook.cli.beginning import new
from claimbook.cli.building import build, lint, pdf, rerun, serve, validate
from claimbook.cli.citing import check, cite, mcp, values, why
from claimbook.cli.editions import diff, edition
from claimbook.cli.revising import reference, supersede, undo, withdraw
from claimbook.cli.verb import Verbs, print_anywhere

COMMANDS: tuple[click.Command, ...] = (
    lint, validate, extract, text, rerun, build, serve, diff, edition, values, add, scan, review, confirm, pdf, cite,
    check, mcp, why, coverage, reference, new, withdraw, supersede, undo,
)  # fmt: skip


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimbook", prog_name="claimbook")
def main() -> None:
    """Statements with evidence, values with a story, chapters that cannot go stale."""
    collect_rarely()
    print_anywhere()


for each in COMMANDS:
    main.add_command(each)
