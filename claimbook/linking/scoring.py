"""How likely a number in its sentence is about a value: subject, metric, unit, period and the number itself weighed.

The weights are log-odds set on the labelled articles (tests/linking), the least that is asked as low as lets in hardly
any other number of theirs; a link is made where they come out above nought. A number that agrees is evidence by how
unlikely it is to agree by chance: “68億円” much, “half” or “three years” next to none. A number that differs is linked
only where all the rest is plain.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from claimbook.linking.entries import Entry
from claimbook.linking.measures import Closeness
from claimbook.linking.sentences import Sense
from claimbook.linking.vocabulary import GOVERNMENT, MINISTRY

REGION, OFFICIAL = "region", {GOVERNMENT, MINISTRY}
NOBODY: frozenset[str] = frozenset()
TELLING_UNIT = 0.2
BEFORE_FOR_SURE, STANDS = 0.5, 0.6
NAMED_THING, PARTY, PARTIES = 0.75, 0.35, 0.65
MONEY, MANY, LARGE = 0.3, 0.2, 1000
HEAD, OTHER_COUNTRY = 0.5, 0.2  # how far a country stands for its part in a thing; what another's naming takes away
CONTEXT_PERIOD, RECENT = 0.35, 0.25
WORDLESS = 0.5
ENOUGH, WITHOUT_KEY, UNSAID = 0.6, 0.75, 0.2
COUNTED_ALONE = 0.7
PRIOR = -4.2
SUBJECT, METRIC, UNIT = 3.0, 2.6, 0.5
SAME_PERIOD, OTHER_PERIOD = 0.7, -1.4
OTHERS = -4.0
OTHER_SOURCE = -1.5  # where another is named than who published a value
SAME_FIELD, OTHER_FIELD = 0.8, -2.0  # a rank out of as many, or of others
DERIVED = -0.8
COMMON_DIGITS = 0.7
NEAR, FAR, BEHIND = 1.0, 0.85, 0.7
MISSING, MISSING_ONE, NAMED = 0.4, 0.55, 0.5  # share of an entry's words that need not be given
MOST_TOLD = 0.6  # of them that must be, where the thesaurus knows none
WITHIN = 0.85  # what a number tells that lies somewhere within what is held
PLACE = 8  # letters behind a name within which a preposition tells where it is, “the machine in Town”
RIVAL_BETWEEN, RIVAL_IN_CLAUSE = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class World:
    """What is known of names: which are countries, which only speak (people, papers), whom a name belongs to, of what
    kind it is."""

    at_large: frozenset[str]
    speakers: frozenset[str]
    owners: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    countries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """Which parts of a value's meaning the sentence gives; a period that neither side names counts as given."""

    subject: bool
    metric: bool
    unit: bool
    period: bool
    value: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """How surely the sentence is about an entry's subject, by which words, how much of it is named; `here` where the
    sentence itself names it or speaks of it as “the company” or “it”, `named` where it does the first."""

    share: float
    by: str
    here: bool
    whole: float
    named: bool = False


def subject_of(entry: Entry, sense: Sense, position: int, context: Mapping[str, float], world: World) -> Subject:
    """Return how surely a number at a position is about an entry's subject."""
    share, whole, together, by, here = 0.0, 0.0, 0.0, "", False
    room = _room(entry, sense, position, world)
    for anchor, weight in entry.anchors.items():
        strength, words = _anchor_strength(entry, anchor, sense, position, world)
        if strength:
            here, by = True, by or words
        else:
            strength = context.get(anchor, 0.0) * room if weight >= STANDS else 0.0
        share = max(share, weight * strength)
        together += weight * strength if anchor in world.at_large else 0.0
        whole += entry.parts.get(anchor, 0.0) * strength
    named = here
    same = sense.same_country if entry.at_large else sense.same
    if not here and same and share >= BEFORE_FOR_SURE and room == 1.0:
        here = True
    if entry.nameless:
        share = whole
    if here and share < NAMED_THING and _names_thing(entry, sense, position):
        share = NAMED_THING
    share = max(share, min(together, 1.0))
    if entry.at_large and not here and room == 1.0 and _speaks_for(entry, sense, world):
        here = True
    if _is_of_other_country(entry, sense, position, world):
        share -= OTHER_COUNTRY
    parties = [id for id in sense.entities if id in entry.helpers]
    elsewhere = entry.at_large and any(id in world.at_large and id not in entry.anchors for id in sense.entities)
    if parties and share < PARTIES and not (elsewhere and not named):
        share, here, by = min(PARTIES, share + PARTY * len(parties)), True, by or "a party to it"
    return Subject(share, by, here, whole if entry.table != "claims" else share, named)


