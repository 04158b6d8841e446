"""The words quantities are written with: tables without behaviour, so that a new word is a new row."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set; they are easier to read and to add to than a list of strings."""
    return frozenset(text.split())
