"""Editions: frozen, dated states of the book, each in a folder of its own that never changes afterwards.

An edition is made aside and moved into place in one step, so that it is there whole or not at all. What it holds is
listed in its `edition.json` with a digest each; a build refuses an edition whose files are no longer those.
"""
