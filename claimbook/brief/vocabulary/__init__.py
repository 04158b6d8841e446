"""The words that briefs use around numbers, as data; English and Japanese.

Provenance: everyday wording of policy briefs and statistical reports, written down by the project; the kinds of
statement and the scenarios are those of the book's own tables.
"""
