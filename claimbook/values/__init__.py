"""A number with its story, and how it is written."""