def _speaks_for(entry: Entry, sense: Sense, world: World) -> bool:
    """Tell whether a sentence names a ministry or the government of an entry's country."""
    official = (id for id in sense.entities if world.kinds.get(id) in OFFICIAL)
    return any(world.countries.get(id) in entry.anchors for id in official)


def _is_of_other_country(entry: Entry, sense: Sense, position: int, world: World) -> bool:
    """Tell whether the clause of a position names countries, and not the one whose part in a thing an entry is."""
    heads = {id for id, weight in entry.anchors.items() if id in world.at_large and weight >= HEAD}
    if entry.at_large or not heads:
        return False
    start, end = sense.clause_of(position)
    named = {id for each in sense.names if start <= each.start < end for id in each.ids if id in world.at_large}
    return bool(named) and not named & heads


def _names_thing(entry: Entry, sense: Sense, position: int) -> bool:
    """Tell whether the clause of a position names what an entry measures by name: the model trained, the share sold."""
    start, end = sense.clause_of(position)
    return any(
        start <= each.start < end and any(f"name:{id}" in entry.words for id in each.ids) for each in sense.names
    )


def _anchor_strength(entry: Entry, anchor: str, sense: Sense, position: int, world: World) -> tuple[float, str]:
    """Return how strongly the sentence names one anchor for a number at a position, and by which words."""
    best, by = 0.0, ""
    large = anchor in world.at_large
    for found in sense.words if anchor.startswith("word:") else sense.names:
        if anchor.removeprefix("word:") in found.ids:
            strength = _place_strength(entry, found.start, found.end, sense, position, world, large)
            if strength > best:
                best, by = strength, sense.text[found.start : found.end]
    return best, by


def _place_strength(
    entry: Entry, start: int, end: int, sense: Sense, position: int, world: World, large: bool
) -> float:
    """Return how strongly a name at a place governs a position: in its clause, before it, past other names or not."""
    clause = sense.clause_of(position)
    rivals = rivals_of(entry, sense, position, world, large)
    in_clause = clause[0] <= start < clause[1]
    rival_in_clause = [each for each in rivals if clause[0] <= each[0] < clause[1]]
    if in_clause:
        rival_in_clause = [each for each in rival_in_clause if each not in sense.asides or each[0] > end + PLACE]
        between = [each for each in rival_in_clause if end <= each[0] < position or position < each[0] < start]
        return RIVAL_BETWEEN if between else NEAR
    if rival_in_clause:
        return RIVAL_IN_CLAUSE
    if start < position:
        between = [each for each in rivals if end <= each[0] < position]
        return RIVAL_BETWEEN if between else FAR
    return RIVAL_BETWEEN if any(position < each[0] < start for each in rivals) else BEHIND


def rivals_of(entry: Entry, sense: Sense, position: int, world: World, large: bool) -> list[tuple[int, int]]:
    """Return the places of names that a sentence may be about instead: for a country others, else of a kind."""
    rivals = [*sense.strangers, *(each for each in sense.asides if each[0] < position)]
    if large and sense.japanese:  # a topic there is seldom another country
        rivals = []
    for found in sense.names:
        if sense.in_quantity(found) and not large:
            continue
        if sense.is_aside(found) and (not large or any(world.kinds.get(id) == REGION for id in found.ids)):
            continue
        ours = any(
            id in entry.anchors or id in entry.helpers or id in entry.sources or f"name:{id}" in entry.words
            for id in found.ids
        )
        alike = all((id in world.at_large) == large for id in found.ids)
        if not ours and alike:
            rivals.append((found.start, found.end))
    return rivals


