"""What a book publishes for programs: its values with their history, its editions, and all values as one table."""
