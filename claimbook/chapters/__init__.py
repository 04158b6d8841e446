"""Chapters as they run, and whether what they store is still true."""
