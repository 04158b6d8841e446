"""Give the extractor texts that nobody would write, and count the promises it breaks.

A text is a labelled sentence of either language, or a piece of several, cut, doubled, swapped, filled with signs of any
script, its widths mixed, its letters combined and turned round. Whatever comes, every mention stands where it says, and
none overlaps another; a line of ten megabytes of one sign is read in about ten times the time of one megabyte.

    python tests/fuzz_texts.py [TEXTS [SEED]]
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "extraction"))

from fuzz_readers import Hang, patience
from scoring import read_labels

from claimbook.extract import Mention, extract

PATIENCE = 20  # seconds of work that one text of a few hundred characters may take
LABELLED = ("development", "evaluation", "independent", "development_ja", "independent_ja")
DATES = (None, "2024-02-12", "2023-07~", "2024")
SHOWN = 20
MOST_CHARACTERS = 1_200
SEEN_SIGNS = """
    $ € £ ¥ ￥ 元 円 % ％ ‰ ° º ' " ’ ” “ ( ) [ ] （ ） 「 」 『 』 《 》 〈 〉 【 】 / \\ . , : ; ! ? # @ & * + - −
    – — ― 〜 ～ ~ ≈ ± × ÷ = < > | _ ^ ・ 、 。 ， ． ： ； … ‥ ½ ¼ ¾ ² ³ ⁻ ① ⑩ ㌔ ㍉ ㎞ ㏄ ㍿ ㋿ Ⅳ ⅻ
    零 〇 一 二 三 四 五 六 七 八 九 十 百 千 万 億 兆 京 壱 弐 数 何 半 0 12 1,234 1.234,56 .5 3・5 １２ １，２３４
    2024 R6.4 PS Y= US$ A$ NT$ MUSD EURm million bn k b dozen several half percent per a an from between to and May
    Q3 last year GPU H100 人 社 基 割 分の 以上 約 年度 令和 昭和 から まで ドル ユーロ メートル ｷﾛﾜｯﾄ ｶﾞ ﾊﾟ
    <ruby> <rt> &yen; Â£ â‚¬ שלוש ١٢٣ ۴۵ ४२ ๑๒ 한국 三亿元 тысяч 😀 𝟙𝟚 𠮷 ︙ ﹆ ︵
