"""Which value of the book a number in its sentence is about: by subject, metric, unit, period and the number itself."""

from claimbook.linking.index import MeaningIndex
from claimbook.linking.said import Context, Link
from claimbook.linking.scoring import Matched

__all__ = ["Context", "Link", "Matched", "MeaningIndex"]