def _like_kind(entry: Entry, ids: Collection[str], world: World) -> bool:
    """Tell whether a name is of a kind with one of an entry's subjects, or of none that the book tells."""
    kinds = {world.kinds.get(anchor, "") for anchor in entry.anchors}
    return any(world.kinds.get(id, "") in kinds or id not in world.kinds for id in ids)


def _room(entry: Entry, sense: Sense, position: int, world: World) -> float:
    """Return how much a subject named before may reach into a sentence that does not name it: little past rivals."""
    rivals = rivals_of(entry, sense, position, world, entry.at_large)
    start, end = sense.clause_of(position)
    if any(start <= each[0] < end for each in rivals):
        return 0.25
    if any(each[0] < position for each in rivals):
        return 0.4
    return 0.8 if rivals else 1.0


def metric_of(
    entry: Entry, sense: Sense, position: int, nearby: Mapping[str, float], unit: float
) -> tuple[float, list[str]]:
    """Return the share of an entry's words that the sentence gives, and which; words of sentences before count by how
    near they are, the unit counts as a word by how alike it is, and the share shrinks where the word that tells most
    is not given."""
    found = sense.word_ids | {f"name:{id}" for each in sense.names for id in each.ids}
    start, end = sense.clause_of(position)
    close = {id for each in sense.words if start <= each.start < end for id in each.ids}
    words = entry.words_ja if sense.japanese else entry.words
    if not words:
        return UNSAID if entry.at_large else WORDLESS, []
    share = entry.unit_weight * unit
    for id, weight in words.items():
        share += weight * (1.0 if id in found else nearby.get(id, 0.0)) + (0.15 * weight if id in close else 0.0)
    telling = not entry.at_large and entry.unit_weight * unit >= TELLING_UNIT
    said = any(id in found or id in nearby for id in words) or telling
    given = sorted((id for id in words if id in found), key=lambda id: -words[id])
    if entry.key and entry.key not in found and entry.key not in nearby:
        share *= WITHOUT_KEY
    if not entry.key and not entry.at_large:  # what is counted is all that is measured
        share = max(share, COUNTED_ALONE * unit * ENOUGH)
    return min(1.0 if said else UNSAID, share / ENOUGH), given


def is_plain(entry: Entry, given: Collection[str]) -> bool:
    """Tell whether words leave no doubt about what is measured: nearly all that the thesaurus knows of an entry's, or
    two of them and the larger part; a name among them counts half."""
    ours = {id: weight for id, weight in entry.words_ja.items() if not id.startswith("stem:")}
    if not ours:
        return sum(weight for id, weight in entry.words.items() if id in given) >= MOST_TOLD * sum(entry.words.values())
    missing = sum(weight * (NAMED if ":" in id else 1.0) for id, weight in ours.items() if id not in given)
    return (
        missing <= MISSING and entry.key in ("", *given) or missing <= MISSING_ONE and len(ours.keys() & set(given)) > 1
    )


def number_weight(closeness: Closeness, digits: int, kind: str, size: float = 0.0) -> float:
    """Return how much an agreeing number tells: by its digits, less where it agrees only after rounding; sums of money
    and large numbers differ by orders of magnitude and tell more, ranks less."""
    told = {1: 0.35, 2: 1.3, 3: 2.3}.get(digits, 3.0) + (MONEY if kind == "money" else MANY if size >= LARGE else 0.0)
    rank = kind == "rank"
    told = told * 0.7 if rank else told
    return told + 0.4 if closeness.same else told * 0.75


def logistic(odds: float) -> float:
    """Return log-odds as a probability."""
    return 1.0 / (1.0 + math.exp(-odds))
