"""The index of meaning: for a number in its sentence, the values of the book that it may be about, best first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.linking.cues import DENIED, LATELY, is_told_as_changed
from claimbook.linking.dating import PLAIN_DATE, PLAIN_SUBJECT, UNKNOWN_YET, judge_date
from claimbook.linking.entries import LABELS, Entry, entries_of
from claimbook.linking.likeness import COUNTED_ALIKE, COUNTED_LOOSELY, Likeness
from claimbook.linking.meanings import records_of, stems_of
from claimbook.linking.measures import Amount, Closeness, amount_in, compare, digits_of, measure_of
from claimbook.linking.periods import Times, days_of, overlap, period_of
from claimbook.linking.phrases import KANJI, Found, Phrases, plain
from claimbook.linking.said import Context, Link, Said
from claimbook.linking.scoring import (
    COMMON_DIGITS,
    CONTEXT_PERIOD,
    DERIVED,
    METRIC,
    OFFICIAL,
    OTHER_FIELD,
    OTHER_PERIOD,
    OTHER_SOURCE,
    OTHERS,
    PRIOR,
    RECENT,
    SAME_FIELD,
    SAME_PERIOD,
    STANDS,
    SUBJECT,
    TELLING_UNIT,
    UNIT,
    WITHIN,
    Matched,
    Subject,
    World,
    is_plain,
    logistic,
    metric_of,
    number_weight,
    subject_of,
)
from claimbook.linking.sentences import Sense, acts, read_sentence
from claimbook.linking.vocabulary import Vocabulary, owners_of, phrases_of

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.extract import Mention
    from claimbook.linking.evidence import Reading

NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万億兆半倍]|"
                    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|half|dozen|"
                    r"twice|double|first|second|third|last|quarter)", re.I)  # fmt: skip
BEFORE_NAME = re.compile(r"[A-Z][\w&-]+ $")
WORD = re.compile(r"[\w'-]+")
VERSION = 1
NOTHING_BEFORE = Context()
SURE = 0.6  # of a number that agrees, beside which none is linked that differs
LEAST_SUBJECT, LEAST_SUBJECT_BEFORE = 0.3, 0.45
LEAST_METRIC, LEAST_METRIC_AT_LARGE = 0.08, (0.6, 0.45)  # before the sentence, in it
PLAIN_METRIC = 0.55
TELLING_WORD = 0.2
STRANGER, RULER = 0.4, 0.85
BEGINNING = re.compile(
    r"\b(?:at|on|from|since|made) (?:its|their|the) (?:debut|start|launch)\b|\bwhen it (?:first|made)\b|"
    r"\b(?:initially|originally)\b|デビュー|登場(?:時|した時)|初登場",
    re.I,
)
PLAIN_ENOUGH, PLAIN_RANK, FEW = 0.45, 0.8, 0.9
LEAST_METRIC_NAMED, LEAST_METRIC_COMMON = (0.35, 0.2), (0.65, 0.35)
APART, ALL_TOLD = 4.0, 0.75
TELLING = 1.3  # of a number
FURTHEST = 100.0
DIFFERS, DISTANCE = 0.05, 0.7  # a number that differs is less sure than one that agrees, the less the further off
OVERTAKEN = 0.3  # the less sure still where a later value is known
ROUGH, ROUGHLY = {"multiplier", "fraction"}, 0.12
GOES_ON = (
    (3.0, 0.12),
    (1.6, 0.25),
    (0.9, 0.5),
)  # how much a number tells; how much of its metric the sentences before name
LONGEST_YEAR, WHOLE_YEAR = 366, 360  # days


class MeaningIndex:
    """The values of a book by what they are about."""

    threshold = 0.5

    def __init__(self, vocabulary: Vocabulary, records: Sequence[Mapping[str, Any]]) -> None:
        self._vocabulary, self._records = vocabulary, list(records)
        self._at_large = frozenset(vocabulary.at_large)
        self._names = phrases_of(vocabulary.names, letter_case=True)
        self._governments = vocabulary.governments
        self._seats = phrases_of(self._seats_of(vocabulary), letter_case=True)
        owners = owners_of(vocabulary, self._names)
        speakers = frozenset(vocabulary.speakers)
        self.world = World(self._at_large, speakers, owners, vocabulary.kinds, vocabulary.countries)
        self._others = phrases_of(vocabulary.others, letter_case=False)
        self._counted = phrases_of(vocabulary.counted, letter_case=False)
        metrics = phrases_of(vocabulary.metrics, letter_case=False).items()
        self._words = Phrases([*metrics, *stems_of(self._records)], letter_case=False)
        self._named_by = {
            id: {each for phrase in phrases for found in self._names.all_in(plain(phrase)) for each in found.ids}
            for id, phrases in (
                (id, [each for each in held if each.isascii()]) for id, held in vocabulary.metrics.items()
            )
        }
        self._sources = frozenset(id for record in self._records for id in record.get("sources", ()))
        self.likeness = Likeness(self._counted)
        self.entries = entries_of(self._records, self._at_large)
        self._by_id = {entry.id: entry for entry in self.entries}
        self._places = {entry.id: place for place, entry in enumerate(self.entries)}
        self._crowds: dict[str, int] = {}
        self.by_anchor: dict[str, list[int]] = {}
        self.by_base: dict[str, list[Entry]] = {}
        self.series: dict[tuple[Any, ...], list[Entry]] = {}
        self._alike: dict[tuple[Any, ...], list[Entry]] = {}
        for number, entry in enumerate(self.entries):
            for anchor in (*entry.anchors, *entry.helpers):
                self.by_anchor.setdefault(anchor, []).append(number)
            self.series.setdefault(entry.series, []).append(entry)
            self._alike.setdefault(_about(entry), []).append(entry)
            self.by_base.setdefault(entry.measure.base, []).append(entry)
        self.units = Counter(entry.measure.base for entry in self.entries)
        large = Counter(id for entry in self.entries if entry.at_large for id in entry.anchors)
        self.home = max(large, key=large.__getitem__, default="")

    def _seats_of(self, vocabulary: Vocabulary) -> dict[str, list[str]]:
        """Return the capitals by the government that sits there, by the country where the book knows none."""
        return {self._governments.get(id, id): each for id, each in vocabulary.seats.items()}

    @classmethod
    def of(cls, book: Book, *, derived: bool = True) -> MeaningIndex:
        """Return the index over all current values of an opened book; without those `derived`, no topic is imported."""
        vocabulary = Vocabulary.of(book.ledger)
        records = records_of(book, vocabulary, derived=derived)
        return cls(vocabulary, records)

    @classmethod
    def from_values_json(cls, document: Mapping[str, Any]) -> MeaningIndex:
        """Return the index that a site's `values.json` carries under "meaning"; raises BookError where it has none."""
        try:
            held = document["meaning"]
            return cls(Vocabulary.from_json(held["vocabulary"]), held["values"])
        except (KeyError, TypeError):
            raise BookError(
                "This values.json says nothing of what its values are about; build the site again with this claimbook."
            ) from None

    def to_json(self) -> dict[str, Any]:
        """Return the index as plain data, from which `from_values_json` makes it again."""
        return {"version": VERSION, "vocabulary": self._vocabulary.to_json(), "values": self._records}

    def __reduce__(self) -> tuple[Any, ...]:
        return MeaningIndex, (self._vocabulary, self._records)

    def __len__(self) -> int:
        return len(self.entries)

    def may_concern(self, sentence: str) -> bool:
        """Tell cheaply whether a sentence holds a number, a name and a word of ours."""
        if NUMBER.search(sentence) is None:
            return False
        text = plain(sentence)
        return self._names.any_in(text) and self._words.any_in(text)

    def entities_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entities that a text names, in order of their last naming."""
        return tuple(self._sense(text).entities)

    def candidates(
        self, text: str, mention: Mention, context: Context = NOTHING_BEFORE, *, most: int = 5
    ) -> list[Link]:
        """Return the values that a mention of `text` may be about, best first, none where nothing fits."""
        start, end = mention.sentence or (0, len(text))
        sense = self._sense(text[start:end])
        sense.without([(mention.start - start, mention.end - start)])
        times = Times(sense.text, _dated([mention], start), context.published, context.periods)
        return self._links(
            Said(mention, sense, times, mention.start - start, context, self._reach(context, sense)), most
        )

    def links(
        self, text: str, mentions: Sequence[Mention], *, published: str = "", title: str = "", most: int = 5,
        settling: bool = True,
    ) -> list[list[Link]]:  # fmt: skip
        """Return for each mention of a whole text its links, with who was named in the sentences before it; without
        `settling` only what sentences tell."""
        from claimbook.linking.reading import Reader  # late: a reader of texts is itself built on the index

        return Reader(self, text, mentions, published, title, most).links(settling=settling)

    def is_of_stranger(self, sense: Sense, before: bool) -> bool:
        """Tell whether a sentence is about a name that the book does not know, as the one before was or was not."""
        if any(id not in self._at_large for found in sense.names if not sense.is_aside(found) for id in found.ids):
            return False
        return before or bool(sense.strangers)

    def _reach(self, context: Context, sense: Sense) -> dict[str, float]:
        """Return how strongly each entity that a sentence does not name may be what it speaks of: the last one most; a
        country where someone of it is named, or the country of the book where no other is."""
        reach = dict.fromkeys(context.headline, 0.5)
        for back, id in enumerate(reversed(context.entities)):
            reach[id] = max(reach.get(id, 0.0), 0.8 if back < 3 else 0.6 if back < 8 else 0.4)
        if context.stranger and not sense.entities:
            reach = {id: near * (1.0 if id in self._at_large else STRANGER) for id, near in reach.items()}
        for id in sense.entities:
            if country := self._vocabulary.countries.get(id):
                reach[country] = max(reach.get(country, 0.0), 0.7)
        for id in context.entities:
            if country := self._vocabulary.countries.get(id):
                reach[country] = max(reach.get(country, 0.0), 0.6)
        for id in self.rulers_of(sense, context.entities):
            reach[id] = max(reach.get(id, 0.0), RULER)
        if self.home and not any(id in self._at_large for id in (*context.entities[-3:], *sense.entities)):
            reach.setdefault(self.home, 0.55)
        return reach

    def without_foreign_roles(self, sense: Sense, before: Sequence[str]) -> None:
        """Take out “the science ministry” as a name of the book's where another country was named last."""
        country = next((id for id in reversed(before) if id in self._at_large), "")
        if any(self._seats.all_in(sense.text)):
            return
        own = self._vocabulary.countries
        theirs = any(own.get(id) == country and self.world.kinds.get(id) in OFFICIAL for id in sense.entities)
        recent = {country, *(before if theirs else ())}  # beside one of theirs it is of another: of two that meet
        sense.names = [
            found
            for found in sense.names
            if not country
            or not sense.text[found.start].islower()
            or any(self.world.kinds.get(id) not in OFFICIAL or own.get(id) in recent for id in found.ids)
        ]

    def rulers_of(self, sense: Sense, before: Sequence[str]) -> list[str]:
        """Return whose “the government” or “the prime minister” of a sentence is: of the country that was named last,
        else of the book's, the country itself first."""
        if not sense.rulers:
            return []
        named = (id for id in (*sense.entities[::-1], *before[::-1]) if id in self._at_large)
        country = next(named, self.home)
        return [id for id in (country, self._governments.get(country, "")) if id]

    def _sense(self, sentence: str) -> Sense:
        text = plain(sentence)
        words = self._words.all_in(text)
        named = [name for name in self._names.longest_in(text) if not self._is_in_a_word(text, name, words)]
        named = [name for name in named if not self._ends_another(text, name, words)]
        seats = [each for each in self._seats.longest_in(text) if acts(text, each)]
        names = sorted([*named, *seats], key=lambda found: found.start)
        counted = self._counted.all_in(text)
        sense = read_sentence(
            text, names, words, self._others.all_in(text), [(each.start, each.end) for each in counted]
        )
        sense.counted = frozenset(id for each in counted if each.end - each.start > 1 for id in each.ids)
        return sense

    def _is_in_a_word(self, text: str, name: Found, words: Sequence[Found]) -> bool:
        """Tell whether a name is but the beginning of a longer word: 国内 of 国内総生産, and not of 国内で."""
        if KANJI.match(text, name.end) is None:
            return False
        longer = [word for word in words if word.start <= name.start and name.end < word.end]
        return bool(longer) and not any(
            set(name.ids) & self._named_by.get(id, set()) for word in longer for id in word.ids
        )

    def _ends_another(self, text: str, name: Found, words: Sequence[Found]) -> bool:
        """Tell whether a name that is also a word only ends that of somebody unknown: Kitahama Cloud."""
        if any(not id.startswith("name:") for id in name.ids) or not any(each.start == name.start for each in words):
            return False
        before = BEFORE_NAME.search(text, 0, name.start)
        if before is None or any(before.start() == each.start for each in words):
            return False
        return not self._names.any_in(before[0])

    def _links(self, said: Said, most: int = 5) -> list[Link]:
        if said.mention.kind == "age" or said.mention.kind == "duration" and said.is_over:
            return []
        anchors = {id for found in said.sense.names for id in found.ids} | set(said.reach)
        anchors |= {f"word:{id}" for id in said.sense.word_ids}
        near = sorted({number for anchor in anchors for number in self.by_anchor.get(anchor, ())})
        found = [link for number in near if (link := self._judge(self.entries[number], said)) is not None]
        repeated = any(link.matched.value and link.score > SURE for link in found)
        found = [link for link in found if link.matched.value or not repeated]
        return sorted(found, key=lambda link: (-link.score, -link.words))[:most]

    def _judge(self, entry: Entry, said: Said) -> Link | None:
        """Return the link between an entry and a number, None where they are not about the same."""
        if entry.date:
            return judge_date(self, entry, said)
        unit, measure = self.likeness.of(entry, said.mention), self.likeness.measure(entry, said.mention)
        if not unit and (other := said.unit_besides):
            measure = measure_of(other)
            unit = COUNTED_ALIKE if measure.base == entry.measure.base else 0.0
        if not unit or entry.amount is None:
            return None
        if unit == COUNTED_LOOSELY and self.likeness.family(entry.unit) & said.counted:  # “GPUを1万基”
            unit = COUNTED_ALIKE
        amount = amount_in(said.mention, measure)
        if amount is None:
            return None
        closeness = compare(amount, entry.amount)
        subject = subject_of(entry, said.sense, said.position, said.reach, self.world)
        if subject.share < (LEAST_SUBJECT if subject.here and not entry.at_large else LEAST_SUBJECT_BEFORE):
            return None
        if self.is_of_another(entry, said):
            return None
        metric, given = metric_of(entry, said.sense, said.position, said.context.words, unit)
        period = self.period(entry, said)
        if period < -1 and not closeness.agrees or period < 0 and entry.nameless:
            return None
        unsaid = entry.key and entry.key not in given and entry.key not in said.context.words
        if entry.at_large and unsaid and period < 0:
            return None
        if closeness.agrees:
            return self._agreeing(entry, said, amount, closeness, subject, metric, given, period, unit)
        return self._differing(entry, said, amount, closeness, subject, metric, given, period, unit)

    def entry(self, id: str) -> Entry:
        """Return what the index holds of a value; raises KeyError for an id that it has not."""
        return self._by_id[id]

    def place_of(self, id: str) -> int | None:
        """Return where among the entries a value is, None for one that the index has not."""
        return self._places.get(id)

    def stands_for(self, id: str) -> frozenset[str]:
        """Return the names that stand for the subject of a value."""
        entry = self._by_id.get(id)
        return frozenset(name for name, weight in entry.anchors.items() if weight >= STANDS) if entry else frozenset()

    def crowd_of(self, entry: Entry) -> int:
        """Return how many values about the same subject are in the same unit."""
        if entry.id not in self._crowds:
            stands = self.stands_for(entry.id)
            near = {place for anchor in stands for place in self.by_anchor.get(anchor, ())}
            self._crowds[entry.id] = sum(1 for place in near if self.entries[place].measure.base == entry.measure.base)
        return self._crowds[entry.id]

    def key_of(self, id: str) -> str:
        """Return the word that tells most of what a value measures."""
        entry = self._by_id.get(id)
        return entry.key if entry else ""

    def is_of_another(self, entry: Entry, said: Said) -> bool:
        """Tell whether a sentence has somebody whom the book does not know where an entry's own subject would stand: of
        “the ministry to Company” it names the ministry, and another company."""
        if entry.at_large or not (said.sense.strangers or said.sense.asides or said.sense.strange_topic):
            return False
        named = {*said.sense.entities, *(f"word:{id}" for id in said.sense.word_ids), *said.reach}
        most = max(entry.anchors.values())
        return not any(anchor in named for anchor, weight in entry.anchors.items() if weight == most)

    def _agreeing(
        self, entry: Entry, said: Said, amount: Amount, closeness: Closeness, subject: Subject, metric: float,
        given: list[str], period: int, unit: float,
    ) -> Link | None:  # fmt: skip
        assert entry.amount is not None
        told = number_weight(
            closeness,
            min(amount.digits, entry.amount.digits),
            "rank" if entry.unit == "rank" else said.mention.kind,
            amount.number,
        )
        if entry.amount.span and closeness.finer:  # somewhere inside a span that is held: that tells nothing
            return None
        within = entry.amount.span and not closeness.same
        told = min(told, WITHIN) if within else told
        if not subject.here and (within or not given and not self._goes_on(said, metric, told, period, unit)):
            return None
        if told < FEW and not given and not subject.named:
            return None
        if (told < TELLING or entry.unit == "rank") and self._is_stale(entry, said, period):
            return None
        if told < COMMON_DIGITS and entry.at_large and not subject.here and not self._is_of_home(entry, said, given):
            return None
        if told < COMMON_DIGITS and (subject.share < PLAIN_ENOUGH or metric < self._least(entry, subject)):
            return None
        near = {*given, *said.context.words}
        if entry.unit == "rank" and entry.key not in ("", *near) and metric < PLAIN_RANK:  # a place needs its list
            return None
        dated = closeness.same and period > 0 and unit >= COUNTED_ALIKE and metric >= PLAIN_METRIC and subject.named
        if entry.at_large and told < TELLING and entry.unit != "rank" and not is_plain(entry, near) and not dated:
            return None
        if metric < (LEAST_METRIC_AT_LARGE[subject.here] if entry.at_large else LEAST_METRIC if told < 1.6 else 0.0):
            return None
        odds = self.odds(entry, said, subject, metric, period, unit) + told + self.context_period(entry, said)
        relation = agrees_how(closeness, said)
        return self.link(entry, relation, odds, said, amount, closeness, subject, metric, given, period, unit)

    def _is_stale(self, entry: Entry, said: Said, period: int) -> bool:
        """Tell whether a later value of a series was known, and nothing says that the text means this one."""
        among = entry.out_of and entry.out_of == said.mention.out_of
        if period > 0 or among or len(self.series[entry.series]) < 2 or self.is_newest(entry, said):
            return False
        before = (days_of(each) for each in said.context.periods)
        return period < 0 or not any(days and entry.days and overlap(days, entry.days) for days in before)

    def is_newest(self, entry: Entry, said: Said) -> bool:
        """Tell whether a value is the newest of its series that a text can know."""
        published = said.times.published
        series = self.series[entry.series]
        past = [each.days for each in series if each.days and published and each.days[0] <= published[1]]
        return bool(past) and entry.days == max(past, key=lambda days: days[1])

    def _is_of_home(self, entry: Entry, said: Said, given: Sequence[str]) -> bool:
        """Tell whether a Japanese sentence says plainly what is measured, which of the book's country needs no name."""
        return said.sense.japanese and self.home in entry.anchors and is_plain(entry, given)

    def _goes_on(self, said: Said, metric: float, told: float, period: int, unit: float) -> bool:
        """Tell whether a sentence without a word of ours may go on about what those before it were about."""
        if unit < COUNTED_ALIKE:
            return False
        enough = any(told >= number and metric >= words for number, words in GOES_ON)
        return enough and period >= 0 and not said.sense.strangers

    def _least(self, entry: Entry, subject: Subject) -> float:
        """Return how much of the metric a sentence must give where the number itself tells next to nothing."""
        telling = entry.unit_weight >= TELLING_UNIT
        if subject.named:
            return LEAST_METRIC_NAMED[telling]
        return LEAST_METRIC_COMMON[telling or subject.here]

    def _differing(
        self, entry: Entry, said: Said, amount: Amount, closeness: Closeness, subject: Subject, metric: float,
        given: list[str], period: int, unit: float,
    ) -> Link | None:  # fmt: skip
        words = entry.words_ja if said.sense.japanese else entry.words
        told = sum(weight for id, weight in words.items() if id in given)
        covered = told + entry.unit_weight * unit
        plainly = (
            is_plain(entry, set(given))
            and min(subject.share, subject.whole) >= PLAIN_SUBJECT
            and metric >= PLAIN_METRIC
            and (unit >= COUNTED_ALIKE or said.sense.japanese or told >= ALL_TOLD * sum(words.values()))
        )
        near = entry.unit == "rank" or 1 / APART < closeness.ratio < APART
        sure = said.times.news or metric >= PLAIN_DATE
        named = subject.named or sure and subject.share >= PLAIN_SUBJECT and self.names_no_other(entry, said.sense)
        if not plainly or not near or not named or entry.nameless or entry.table == "derived":
            return None
        relation = self.differs_how(entry, said, period)
        if not relation:
            return None
        odds = self.odds(entry, said, subject, covered, max(period, 0), unit) + DIFFERS
        odds -= OVERTAKEN if self._is_overtaken(entry, said) else 0.0
        odds -= DISTANCE * abs(math.log(min(max(closeness.ratio, 1 / FURTHEST), FURTHEST)))
        return self.link(entry, relation, odds, said, amount, closeness, subject, metric, given, period, unit)

    def _is_overtaken(self, entry: Entry, said: Said) -> bool:
        """Tell whether a later value of the same kind and subject was known when a text was written."""
        published, known = said.times.published, entry.known or entry.days
        if published is None or known is None:
            return False
        others = (each.known or each.days for each in self._alike[_about(entry)])
        return any(days and known[1] < days[0] <= published[1] for days in others)

    def differs_how(self, entry: Entry, said: Said, period: int) -> str:
        """Return whether another number is a newer value or contradicts, an empty text where it is neither."""
        if DENIED.search(said.sense.text) is not None:
            return "contradicts"
        if is_told_as_changed(said):
            return "newer"
        news = said.times.news or LATELY.search(said.sense.text) is not None
        named = entry.sources.intersection(said.sense.entities)
        series = [each for each in self.series[entry.series] if not (named and each.sources) or named & each.sources]
        stated = said.times.nearest(said.position, said.sense.clause_of(said.position))
        published = said.times.published
        last = entry.last_known
        if stated is not None and entry.spoken and not news:
            if any(overlap(stated, each) for each in entry.spoken):  # of the years of a plan another sum
                return "contradicts"
            if (stated[1] - stated[0]).days > LONGEST_YEAR:
                return ""
        if len({each.days for each in series}) > 1 and entry.days is not None:
            newest = max((each.days for each in series if each.days), key=lambda days: days[1])
            spoken = stated or published
            if entry.days == newest and spoken is not None and spoken[0] > newest[1] and (news or stated):
                return "newer"
            if entry.days == newest and news and spoken is not None and spoken[1] >= newest[0]:
                return "newer"
            return "contradicts" if stated is not None and overlap(stated, entry.days) and not news else ""
        if entry.days is not None and stated is not None and overlap(stated, entry.days):
            revised = news and published is not None and last is not None and published[0] > last[1]
            return "newer" if revised and entry.known else "contradicts"
        if stated is not None and last is not None and stated[0] > last[1]:
            return "newer"
        if news and published is not None and last is not None and published[0] > last[1]:
            return "newer"
        return "contradicts" if period >= 0 else ""

    def odds(self, entry: Entry, said: Said, subject: Subject, metric: float, period: int, unit: float) -> float:
        odds = PRIOR + SUBJECT * subject.share + METRIC * metric + UNIT * unit
        odds += SAME_PERIOD if period > 0 else -period * OTHER_PERIOD
        if entry.out_of and said.mention.out_of:
            odds += SAME_FIELD if entry.out_of == said.mention.out_of else OTHER_FIELD
        odds += OTHERS if said.sense.about_others(said.position, entry.own_words) else 0.0
        odds += self.other_source(entry, said)
        return odds + (DERIVED if entry.table == "derived" else 0.0)

    def other_source(self, entry: Entry, said: Said) -> float:
        """Return what it tells against a value of a country that the sentence names another who publishes such."""
        if not entry.sources:
            return 0.0
        named = self._sources.intersection(said.sense.entities)
        if entry.sources & named:
            return 0.0
        ours = {*entry.anchors, *entry.helpers, *(id.removeprefix("name:") for id in entry.words)}
        strange = any(self.world.kinds.get(id) not in OFFICIAL for id in named - ours)
        return OTHER_SOURCE if strange and entry.at_large else 0.0

    def names_no_other(self, entry: Entry, sense: Sense) -> bool:
        """Tell whether a sentence names nobody who is no part of what an entry is about."""
        ours = {*entry.anchors, *entry.helpers, *(id.removeprefix("name:") for id in entry.words)}
        return not sense.strangers and all(ours.intersection(found.ids) for found in sense.names)

    def names_another(self, entry: Entry, sense: Sense) -> bool:
        """Tell whether a sentence names somebody who neither is part of what an entry is about nor tells of it."""
        ours = {*entry.anchors, *entry.helpers, *entry.sources, *(id.removeprefix("name:") for id in entry.words)}
        ours |= {owner for id in entry.anchors for owner in self.world.owners.get(id, ())}
        told = (set(found.ids) for found in sense.names)
        if self._at_large.isdisjoint(entry.anchors):  # of whatever countries they are
            told = (ids for ids in told if not ids <= self._at_large)
        return bool(sense.strangers) or any(not ids & ours and not ids <= self.world.speakers for ids in told)

    def names_what(self, entry: Entry, given: Sequence[str]) -> bool:
        """Tell whether words given in a sentence are such as tell what an entry measures: no names, no mere stems."""
        return bool(given) if not entry.key else any(":" not in id and entry.words[id] >= TELLING_WORD for id in given)

    def period(self, entry: Entry, said: Said) -> int:
        """Return 1 where the sentence names an entry's time, -1 where another, -2 where the text is older, else 0."""
        if entry.days is None:
            return 0
        series = len(self.series[entry.series]) > 1
        published = said.times.published
        if published is not None:
            early = ((entry.known or entry.days)[0] - published[1]).days
            ahead = any(days[1] >= entry.days[0] for _, days in said.times.found)
            if early > (0 if series else UNKNOWN_YET) and not ahead:
                return -2
        clause = said.sense.clause_of(said.position)
        if series and BEGINNING.search(said.sense.text[clause[0] : clause[1]]) is not None:
            return 1 if entry.days == min(each.days for each in self.series[entry.series] if each.days) else -1
        if not said.times.found:
            return 0
        nearest = said.times.nearest(said.position, clause)
        if nearest is not None and any(overlap(nearest, days) for days in (entry.days, *entry.spoken)):
            return 1
        if (series or entry.at_large) and said.times.measured(said.position, clause):
            return 0 if said.times.names(entry.days) else -1
        return 0

    def context_period(self, entry: Entry, said: Said) -> float:
        """Return a little for the value of a series whose time was named last before a sentence that names none."""
        if entry.days is None or len(self.series[entry.series]) < 2:
            return 0.0
        nearest = said.times.nearest(said.position, said.sense.clause_of(said.position))
        if nearest is not None and (nearest[1] - nearest[0]).days < WHOLE_YEAR:
            return 0.0
        published = said.times.published
        before = [days for each in said.context.periods if (days := days_of(each)) is not None]
        told = CONTEXT_PERIOD if any(overlap(each, entry.days) for each in before) else 0.0
        if published is None:
            return told
        series = [each.days for each in self.series[entry.series] if each.days and each.days[0] <= published[1]]
        over = [days for days in series if days[1] <= published[1] or (days[1] - days[0]).days < WHOLE_YEAR]
        past = over or series  # a year is known when it is over
        return told + (RECENT if past and entry.days == max(past, key=lambda days: days[1]) else 0.0)

    def settled(
        self, entry: Entry, said: Said, reading: Reading, subject: Subject, metric: float, given: Sequence[str],
        chance: float,
    ) -> Link:  # fmt: skip
        """Return the link to a value of which a whole text tells how likely it is meant."""
        closeness, period = reading.closeness, self.period(entry, said)
        relation = agrees_how(closeness, said)
        if not closeness.agrees and not is_rough(closeness, said.mention):
            relation = self.differs_how(entry, said, period) or "contradicts"
        return self._link(
            entry, relation, chance, said, reading.amount, closeness, subject, metric, given, period, reading.unit
        )

    def link(
        self, entry: Entry, relation: str, odds: float, said: Said, amount: Amount | None, closeness: Closeness,
        subject: Subject, metric: float, given: list[str], period: int, unit: float,
    ) -> Link | None:  # fmt: skip
        score = logistic(odds)
        if score < self.threshold:
            return None
        return self._link(entry, relation, score, said, amount, closeness, subject, metric, given, period, unit)

    def _link(
        self, entry: Entry, relation: str, score: float, said: Said, amount: Amount | None, closeness: Closeness,
        subject: Subject, metric: float, given: Sequence[str], period: int, unit: float,
    ) -> Link:  # fmt: skip
        matched = Matched(subject.share >= 0.5, metric >= 0.3, unit >= COUNTED_ALIKE, period >= 0, closeness.agrees)
        named = [_as_said(id, said.sense) for id in given[:3]]
        why = _reason(entry, relation, amount, closeness, subject, named, period, unit)
        before = (id for id in entry.words if id.startswith("name:") and id in said.context.words and id not in given)
        words = len(given) + sum(1 for _ in before)
        return Link(entry.id, relation, round(score, 4), why, matched, words)


