"""Which language a text, and each stretch of a mixed text, is read in: by its script first, then by its words.

Latin script without English words is told by py3langid, which carries its model; it is loaded when a text first needs
it. Where nothing is certain a text is English: a short utterance is never refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from .vocabulary import words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH, JAPANESE, CHINESE = "en", "ja", "zh"
READ = (ENGLISH, JAPANESE)
Stretch = tuple[str, int, int]

SAMPLE, SAMPLES = 2_000, 3
FEWEST_LETTERS, FEWEST_WORDS = 40, 8
CERTAIN = 0.97
ENGLISH_SHARE = 25  # one of so many words is enough

KANA_OR_HAN = "ぁ-ゖァ-ヺー㐀-鿿々ｦ-ﾝ"
IS_JAPANESE = re.compile(f"[{KANA_OR_HAN}]")
KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]")
HAN = re.compile("[㐀-鿿]")
LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
WORD = re.compile("[A-Za-zÀ-ɏḀ-ỿ’']+")
SCRIPTS = {
    "ko": re.compile("[가-힣ᄀ-ᇿ]"), "ru": re.compile("[Ѐ-ӿ]"), "el": re.compile("[Ͱ-Ͽ]"), "ar": re.compile("[؀-ۿ]"),
    "he": re.compile("[֐-׿]"), "th": re.compile("[฀-๿]"), "hi": re.compile("[ऀ-ॿ]"), "bn": re.compile("[ঀ-৿]"),
    "ta": re.compile("[஀-௿]"), "te": re.compile("[ఀ-౿]"), "ka": re.compile("[Ⴀ-ჿ]"), "hy": re.compile("[԰-֏]"),
    "am": re.compile("[ሀ-፿]"), "km": re.compile("[ក-៿]"), "my": re.compile("[က-႟]"), "lo": re.compile("[຀-໿]"),
    "si": re.compile("[඀-෿]"), "gu": re.compile("[઀-૿]"), "pa": re.compile("[਀-੿]"), "ml": re.compile("[ഀ-ൿ]"),
    "kn": re.compile("[ಀ-೿]"),
}  # fmt: skip
BEYOND_LATIN = re.compile("[^\x00-\u024f\u1e00-\u206f\u20a0-\u20cf\u2100-\u22ff]")
FOREIGN = re.compile("[^\x00-\u024f\u1e00-\u206f\u20a0-\u20cf\u2100-\u22ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# signs of modern Chinese that Japanese writes otherwise or not at all
ONLY_CHINESE = re.compile(
    "[们这为发说时对没还过进动业东车长门问间开关现经济亿与从产话语让应认识设计划协议资术电脑网络训练联军给吗呢吧哪啊您她它么谁這們說會對還過沒讓從將於並我你嗎個與]"
)
CHINESE_SHARE = 25
ENGLISH_WORDS = words(
    "the and with that from said its this are by which their than after about was were has have been will would of to "
    "three through while could who days months "
    "mln dlrs cts vs net shr revs bln pct percent million billion company year years up over people"
)
# words that other languages have too count only beside the others
SHARED_WORDS = words("of to was net by will over up are has million percent this")
NOT_JAPANESE = re.compile(f"[^{KANA_OR_HAN}、。「」『』【】（）！？：；％〜・０-９Ａ-Ｚａ-ｚ]{{16,}}")
ENGLISH_RUN = re.compile(
    r"[A-Za-z’']{2,}[,;]? [a-z’']{1,20}[,;]? [a-z’']{2,20}\b|\b(?:the|of|and|to|for|in) [A-Za-z$0-9]"
)
EDGE_LEFT = re.compile(r"\S*\s?")
EDGE_RIGHT = re.compile(r"[$¥€£]?[0-9][0-9.,]*(?<=[0-9])[ \u00a0]?$|[^\sA-Za-z.!?,;:]+$|[A-Za-z0-9-]{1,12}$")


def language_of(text: str) -> str:
    """The language of a text as a code of ISO 639: "en", "ja" or another, "en" where it cannot be told."""
    if text.isascii() or BEYOND_LATIN.search(text) is None:
        return _in_latin_script(text)
    sample = sampled(text)
    japanese, latin = len(IS_JAPANESE.findall(sample)), len(LATIN.findall(sample))
    if FOREIGN.search(sample):
        code, letters = max(
            ((code, len(script.findall(sample))) for code, script in SCRIPTS.items()), key=lambda each: each[1]
        )
        if letters > japanese + latin:
            return code
    if japanese == 0:
        return _latin(text)
    if _chinese(sample):
        return CHINESE
    if japanese * 3 >= latin:
        return JAPANESE
    return _latin(IS_JAPANESE.sub(" ", sample))


def _in_latin_script(text: str) -> str:
    return ENGLISH if _plainly_english(text) else _latin(text)


def _plainly_english(text: str) -> bool:
    """Whether a text in Latin script is too short to tell, or its beginning has the commonest words of English."""
    return len(text) < FEWEST_LETTERS + FEWEST_WORDS or (
        text.find(" the ", 0, SAMPLE) >= 0
        and any(text.find(word, 0, SAMPLE) >= 0 for word in (" of ", " and ", " in "))
    )


def sampled(text: str) -> str:
    """The text, or pieces from its beginning, middle and end where it is long."""
    if len(text) <= SAMPLE * SAMPLES:
        return text
    step = (len(text) - SAMPLE) // (SAMPLES - 1)
    return "\n".join(text[at * step : at * step + SAMPLE] for at in range(SAMPLES))


def _chinese(sample: str) -> bool:
    han, kana = len(HAN.findall(sample)), len(KANA.findall(sample))
    marks = len(ONLY_CHINESE.findall(sample))
    return marks >= 2 and marks * CHINESE_SHARE >= han and kana * 20 < han


def _latin(text: str) -> str:
    """English, unless the words are none of English and py3langid is certain of another language."""
    sample = sampled(text)
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < FEWEST_WORDS or sum(map(len, words)) < FEWEST_LETTERS:
        return ENGLISH
    english = [word for word in words if word in ENGLISH_WORDS]
    if len(english) * ENGLISH_SHARE >= len(words) and any(word not in SHARED_WORDS for word in english):
        return ENGLISH
    try:
        code, certainty = identifier().classify(sample)
    except UnicodeEncodeError:
        return ENGLISH
    return str(code) if certainty >= CERTAIN else ENGLISH


@cache
def identifier() -> LanguageIdentifier:
    """What tells languages in Latin script, loaded once (more than a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def stretches(
    text: str, spans: Sequence[tuple[int, int]] | None = None, language: str | None = None
) -> list[Stretch] | None:
    """The (language, start, end) stretches of a text that are read, in order; None where all of it is English.

    `language` is the one that the text is said to be in; a text in a language that is not read has no stretch.
    """
    if language == ENGLISH:
        return None
    if language is None:
        in_latin = text.isascii() or BEYOND_LATIN.search(text) is None
        language = _in_latin_script(text) if in_latin else language_of(text)
        if language == ENGLISH and (in_latin or IS_JAPANESE.search(text) is None):
            return None
        if language not in READ:
            return []
        language = None
    asked = [(0, len(text))] if spans is None else [(max(0, start), min(len(text), end)) for start, end in spans]
    if language == JAPANESE:
        return [(JAPANESE, start, end) for start, end in asked]
    if language is not None:
        return []
    return [stretch for start, end in asked for stretch in _mixed(text, start, end)]


def _mixed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Japanese, but for what between Japanese signs is long and English."""
    done = start
    for match in NOT_JAPANESE.finditer(text, start, end):
        left, right = match.span()
        if ENGLISH_RUN.search(text, left, right) is None:
            continue
        if left > start and IS_JAPANESE.match(text[left - 1]):
            edge = EDGE_LEFT.match(text, left, right)
            left = left if edge is None else edge.end()
        if right < end and IS_JAPANESE.match(text[right]):
            edge = EDGE_RIGHT.search(text, max(left, right - 40), right)
            right = right if edge is None else edge.start()
        if left >= right:
            continue
        if IS_JAPANESE.search(text, done, left):
            yield JAPANESE, done, left
            done = left
        yield ENGLISH, done, right
        done = right
    if done < end:
        yield JAPANESE, done, end
