"""What a person decides of the tables, and what is proved of it."""
