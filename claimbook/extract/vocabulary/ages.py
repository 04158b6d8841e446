"""The words that make a number an age; everyday English of reports about people."""

from . import words

OLD = frozenset({"old", "olds"})
AGED = words("aged age ages turned turning turns")
OLDER = words("over under above below")
PERSONS = words(
    "people person persons adults adult men women man woman children child kids girls boys those anyone everyone "
    "someone patients workers drivers residents citizens voters teenagers youths youngsters players pensioners "
    "americans britons passengers customers users students pupils"
)
# after “Sato, 46”
AFTER_AGE = words(
    ", . ; ) and who was is has had of from said says told in with or on at by for to as were are when"
) | {""}
# before a comma and a number these are places or times and no names of persons
PLACES_NOT_PERSONS = words(
    "monday tuesday wednesday thursday friday saturday sunday street st avenue ave road rd section article page "
    "chapter figure table room no number apartment suite floor act rule part vol q1 q2 q3 q4 usd eur"
)
BEFORE_DECADE = words("his her their my our your its early mid late")
PARTS_OF_DECADE = words("early mid late middle")
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
# before a comma and a number these are persons, too, though they are no names
KIN = words(
    "brother sister son daughter wife husband father mother boyfriend girlfriend partner nephew niece cousin uncle "
    "aunt "
    "grandson granddaughter grandfather grandmother boy girl man woman teenager student driver teacher officer victim "
    "suspect gunman child baby infant player pupil worker farmer nurse doctor pensioner"
)
