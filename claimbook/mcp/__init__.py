"""An assistant's way into the book, by the Model Context Protocol: find a number by words, read, cite, check a text.

Everything is answered from the data that the book publishes, so that a server beside the book and one that was given a
site's `values.json` say the same.
"""
