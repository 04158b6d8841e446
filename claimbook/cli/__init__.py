"""The command line: one verb a command. Heavy imports happen inside the command that needs them."""

from claimbook.cli.command_line import main as main
