"""The topics of a tiny book that the tests build."""
