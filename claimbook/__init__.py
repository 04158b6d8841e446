"""claimbook: statements with evidence, values with a story, chapters that cannot go stale."""

# Nothing else is imported here: `claimbook --help` pays for every import. This one decides how the others are read.
import claimbook.base.bytecode  # noqa: F401
