"""The words of Japanese news that the scanner knows, one family a module, as plain data."""
