"""`python -m claimbook` is the command line."""

from claimbook.cli import main

main()
