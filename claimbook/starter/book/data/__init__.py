"""The book's tables and topics."""
