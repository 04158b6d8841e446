"""Everything a book knows, opened once."""