"""
MARKS = "\u0301\u3099\u309a\u200b\u200d\u200f\u202e\u2066\u2069\ufeff\ufffe\u00ad\x00\x1b"
SPACES = ("\u00a0", "\u2009", "\u3000", "\u2028", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ")
SIGNS = (*SEEN_SIGNS.split(), *MARKS, *SPACES)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
HALF_KANA = {ord(unicodedata.normalize("NFKC", chr(code))): code for code in range(0xFF66, 0xFF9E)}
PLANES = ((0x20, 0x250), (0x300, 0x370), (0x590, 0x700), (0x2000, 0x2C00), (0x3000, 0xA000), (0xAC00, 0xD7A4),
          (0xE000, 0x10000), (0x10000, 0x110000))  # fmt: skip


def inserted(text: str, at: int, chance: random.Random) -> str:
    return text[:at] + chance.choice(SIGNS) + text[at:]


def set_apart(text: str, at: int, chance: random.Random) -> str:
    return f"{text[:at]} {chance.choice(SIGNS)} {text[at:]}"


def any_character(text: str, at: int, chance: random.Random) -> str:
    code = chance.randrange(*chance.choice(PLANES))
    return text[:at] + chr(code) + text[at:]


def cut(text: str, at: int, chance: random.Random) -> str:
    return text[:at] + text[at + chance.randint(1, 12) :]


def cut_short(text: str, at: int, chance: random.Random) -> str:
    return text[at:] if chance.random() < 0.5 else text[:at]


def doubled(text: str, at: int, chance: random.Random) -> str:
    piece = text[at : at + chance.randint(1, 20)]
    return text[:at] + piece * chance.choice((2, 2, 3, 9)) + text[at + len(piece) :]


def swapped(text: str, at: int, chance: random.Random) -> str:
    first, second, third = text[:at], text[at : at + chance.randint(1, 9)], text[at + 9 :]
    return first + third[:9] + second + third[9:]


def turned_round(text: str, at: int, chance: random.Random) -> str:
    stop = at + chance.randint(2, 30)
    return text[:at] + text[at:stop][::-1] + text[stop:]


def other_width(text: str, at: int, chance: random.Random) -> str:
    stop = at + chance.randint(1, 40)
    table = chance.choice((WIDE, HALF_KANA))
    return text[:at] + text[at:stop].translate(table) + text[stop:]


def decomposed(text: str, at: int, chance: random.Random) -> str:
    form = chance.choice(("NFD", "NFKD", "NFKC"))
    stop = at + chance.randint(1, 60)
    return text[:at] + unicodedata.normalize(form, text[at:stop]) + text[stop:]


def recased(text: str, at: int, chance: random.Random) -> str:
    return text[:at] + (text[at:].upper() if chance.random() < 0.5 else text[at:].swapcase())


def misread(text: str, at: int, chance: random.Random) -> str:
    """Bytes of one encoding read as another."""
    wrong = chance.choice(("cp1252", "latin-1", "shift_jis", "euc_jp"))
    stop = at + chance.randint(1, 60)
    return text[:at] + text[at:stop].encode("utf-8", "replace").decode(wrong, "replace") + text[stop:]


MUTATIONS: tuple[Callable[[str, int, random.Random], str], ...] = (
    inserted, inserted, set_apart, any_character, cut, cut_short, doubled, swapped, turned_round, other_width,
    decomposed, recased, misread,
)  # fmt: skip


def texts(number: int, seed: int) -> Iterator[str]:
    """So many mutated texts, the same for the same seed."""
    chance = random.Random(seed)
    base = [row["text"] for name in LABELLED for row in read_labels(f"{name}.jsonl")]
    for _ in range(number):
        text = chance.choice(base)
        if chance.random() < 0.2:
            text += chance.choice(("", " ", "\n", "\n\n")) + chance.choice(base)
        for _ in range(chance.randint(1, 6)):
            if chance.random() < 0.12:
                other = chance.choice(base)
                begin, at = chance.randrange(len(other) + 1), chance.randrange(len(text) + 1)
                text = text[:at] + other[begin : begin + chance.randint(1, 40)] + text[at:]
            else:
                text = chance.choice(MUTATIONS)(text, chance.randrange(len(text) + 1), chance)
        yield text[:MOST_CHARACTERS]


def broken_promises(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """What is untrue of the mentions found in a text."""
    end = 0
    for index, mention in enumerate(mentions):
        sentence = mention.sentence or (0, 0)
        length = mention.end - mention.start
        if text[mention.start : mention.end] != mention.text or not 0 < length == len(mention.text):
            yield f"{mention.text!r} does not stand at {mention.start}"
        if mention.start < end:
            yield f"{mention.text!r} overlaps the mention before it"
        end = mention.end
        if not sentence[0] <= mention.start < mention.end <= sentence[1]:
            yield f"{mention.text!r} is outside its sentence"
        if mention.value is not None and mention.low is not None:
            yield f"{mention.text!r} has a value and is a range"
        if (mention.comparator == "range") != (mention.low is not None):
            yield f"{mention.text!r} is half a range"
        if mention.cue is not None and text[mention.cue.start : mention.cue.end] != mention.cue.text:
            yield f"the cue of {mention.text!r} does not stand at {mention.cue.start}"
        if mention.pair is not None and mentions[mention.pair].pair != index:
            yield f"{mention.text!r} is paired with what is not paired with it"
        if isinstance(mention.value, float) and not math.isfinite(mention.value):
            yield f"{mention.text!r} has no finite value"
        json.dumps(mention.to_json(), allow_nan=False)


@dataclass(slots=True)
class Tally:
    """How many texts were read, how many mentions found, and each text that broke a promise."""

    texts: int = 0
    mentions: int = 0
    exceptions: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)


def fuzz_texts(number: int, seed: int = 1) -> Tally:
    """Reads so many mutated texts and tells what came of them."""
    tally = Tally()
    for at, text in enumerate(texts(number, seed)):
        try:
            with patience(PATIENCE, at_work=True):
                mentions = extract(text, DATES[at % len(DATES)])
                tally.untrue += [f"{promise}: {text!r}" for promise in broken_promises(text, mentions)]
            tally.mentions += len(mentions)
        except Hang:
            tally.hangs.append(repr(text))
        except Exception as error:
            tally.exceptions.append(f"{error!r}: {text!r}")
        tally.texts += 1
    return tally


LONG_LINES = {
    "kanji numerals": "一二三四五六七八九十百千万億兆",
    "one kanji numeral": "一",
    "digits": "1234567890",
    "full-width digits": "１２３４５６７８９０",
    "〜": "〜",
    "commas": ",",
    "ideographic commas": "、",
    "digits and commas": "1,",
    "digits and 〜": "1〜",
    "億 after a digit": "1億",
    "ruby marks": "《",
    "$ signs": "$",
    "half-width voiced kana": "ｶﾞ",
}
MEGABYTE = 1_000_000
SLOWER_THAN_LINEAR = 30  # times as long for ten times the text; a busy machine is forgiven the rest


def long_line(signs: str, megabytes: int) -> tuple[float, list[str]]:
    """The seconds of processor time that a line of one sign takes, and the promises broken."""
    text = signs * (megabytes * MEGABYTE // len(signs.encode()))
    started = time.process_time()
    mentions = extract(text)
    return time.process_time() - started, list(broken_promises(text, mentions))


def long_lines() -> Iterator[tuple[str, float, float, list[str]]]:
    """Each long line with the seconds of one megabyte and of ten, and what is wrong with it."""
    for name, signs in LONG_LINES.items():
        (short, wrong), (long, more) = long_line(signs, 1), long_line(signs, 10)
        wrong += more
        if long > SLOWER_THAN_LINEAR * max(short, 0.05):
            wrong.append(f"{name}: {short:.1f} s for 1 MB, {long:.1f} s for 10 MB")
        yield name, short, long, wrong


def main(number: int, seed: int) -> int:
    started = time.process_time()
    tally = fuzz_texts(number, seed)
    print(f"{tally.texts:,} texts, {tally.mentions:,} mentions, {time.process_time() - started:.0f} s")
    for title in ("exceptions", "untrue", "hangs"):
        found = getattr(tally, title)
        print(f"{title}: {len(found)}")
        for line in found[:SHOWN]:
            print("  ", line)
    faults = 0
    for name, short, long, wrong in long_lines():
        print(f"10 MB of {name}: {long:.1f} s (1 MB: {short:.2f} s), {len(wrong)} wrong")
        faults += len(wrong)
    return bool(tally.exceptions or tally.untrue or tally.hangs or faults)


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(arguments + [100_000, 1][len(arguments) :])))
