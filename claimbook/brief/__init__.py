"""Checks of briefs: each number of somebody's document that cites the book, held against the book."""
