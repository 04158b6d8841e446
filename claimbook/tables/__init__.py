"""Rows as stored, with the questions asked of them noted."""
