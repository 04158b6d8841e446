"""One command from tables and chapters to a site."""
