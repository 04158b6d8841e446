"""Citations of the book, its chapters, figures and numbers: one CSL item each, and every format made from it."""

from claimbook.cite.formats import as_latex, biblatex, bibtex, csl_json, ris
from claimbook.cite.items import (
    Item,
    book_item,
    chapter_item,
    date_parts,
    figure_item,
    number_item,
    one_line,
    short_form,
    short_of,
    statement_item,
    title_of,
    whole_title,
)
from claimbook.cite.wordings import APA, CHICAGO, STYLES, as_markdown, as_text, cited, sentence

__all__ = [
    "APA",
    "CHICAGO",
    "STYLES",
    "Item",
    "as_latex",
    "as_markdown",
    "as_text",
    "biblatex",
    "bibtex",
    "book_item",
    "chapter_item",
    "cited",
    "csl_json",
    "date_parts",
    "figure_item",
    "number_item",
    "one_line",
    "ris",
    "sentence",
    "short_form",
    "short_of",
    "statement_item",
    "title_of",
    "whole_title",
]
