"""The press at large: which pages of an archive say, contradict or overtake the numbers of a book."""
