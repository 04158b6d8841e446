"""Quantities in Japanese: a scanner of our own, a family of quantities a module, its words as data in `vocabulary`."""
