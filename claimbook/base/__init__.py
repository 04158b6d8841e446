"""Files, folders, and sentences of error: what every room stands on."""
