"""claimbook: statements with evidence, values with a story, chapters that cannot go stale."""

# Never import anything here: `claimbook --help` pays for every import.
