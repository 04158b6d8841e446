"""Link a whole text: sentence after sentence, remembering who was named before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from claimbook.linking.changes import changes
from claimbook.linking.evidence import Beside, Whole
from claimbook.linking.index import MeaningIndex
from claimbook.linking.periods import Times, edtf_of, period_of
from claimbook.linking.said import Context, Link, Said
from claimbook.linking.sentences import Sense
from claimbook.linking.settling import Settler

if TYPE_CHECKING:
    from claimbook.extract import Mention

SENTENCE_END = re.compile(r"(?<=[.!?])[”\"']?\s+|(?<=[。！？])|\n+")
REMEMBERED, REMEMBERED_TIMES = 12, 4
SHORTEST = 4  # letters of a name's first word by which it may be called again
ORDINARY = {
    "national",
    "university",
    "institute",
    "ministry",
    "government",
    "united",
    "south",
    "north",
    "world",
    "department",
}
AHEAD, AHEAD_LATER, LONGEST = 0.8, 0.6, 400  # how far a name of the next sentence reaches back; letters of that
BEFORE, EARLIER, FIRST = 0.5, 0.35, 0.2  # how much a word of the sentence before tells, and of the two before that
SURELY = 0.6  # chance of a value from which others of the text are then settled
AGED = {BEFORE: EARLIER, EARLIER: FIRST}


class Reader:
    """The links of all mentions of one text."""

    def __init__(
        self, index: MeaningIndex, text: str, mentions: Sequence[Mention], published: str, title: str, most: int
    ) -> None:
        self._index, self._text, self._mentions, self._published, self._most = index, text, mentions, published, most
        first = title or text.lstrip().partition("\n")[0]
        self._stranger, self._unit = False, ""
        self._counted: frozenset[str] = frozenset()
        self._short: dict[str, tuple[str, ...]] = {}
        self._headline = index.entities_in(first[:300])
        self._titled = dict.fromkeys((f"name:{id}" for id in self._headline), EARLIER)
        self._said: list[Said | None] = [None] * len(mentions)
        self._whole = Whole()
        self._paragraphs = [text.count("\n", 0, mention.start) for mention in mentions]

    def links(self, *, settling: bool = True) -> list[list[Link]]:
        """Return one list a mention, best first; without `settling` only what sentences tell."""
        by_sentence: dict[tuple[int, int], list[int]] = {}
        for number, mention in enumerate(self._mentions):
            by_sentence.setdefault(mention.sentence or (mention.start, mention.end), []).append(number)
        found: list[list[Link]] = [[] for _ in self._mentions]
        read = 0
        periods: tuple[str, ...] = ()
        entities: list[str] = []
        words: dict[str, float] = {}
        for (start, end), numbers in sorted(by_sentence.items()):
            entities, words = self._remember(read, start, entities, words)
            before = Context(
                self._published,
                tuple(entities),
                self._titled | words,
                self._headline,
                periods,
                self._stranger,
                self._counted,
            )
            for number, links in zip(numbers, self._sentence(start, end, numbers, before), strict=True):
                found[number] = links
            dates = [date for number in numbers if (date := edtf_of(self._mentions[number]))]
            read, periods = start, (*periods, *dates)[-REMEMBERED_TIMES:]
        own = {number for number, links in enumerate(found) if links}
        if settling:
            self._remember(read, len(self._text), entities, words)
            self._settle(found)
        for number, link in changes(self._index, self._text, self._said, found, own).items():
            found[number] = [link, *(each for each in found[number] if each.id != link.id)]
        return found

    def _settle(self, found: list[list[Link]]) -> None:
        """Link numbers that no sentence tells by itself: what the text is about, its other numbers have shown."""
        first = self._settled(found, range(len(found)))
        surely = {number for number, [link] in first.items() if link.score >= SURELY and link.matched.value}
        beside = {self._paragraphs[number] for number in surely}
        again = [number for number, paragraph in enumerate(self._paragraphs) if paragraph in beside]
        for number, links in first.items():
            if number in surely or number not in again:
                found[number] = links
        second = self._settled(found, again)  # what is sure settles others beside it
        for number, links in second.items():
            found[number] = links
        self._one_for_each(found, {*first, *second})

    def _one_for_each(self, found: list[list[Link]], settled: Collection[int]) -> None:
        """Take away, of the numbers that may be a value changed, all but the likeliest, and the same said again."""
        likeliest: dict[str, int] = {}
        differing = [number for number in settled if found[number] and not found[number][0].matched.value]
        for number in sorted(differing, key=lambda number: -found[number][0].score):
            best = self._mentions[likeliest.setdefault(found[number][0].id, number)]
            if self._mentions[number].amount != best.amount:
                found[number] = []

    def _settled(self, found: Sequence[Sequence[Link]], numbers: Iterable[int]) -> dict[int, list[Link]]:
        """Return the links of those of some numbers that the rest of the text tells."""
        settled: dict[int, list[Link]] = {}
        repeated = self._repeated(found)
        self._note(repeated.values())
        settler = Settler(self._index, self._said, self._whole)
        for number in numbers:
            said = self._said[number]
            if said is None or said.mention.date or number in repeated:
                continue
            told = found[number][0].id if found[number] else ""
            if best := settler.best(number, self._beside(number, repeated), told):
                settled[number] = best
        return settled

    def _repeated(self, found: Sequence[Sequence[Link]]) -> dict[int, str]:
        """Return which values the numbers of the text repeat, by the numbers' places."""
        return {number: links[0].id for number, links in enumerate(found) if links and links[0].matched.value}

    def _note(self, values: Iterable[str]) -> None:
        """Note the values that the numbers of the text repeat, and what these are about."""
        self._whole.values = frozenset(values)
        self._whole.subjects = frozenset(name for id in self._whole.values for name in self._index.stands_for(id))

    def _beside(self, number: int, repeated: Mapping[int, str]) -> Beside:
        """Return what the numbers around one repeat."""
        said = self._said[number]
        if said is None:
            return Beside()
        paragraph = self._paragraphs[number]
        here = [place for place, each in enumerate(self._paragraphs) if each == paragraph and place != number]
        sentence = [id for place in here if (id := repeated.get(place)) and self._is_of_sentence(place, said)]
        return Beside(
            kin=frozenset(key for id in sentence if (key := self._index.key_of(id))),
            sentence=tuple(sentence),
            before=tuple(id for place in reversed(here) if place < number and (id := repeated.get(place))),
            paragraph=tuple(id for place in here if (id := repeated.get(place))),
            numbers=sum(1 for place in here if not self._mentions[place].date),
        )

    def _is_of_sentence(self, place: int, said: Said) -> bool:
        other = self._said[place]
        return other is not None and other.sense is said.sense

    def _remember(
        self, read: int, start: int, entities: list[str], words: dict[str, float]
    ) -> tuple[list[str], dict[str, float]]:
        """Return who and what was named between two places of the text: the nearest last, and by how near."""
        for part in SENTENCE_END.split(self._text[read:start]):
            if part.strip():
                sense = self._index._sense(part)
                sense.known_again(self._short)
                self._index.without_foreign_roles(sense, entities)
                self._shorten(sense)
                self._whole.named.update([*sense.entities, *(f"word:{id}" for id in sense.word_ids)])
                self._whole.words.update(sense.word_ids, (f"name:{id}" for id in sense.entities))
                named = list(dict.fromkeys((*self._index.rulers_of(sense, entities), *sense.entities)))
                self._counted = sense.counted
                self._stranger = self._index.is_of_stranger(sense, self._stranger)
                entities = [*(id for id in entities if id not in named), *named][-REMEMBERED:]
                words = {id: AGED[near] for id, near in words.items() if near in AGED}
                words |= dict.fromkeys((*sense.word_ids, *(f"name:{id}" for id in named)), BEFORE)
        return entities, words

    def _opens(self, start: int) -> bool:
        """Tell whether a sentence opens a paragraph."""
        before = self._text[:start].rstrip(" \u3000")
        return not before or before[-1] == "\n"

    def _named_after(self, end: int) -> tuple[str, ...]:
        """Return who is named in the next sentence of a paragraph: whom one that names nobody may have described."""
        rest = self._text[end : end + LONGEST].partition("\n\n")[0].lstrip(" ")
        following = next((part for part in SENTENCE_END.split(rest) if part.strip()), "")
        return self._index.entities_in(following)

    def _shorten(self, sense: Sense) -> None:
        """Note the first words of the names of a sentence, by which the text may call them again."""
        for found in sense.names:
            word, space, _ = sense.text[found.start : found.end].partition(" ")
            if space and len(word) >= SHORTEST and word[0].isupper() and word.lower() not in ORDINARY:
                self._short.setdefault(word, found.ids)

    def _sentence(self, start: int, end: int, numbers: Sequence[int], context: Context) -> list[list[Link]]:
        sense = self._index._sense(self._text[start:end])
        sense.known_again(self._short)
        self._index.without_foreign_roles(sense, context.entities)
        mentions = [self._mentions[number] for number in numbers]
        sense.without([(each.start - start, each.end - start) for each in mentions])
        dated = [(each.start - start, period) for each in mentions if (period := period_of(each))]
        times = Times(sense.text, dated, self._published, context.periods)
        reach = self._index._reach(context, sense)
        if not sense.names and not sense.strangers:
            ahead = AHEAD if self._opens(start) else AHEAD_LATER
            reach = dict.fromkeys(self._named_after(end), ahead) | reach
        found: list[list[Link]] = []
        for number, each in zip(numbers, mentions, strict=True):
            said = self._said[number] = Said(each, sense, times, each.start - start, context, reach, self._unit)
            found.append(self._index._links(said, self._most))
            self._unit = each.unit if each.unit and not each.date else self._unit
        return one_each(found)


def one_each(found: list[list[Link]]) -> list[list[Link]]:
    """Return the links of a sentence's numbers, without those that contradict what another of them repeats."""
    repeated = {links[0].id for links in found if links and links[0].matched.value}
    return [
        [link for link in links if link.matched.value or link.relation == "newer" or link.id not in repeated]
        for links in found
    ]
