"""The words quantities are written with: tables only, no behaviour, so that a new word is a new row."""
