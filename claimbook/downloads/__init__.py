"""The files that a figure or the book hands out, each saying its source."""
