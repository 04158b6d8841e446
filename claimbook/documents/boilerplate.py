"""What a line of a page says about itself: whether its own wording makes it boilerplate, and of which kind.

One line at a time, without its neighbours; `main_text.py` weighs the answer against the line's shape and place.
Every test runs in time proportional to the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache

from claimbook.documents import boilerplate_words as words


class Wording(Enum):
    """What the wording of a line makes of it."""

    OPEN = "nothing"
    PERHAPS = "boilerplate where its neighbours are"
    BOILERPLATE = "boilerplate"
    SECTION = "opens a list of things outside the article"
    CONTACT = "opens names and addresses"
    LAST = "opens comments or references, which end the article"


LONGEST = 600
LONGEST_HEADING = 7
WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_BULLET = re.compile(r"^(?:[\s\-–—•·*■▪►▶»>→←↑|#“\"‘'\[(]+|\d{1,2}[.)]\s)+")
_TRAIL = " \t\xa0-–—•·*■►▶»→…:|.,!?\"”’'])("
_TIMED = re.compile(r"\d|yesterday", re.IGNORECASE)
_QUOTES = str.maketrans("’‘“”", "''\"\"")


_COUNT_AROUND = re.compile(r"^\d[\d.,]*\s+|\s*[(\d][\d.,()]*$")
_BRACKETED_END = re.compile(r"\s*\[[^\]]{1,12}\]$")
_DIGITS_AROUND = re.compile(r"^[\d\s.,]+|[\d\s.,:()]+$")
_LEAD_MARKS = re.compile(r"^[\s•\-*>»]+")
_CRUMBS = re.compile(r"\s*[>›»|/·•]\s*|\s+[-–]\s+")


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split("|"))


def _any_of(items: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, items), key=lambda item: (-len(item), item)))


FUNCTION_WORDS = frozenset(words.FUNCTION_WORDS.split())
CONTENTS = tuple(_phrases(words.CONTENTS))
_LINES, _SECTIONS = _phrases(words.LINES), _phrases(words.SECTIONS)
_LAST_SECTIONS, _CONTACTS = _phrases(words.LAST_SECTIONS), _phrases(words.CONTACTS)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    month, weekday = _any_of(words.MONTHS.split()), _any_of(words.WEEKDAYS.split())
    day = r"\d{1,2}(?:st|nd|rd|th|\.|er)?"
    date = (
        rf"(?:{month})\.?\s+{day},?\s+\d{{4}}|{day}\s+(?:de\s+)?(?:{month})\.?,?\s+(?:de\s+)?\d{{4}}|"
        rf"(?:{month})\.?\s+{day}\b|{day}\s+(?:{month})\b|(?:{month})\.?\s+\d{{4}}|"
        rf"\d{{1,2}}-(?:{month})-\d{{4}}\b|"
        r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}/\d{1,2}\b|\d{4}年\d{1,2}月\d{1,2}日|"
        r"\d+\s*(?:seconds?|secs?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|months?|years?)\s+ago|\byesterday\b|"
        r"vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+"
    )
    zone = rf"\b(?:{_any_of(words.TIME_ZONES.split())})\b(?:\s?[+-]\d{{1,2}}(?::\d{{2}})?)?|gmt[+-]\d+"
    clock = (
        r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?|uhr|h\b)?|\d{1,2}\s*[ap]\.?m\b\.?|"
        rf"\d{{1,2}}\.\d{{2}}\s*(?:[ap]\.?m\b\.?|uhr\b|h\b|{zone})"
    )
    things = _any_of(words.COUNTED.split())
    counted = rf"\d[\d.,]*\s?[km]?\s+(?:{things})\b|(?:{things})\s*:?\s*\d[\d.,]*[km]?\b"
    adjectives, nouns = _any_of(_phrases(words.SECTION_ADJECTIVES)), _any_of(_phrases(words.SECTION_NOUNS))
    credit_names = _any_of(_phrases(words.CREDIT_NAMES))
    reading = (
        r"\d+\s*[- ]?(?:min(?:ute)?s?\.?)(?:\s+(?:of\s+)?(?:read(?:ing)?|listen)(?:\s+time)?)|"
        r"\d+ min(?:uten|utes|utos|uti)?(?: lesezeit| de lecture| de lectura| di lettura)"
    )
    flags = re.IGNORECASE
    return {
        "date": re.compile(rf"(?<![\w.])(?:{date})", flags),
        "clock": re.compile(rf"(?<![\w$€£¥.,])(?:{clock})(?![\w%])", flags),
        "counted": re.compile(rf"(?<![\w.,$€£¥])(?:{counted})", flags),
        "reading": re.compile(rf"\b(?:{reading})\b", flags),
        "weekday": re.compile(rf"\b(?:{weekday})\b\.?", flags),
        "label": re.compile(rf"{zone}|\b(?:{_any_of(words.DATE_LABELS.split())})\b", flags),
        "byline": re.compile(
            rf"^[\s(]*(?:{_any_of(_phrases(words.BYLINE_LEADS))})(?:\s*[:：]\s*|\s+)(?!der\b|den\b)(?=[^\W\d_])", flags
        ),
        "time word": re.compile(rf"^(?:{month}|{weekday})\b", flags),
        "credit": re.compile(rf"^[\[(]?(?:{_any_of(_phrases(words.CREDIT_LEADS))})\s*[:：/|]", flags),
        "ends in credit": re.compile(
            r"(?:[(/|\[]\s*(?:\w+ )?(?:photos?|pictures?|image|foto|bild)\b[^.]{0,60}|\breuters\s?/\s?\w[^.]{0,60}|"
            rf"(?:(?<![.!?”\"])(?<![.!?”\"]\s)[(–—-]|[/|])\s?(?:{credit_names})(?:\s\w+)?|/\s?courtesy of [^.]{{1,60}}|"
            r"\.\s*\([A-Z][^()\s]+(?: [^()\s]+){1,3}/[^()]{2,30}\)|purchase licensing rights)[)\]]?\.?$",
            flags,
        ),
        "section": re.compile(
            rf"^(?:\S+ )?(?:{adjectives})(?: \S+){{0,2}} (?:{nouns})"
            r"(?: (?:now|today|this week|this month|of the (?:day|week|month)|in \S+|from \S+))?$"
        ),
        "more": re.compile(
            r"^(?:more (?:from|in|on|about|by)|latest (?:in|from|on)|best of|popular (?:now )?(?:in|on)|"
            r"top \d+ (?:most|stor|news|post|articl|read)\w*|"
            r"trending (?:in|on)|most \w+ (?:in|on)|read more (?:on|about)|explore more|also (?:in|from|on))\b"
        ),
        "leads": re.compile(rf"^(?:{words.LEADS})", flags),
        "rights": re.compile(words.RIGHTS, flags),
        "services": re.compile(rf"\b(?:{words.SERVICES})", flags),
        "readers": re.compile(words.READERS, flags),
        "imperatives": re.compile(words.IMPERATIVES, flags | re.VERBOSE),
        "roles": re.compile(rf"\b(?:{_any_of(words.ROLES.split())})\b", flags),
        "image file": re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic|mp4|webm)$", flags),
        "file size": re.compile(
            r"\b(?:pdf|docx?|xlsx?|pptx?|zip|csv)\b.{0,12}\b\d[\d.,]*\s?[km]b\b|\d\s?[km]b\b.{0,5}\bpdf\b", flags
        ),
        "offer": re.compile(
            r"^.{0,12}[$€£]\s?\d[\d.]*\s*(?:a|per|/)\s*(?:week|month|year)$|"
            r"^(?:get|save|enjoy|only|just|from|try|subscribe)\b.{0,40}"
            r"(?:\d ?% off|[$€£]\s?\d.{0,25}(?:week|month|year|off))"
        ),
        "numbered": re.compile(
            r"^(?:(?:slide|page|photo|image|picture|item|part)\s*)?\d+\s*(?:/|of)\s*\d+$|"
            r"^(?:vol\.|volume \d|issn\b|isbn\b|doi\b|issue (?:no\. ?)?\d)",
            flags,
        ),
        "address": re.compile(r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
        "handle": re.compile(r"^@\w+$"),
        "phone": re.compile(
            r"(?:\+|\b00[ -]?)\d{1,3}[\s\-(.\d)]{6,}\d|\(\d{2,5}\)\s?\d{3,4}[\s.-]\d{3,4}\b|"
            r"\b\d{2,4}-\d{3,4}-\d{3,4}\b|"
            r"\b(?:tel|phone|telephone|fax|call|mobile|hotline|office|signal)\b\W{0,3}[\d(+][\d\s().+-]{5,}",
            flags,
        ),
        "postcode": re.compile(
            r"\b[A-Z]{2}\s+\d{5}\b|\b\d{3}-\d{4}\b|\b\d{5}\s[A-Z]\w+$|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"
        ),
        "posted by": re.compile(
            r"\b(?:posted|started|written|published|created|submitted|asked|edited|reported) by\b", flags
        ),
        "said": re.compile(r"\b(?:said|says|told|according|announced|reported|asked|wrote)\b", flags),
    }  # fmt: skip


def plain(text: str) -> str:
    """Return a line as it is compared: lower case, straight apostrophes, without bullets and end marks."""
    short = text[:LONGEST].translate(_QUOTES).strip()
    return _BULLET.sub("", short).rstrip(_TRAIL).casefold()


def wording(text: str) -> Wording:
    """Return what the wording of one line, by itself, makes of it."""
    line = text.translate(_QUOTES).strip()
    if len(line) > LONGEST:
        return Wording.OPEN
    count = len(WORD.findall(line))
    if not count:
        return Wording.BOILERPLATE
    heading = _heading(line, count)
    if heading is not Wording.OPEN:
        return heading
    if any(test(line, count) for test in _TESTS):
        return Wording.BOILERPLATE
    return Wording.PERHAPS if any(test(line, count) for test in _PERHAPS) else Wording.OPEN


def _heading(line: str, count: int) -> Wording:
    if count > LONGEST_HEADING or line.endswith((".", ";", ",")):
        return Wording.OPEN
    name = _COUNT_AROUND.sub("", plain(_BRACKETED_END.sub("", line))).strip()
    if name in _LAST_SECTIONS or (name in ("comment", "comments") and count <= 2):
        return Wording.LAST
    if name in _CONTACTS:
        return Wording.CONTACT
    patterns = _patterns()
    name = name.replace('"', "")
    if name in _SECTIONS or patterns["section"].search(name) or patterns["more"].search(name):
        return Wording.SECTION
    return Wording.OPEN


def _known(line: str, count: int) -> bool:
    name = plain(line)
    return count <= 8 and (name in _LINES or _DIGITS_AROUND.sub("", name) in _LINES)


def _led(line: str, count: int) -> bool:
    bare = _LEAD_MARKS.sub("", line)
    return bool(_patterns()["leads"].match(bare) or _patterns()["leads"].match(line))


def _rights(line: str, count: int) -> bool:
    return count <= 80 and bool(_patterns()["rights"].search(line))


def _file(line: str, count: int) -> bool:
    patterns = _patterns()
    return count <= 14 and bool(patterns["image file"].search(line) or patterns["file size"].search(line))


def _credit(line: str, count: int) -> bool:
    patterns = _patterns()
    if count <= 16 and patterns["credit"].match(line):
        return True
    return count <= 40 and bool(patterns["ends in credit"].search(line)) and not patterns["said"].search(line)


def _capitalised(line: str) -> float:
    found = [word for word in WORD.findall(line) if word.casefold() not in FUNCTION_WORDS]
    return sum(not word[0].islower() for word in found) / len(found) if found else 1.0


def _byline(line: str, count: int) -> bool:
    led = _patterns()["byline"].match(line)
    if not led or count > 24:
        return False
    rest = line[led.end() :]
    if _patterns()["time word"].match(rest) or re.search(r"[^.\s]{3,}[.!?]$", rest):
        return ";" in rest and _capitalised(rest) >= 0.6
    return _capitalised(rest) >= 0.75 and not re.search(r"[$€£¥%]", rest)


def _stamped(line: str) -> tuple[int, str]:
    """Return how many dates, times, counts and reading times a line holds, and what is left of it without them."""
    patterns, found, rest = _patterns(), 0, line
    if not _TIMED.search(line):
        return 0, line
    for name in ("reading", "date", "clock", "counted"):
        rest, times = patterns[name].subn(" ", rest)
        found += times
    return found, patterns["label"].sub(" ", patterns["weekday"].sub(" ", rest))


def _stamp(line: str, count: int) -> bool:
    if count > 24:
        return False
    found, rest = _stamped(line)
    if not found:
        return bool(_patterns()["weekday"].fullmatch(line.strip()))
    left = WORD.findall(rest)
    clock = bool(_patterns()["clock"].search(line))
    names = len(left) <= 5 and _capitalised(rest) >= 0.8 and clock
    return not left or names or (len(left) <= 6 and _byline(rest, count))


def _posted(line: str, count: int) -> bool:
    return count <= 16 and bool(_patterns()["posted by"].search(line)) and _stamped(line)[0] > 0


def _contact(line: str, count: int) -> bool:
    patterns = _patterns()
    addressed = patterns["address"].search(line)
    if addressed and len(WORD.findall(patterns["address"].sub(" ", line))) <= 6:
        return True
    if patterns["handle"].match(line):
        return True
    return count <= 40 and bool(patterns["phone"].search(line)) and not re.search(r"[%$€£¥]", line)


def _service(line: str, count: int) -> bool:
    patterns = _patterns()
    asked = {found.casefold() for found in patterns["services"].findall(line)}
    if not asked or count > 90 or patterns["said"].search(line):
        return False
    spoken = {found.casefold() for found in patterns["readers"].findall(line)}
    to_reader = any(found.startswith("you") for found in spoken)
    ordered = bool(patterns["imperatives"].match(line))
    if line.startswith('"'):
        return False
    return bool(spoken and len(asked) > 1) or (
        count <= 25 and (to_reader or ordered or (bool(spoken) and not re.search(r"\d", line)))
    )


def _crumbs(line: str, count: int) -> bool:
    parts = [part for part in _CRUMBS.split(line) if part]
    if len(parts) < 3 or any(len(part) > 60 for part in parts[:-1]) or count > 30:
        return False
    return ">" in line or "›" in line or (not re.search(r"\d", line) and all(len(part.split()) <= 4 for part in parts))


def _reading_time(line: str, count: int) -> bool:
    return count <= 10 and bool(_patterns()["reading"].search(line))


def _counted(line: str, count: int) -> bool:
    return count <= 3 and bool(_patterns()["counted"].search(line))


def _offered(line: str, count: int) -> bool:
    return count <= 14 and bool(_patterns()["offer"].search(plain(line)))


def _numbered(line: str, count: int) -> bool:
    return count <= 10 and bool(_patterns()["numbered"].match(line))


def _perhaps_stamp(line: str, count: int) -> bool:
    found, rest = _stamped(line)
    return (
        bool(found)
        and count <= 14
        and not re.search(r"\d", rest)
        and len(WORD.findall(rest)) <= 4
        and _capitalised(rest) >= 0.8
    )


def _perhaps_address(line: str, count: int) -> bool:
    return count <= 14 and bool(_patterns()["postcode"].search(line)) and _capitalised(line) >= 0.7


def _perhaps_role(line: str, count: int) -> bool:
    return count <= 7 and bool(_patterns()["roles"].search(line)) and not re.search(r"\.$|\d", line)


def _perhaps_translated_credit(line: str, count: int) -> bool:
    return (
        count <= 8
        and _capitalised(line) >= 0.6
        and bool(re.match(r"^\(?(?:[\w ]{0,30}\()?(?:according to|theo|via|from) [\w.\- ]+\)?$", line, re.I))
    )


_TESTS = (_known, _led, _rights, _file, _credit, _byline, _stamp, _posted, _contact, _service, _crumbs, _reading_time,
          _counted, _offered, _numbered)  # fmt: skip
_PERHAPS = (_perhaps_stamp, _perhaps_address, _perhaps_role, _perhaps_translated_credit)


def is_author_note(text: str) -> bool:
    """Tell whether a sentence introduces the article's own author, as notes at its end do."""
    start = " ".join(text.split()[:14])
    return bool(
        re.match(r"^(?:[A-Z][\w.’'\-]+ ){2,4}(?:is|has|was|covers|reports|writes)\b", start)
        and (
            _patterns()["roles"].search(start)
            or re.match(r"^(?:\S+ ){2,4}(?:has covered|covers|reports|writes)\b", start)
        )
    )
