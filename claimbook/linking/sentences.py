"""A sentence as the index sees it: which names and words stand where, in which clause, and whose sentence it is.

A name that the book does not know may be what a sentence is about. In English that is a capitalised word that is not
merely the first of the sentence; in Japanese it is what stands before the particle of the topic.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimbook.linking.phrases import Found

CLAUSE = re.compile(
    r"[;:—()（）、。；：\n]|,(?!\d)|\b(?:and|while|but|against|whereas|although|compared|versus|"
    r"of which|among them|than)\b"
)
JAPANESE = re.compile(r"[ぁ-ヿ]")
TOPIC = re.compile(
    r"(?:^|[、。「」（）\s])([^、。「」（）\sの][^、。「」（）\s]{0,23}?)(?:では|には|でも|は|も)(?=[^ん])"
)
CAPITALISED = re.compile(r"(?<![\w'])[A-Z][\w&.-]*(?:(?: of| de| &)? [A-Z][\w&-]*)*")
OPENER = re.compile(r"([^、。「」（）\sのはがをにでと]{3,16})(?:では|には|は|の)")
NO_OPENER = re.compile(r"[今同新最全各両当来昨前次]|\d|.*(?:年|月|日|度)$")
OPENS = 2  # letters of an unknown name before a word that is known
CAPITAL = re.compile(r"[A-Z][\w&.-]*")
CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|Prime|Minister|President|CEO|AI|G7|IT|GPUs?|CPUs?|I|LLMs?|GDP|IPO|R&D|"
    r"Mr|Ms|Dr|Mrs|Professor|According|The|A|An|In|On|At|It|Its|He|She|They|This|That|These|Those|But|And|For|By|From|"
    r"Of|Some|Many|Most|All|One|Two|Three|Half|Both|Each|Other|Others|About|Around|More|Nearly|Almost|Just|Only|Over|"
    r"Under|After|Before|Since|When|While|As|If|With|Without|Last|Next|Now|Then|There|Here|Our|We|You|Not|No|What|Who|"
    r"How|Why|Where|Outside|Inside|Another|Among|Between|Total|Government|Officials?|Meanwhile|However|Also|Shares?|Together|Critics|"
    r"Elsewhere|First|Second|Third|Yet|Still|So|To|Up|Down|Every|Such|Than|Through|During|Until|Earlier|Later)\b"
)
NO_NAME = re.compile(
    r"\d|年|月|日|(?:量|力|額|数|率|費|価格|性能|規模|速度|期間|割合|比率|水準|将来|当初|現在|今後|今回|当時|時点|うち|"
    r"ほか|者|残り|合計|総額|全体|結果|内訳|目標|計画|予算|投資|開発|調査|計算|分野|企業|個人|国民|政府|首相|大臣|省|庁|"
    r"推計|前回|従来|国内|海外|市場|需要|供給|人口|人材|技術|製品|設備|施設|拠点|工場|装置|株価|利益|赤字|契約|学習|利用|導入|"
    r"回答|発表|稼働|完成|順位|費|負担|補助|支援|投資家|(?:消費|受電|供給|最大|発電|契約)電力|容量|[ぁ-ん])$"
)
SAME_COUNTRY = re.compile(
    r"\b(?:the|this|that) (?:country|nation)\b|\b(?:its|their|there)\b|\bthe (?:same )?ministry\b|"
    r"同国|国内|わが国|我が国|同省",
    re.I,
)
RULERS = re.compile(
    r"\b(?:the|its|whose) (?:government|state|cabinet)\b|\b(?:prime minister|president|premier|cabinet|ministers)\b|"
    r"\b(?:the )?(?:public purse|taxpayers?)\b|政府|首相|総理|内閣|閣議|大統領|(?<![一-龠])国[がはの]|国費", re.I
)  # fmt: skip
OF_VERB = re.compile(r"(?<=[^ぁ-ん])[にをで](?=[^ぁ-ん])")  # ポートアイランドに建つ新棟は: of the building
FOREIGN = re.compile(r"[ァ-ヺA-Za-z]")  # letters in which names are written that are no common words
MOSTLY = 0.6
DESCRIBED = re.compile(r"[\w.&]+-(?:based|led|backed|owned|born|made|built|style|era|wide|area)", re.I)
TITLES = {"Prime", "Minister", "President", "CEO", "Mr", "Ms", "Dr", "Mrs", "Professor"}  # before one who speaks
OF_TIME = {"Today", "Yesterday", "Tomorrow", "It", "That", "What", "Let", "He", "She", "There", "Here"}
CORPORATE = re.compile(
    r"(?:(?<!消費)(?<!受電)(?<!供給)(?<!最大)(?<!発電)(?<!契約)電力|電機|銀行|証券|製薬|工業|鉄道|重工|商事|物産|自動車|大学|研究所|機構|協会|組合|"
    r"製菓|製作所|堂|屋|不動産|建設|化学|食品|酒造|運輸|航空|海運|保険|金庫|新聞|放送|学園|病院|財団|連合|市|県|町|村|区|州|技研|"
    r"社)$"
)
COMPANY = re.compile(
    r"[^の]+(?:(?<=[一-龠]{2})(?<![産内府共社業成資外国本間用型代者])クラウド|モバイル|システムズ|ソリューションズ|テクノロジーズ|"
    r"テクノス|ネットワークス|コンピューティング|総研|キャピタル|ホールディングス|ランゲージ|オートメーション|ロボティクス|"
    r"エナジー|電工|精機|精工)$"
)
IN_TOPIC = re.compile(r"[^、。はがもの]{0,6}(?:では|には|は|が|も|、)")
ASIDE = re.compile(r"\b(?:by|of|from|with|for|to|like|including|as) (?:the )?$")
PREPOSED = re.compile(r"\b(?:in|at|by|from|of|with|for|to|near|outside|on) (?:the )?$")
SAME = re.compile(
    r"\b(?:the|this|that) (?:[a-z-]+ )?(?:company|firm|group|institute|laboratory|ministry|country|nation|machine|"
    r"system|computer|supercomputer|model|bank|university|fund|government|programme|program|plan|platform|centre|center|agency|"
    r"project|carrier|operator|maker|giant|network)\b|"
    r"\b(?:its?|they|their)\b|同社|同機|同省|同研究所|同大|同国|同グループ|同基金|同計画|同センター|同システム",
    re.I,
)


@dataclass(slots=True)
class Sense:
    """One sentence: its names and words by place, its clauses, the names that the book does not know.

    `asides` are those of them behind a preposition, which a number before them is not about; `same` where it speaks of
    someone named before, `same_country` where of a country named before, `rulers` where of a government or its head;
    `counted` what kinds of things it counts, wherever their nouns stand.
    """

    text: str
    names: Sequence[Found]
    words: Sequence[Found]
    clauses: list[tuple[int, int]] = field(default_factory=list)
    strangers: list[tuple[int, int]] = field(default_factory=list)
    asides: list[tuple[int, int]] = field(default_factory=list)
    others: Sequence[Found] = ()
    japanese: bool = False
    same: bool = False
    same_country: bool = False
    rulers: bool = False
    quantities: Sequence[tuple[int, int]] = ()
    counted: frozenset[str] = frozenset()

    @property
    def entities(self) -> list[str]:
        """The ids named, in order of their last naming."""
        return list(dict.fromkeys(id for found in reversed(self.names) for id in found.ids))[::-1]

    @property
    def word_ids(self) -> set[str]:
        return {id for found in self.words for id in found.ids}

    def clause_of(self, position: int) -> tuple[int, int]:
        """Return the ends of the clause that a position stands in."""
        return next((span for span in self.clauses if span[0] <= position < span[1]), (0, len(self.text)))

    def without(self, spans: Sequence[tuple[int, int]]) -> None:
        """Take out the unknown names that stand in quantities: units, currencies, counted things."""
        self.quantities = spans
        for name in ("strangers", "asides"):
            kept = [each for each in getattr(self, name) if not any(s < each[1] and each[0] < e for s, e in spans)]
            setattr(self, name, kept)

    def in_quantity(self, found: Found) -> bool:
        """Tell whether a name only says what is counted: Nvidia of “2,000 Nvidia chips”."""
        return any(start <= found.start and found.end <= end for start, end in self.quantities)

    def known_again(self, short: Mapping[str, tuple[str, ...]]) -> None:
        """Take the unknown names that begin as a name of the text before did for that name: Llama, of Llama 3.1."""
        for start, end in list(self.strangers):
            word = self.text[start:end].partition(" ")[0].removesuffix("'s")
            if word in short:
                self.strangers.remove((start, end))
                self.names = sorted([*self.names, Found(start, end, short[word])], key=lambda each: each.start)

    def is_aside(self, found: Found) -> bool:
        """Tell whether a name is no topic of its sentence: behind a preposition, or before no particle of a topic."""
        if self.japanese:
            return IN_TOPIC.match(self.text, found.end) is None
        return ASIDE.search(self.text[max(0, found.start - 12) : found.start]) is not None

    @property
    def strange_topic(self) -> bool:
        """Whether a Japanese sentence begins with a name that is not of the book: 北稜クラウドには, みどり計算機の."""
        opener = OPENER.match(self.text) if self.japanese else None
        if opener is None or NO_OPENER.match(opener[1]):
            return False
        known = [each for each in (*self.names, *self.words) if each.start < opener.end(1)]
        first = min((each.start for each in known), default=opener.end(1))
        return first >= OPENS and all(each.start for each in known)

    def about_others(self, position: int, ours: Collection[str] = ()) -> bool:
        """Tell whether the clause of a position holds a word by which it is about something else: neither a word of
        `ours` nor beside a name of `ours`."""
        start, end = self.clause_of(position)
        others = [each for each in self.others if start <= each.start < end]
        if not others or any(start <= each.start < end and not set(each.ids).isdisjoint(ours) for each in self.names):
            return False
        own = [each for each in self.words if not set(each.ids).isdisjoint(ours)]
        return any(not any(word.start <= each.start and each.end <= word.end for word in own) for each in others)


def acts(text: str, found: Found) -> bool:
    """Tell whether a place is named as somebody who acts: not where something is, as behind “in”."""
    return PREPOSED.search(text[max(0, found.start - 12) : found.start]) is None


def read_sentence(
    text: str,
    names: Sequence[Found],
    words: Sequence[Found],
    others: Sequence[Found],
    counted: Iterable[tuple[int, int]] = (),
) -> Sense:
    """Return a sentence, made `plain`, with the phrases found in it, as the index sees it; `counted` are the places of
    counted things, which are no names."""
    sense = Sense(text, names, words, others=others, japanese=JAPANESE.search(text) is not None)
    sense.rulers = RULERS.search(text) is not None
    sense.same_country = sense.rulers or SAME_COUNTRY.search(text) is not None
    sense.same = sense.rulers or SAME.search(text) is not None
    sense.clauses = clauses(text)
    named = [(found.start, found.end) for found in names]
    worded = [*((found.start, found.end) for found in words), *counted]
    strange = list(
        _strange_topics(text, [*named, *worded], named) if sense.japanese else _strange_names(text, named, worded)
    )
    sense.asides = [each for each in strange if PREPOSED.search(text[max(0, each[0] - 12) : each[0]])]
    sense.strangers = [each for each in strange if each not in sense.asides]
    return sense


def clauses(text: str) -> list[tuple[int, int]]:
    """Return the ends of the stretches of a sentence between commas, brackets and words that join or set against."""
    cuts = [0, *(match.start() for match in CLAUSE.finditer(text)), len(text)]
    return [(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if end > start]


def _strange_names(
    text: str, named: Sequence[tuple[int, int]], worded: Sequence[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """Yield capitalised words that are no name of the book and not all of them words of it: Brightmoor Computing."""
    for match in CAPITALISED.finditer(text):
        start, end = match.span()
        titled = False
        while opener := CALENDAR.match(text, start, end):
            titled = titled or opener[0] in TITLES
            start = opener.end() + 1
        if DESCRIBED.fullmatch(text, start, end):  # “the Osaka-based company” names nobody
            continue
        if titled or start >= end or any(left < end and start < right for left, right in named):
            continue
        if any(left <= start and end <= right for left, right in worded) or _is_worded(start, end, worded):
            continue
        if start == 0 and " " not in match[0] and _plain_opener(text, end):
            continue
        yield start, end


def _is_worded(start: int, end: int, covered: Iterable[tuple[int, int]]) -> bool:
    """Tell whether words of ours cover most of a name, as in “Generative AI”, and not only its last, as in a firm's."""
    letters = {at for left, right in covered for at in range(max(left, start), min(right, end))}
    return len(letters) > MOSTLY * (end - start)


def _plain_opener(text: str, end: int) -> bool:
    """Tell whether the first word of a sentence is likelier a common word: a plural, an adverb, no verb behind it."""
    word = text[:end]
    if word.endswith(("ing", "ly")) or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
        return True
    if text.startswith("'s ", end):
        return word in OF_TIME
    behind = re.match(
        r"\s*(?:,|will|has|had|is|was|said|says|plans?|wants?|bought|sold|built|expects?|aims?)", text[end:]
    )
    return behind is None


def _strange_topics(
    text: str, known: Iterable[tuple[int, int]], named: Sequence[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    covered = list(known)
    for match in TOPIC.finditer(text):
        start, end = match.span(1)
        start = max((each.end() for each in OF_VERB.finditer(text, start, end)), default=start)
        company = COMPANY.search(text, start, end)  # シンガポールの港南クラウドは: of the company
        start = company.start() if company else start
        topic = text[start:end]
        corporate = company is not None or CORPORATE.search(topic) is not None
        plainly = NO_NAME.search(topic) or not FOREIGN.search(topic)
        if SAME.search(topic) or not corporate and plainly:
            continue
        those = named if corporate else covered
        if not any(left < end and start < right for left, right in those):
            yield start, end