def agrees_how(closeness: Closeness, said: Said) -> str:
    """Return whether a number that agrees repeats a value or says more, as a newer one where it is told as changed."""
    if not closeness.finer:
        return "repeats"
    return "newer" if is_told_as_changed(said) else "refines"


def is_rough(closeness: Closeness, mention: Mention) -> bool:
    """Tell whether a number says roughly what a value is: “nearly four times”, “one in four”."""
    rough = mention.kind in ROUGH and mention.amount is not None and digits_of(mention.amount) == 1
    return rough and abs(closeness.ratio - 1) <= ROUGHLY


def _about(entry: Entry) -> tuple[Any, ...]:
    """Return what an entry is about, broadly: subject, unit and the word that tells most."""
    return entry.measure.base, entry.key, frozenset(id for id, weight in entry.anchors.items() if weight >= STANDS)


def _dated(mentions: Iterable[Mention], start: int) -> list[tuple[int, str]]:
    """Return the dates among mentions with their places in the sentence."""
    return [(each.start - start, period) for each in mentions if (period := period_of(each))]


def _as_said(id: str, sense: Sense) -> str:
    """Return a word for what is measured by its id, one that the thesaurus does not know as the sentence has it."""
    if not id.startswith("stem:"):
        return id.removeprefix("name:")
    begins = (WORD.match(sense.text, each.start) for each in sense.words if id in each.ids)
    return next((word[0] for word in begins if word), id.removeprefix("stem:"))


def _reason(
    entry: Entry, relation: str, amount: Amount | None, closeness: Closeness, subject: Subject, named: list[str],
    period: int, unit: float,
) -> str:  # fmt: skip
    """Return in words why a number is linked to a value."""
    parts = [f"same subject by “{subject.by}”" if subject.by else "same subject as before"]
    if named:
        parts.append(f"same metric ({', '.join(named)})")
    parts.append("same unit" if unit == 1.0 else "counts alike" if unit >= COUNTED_ALIKE else "counted loosely")
    parts.append({1: "same period", 0: ""}.get(period, "another period"))
    if closeness.same:
        parts.append("same number" if amount is not None else "same date")
    elif closeness.agrees:
        parts.append("agrees after rounding" if not closeness.finer else "within what is held, and closer")
    elif amount is not None:
        parts.append(f"apart by {abs(closeness.ratio - 1):.0%}")
    else:
        parts.append("another date")
    told = f"{relation} the {LABELS[entry.table]} “{entry.label}”"
    return f"{told}: {', '.join(part for part in parts if part)}"
