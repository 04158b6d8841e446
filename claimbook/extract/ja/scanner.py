"""Reads one block: looks for what may open a quantity, and tries the families in turn at each place."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .anchors import Anchor
from .dateranges import append_date
from .eras import read_era
from .folding import Block, blocks
from .links import link
from .money import read_signed
from .numbered import read_numbered
from .page import Page
from .relative import read_relative
from .vocabulary import currencies, numbers
from .wordquantities import read_words

DIGIT_SIGNS = "".join((*numbers.DIGITS, *numbers.TENS)) + "数何"
SIGNS = "".join(re.escape(sign) for sign in currencies.SIGNS)
TRIGGER = re.compile(
    rf"[0-9{DIGIT_SIGNS}{SIGNS}昨去今本来再先同翌明おこ前令平昭大慶元嘉弘天文享寛安万RHSTM半過倍首最ゼ](?:(?<=[0-9{DIGIT_SIGNS}{SIGNS}])"
    r"|(?<=昨)(?=[年春夏秋冬月])|(?<=去)(?=年)|(?<=今)(?=[年春夏秋冬月])|(?<=本)(?=[年月])|(?<=来)(?=[年春夏秋冬月])"
    r"|(?<=再)(?=来[年月])|(?<=先)(?=[月々])|(?<=同)(?=[年月春夏秋冬])|(?<=翌)(?=[年々月春夏秋冬])|(?<=明)(?=[年治和])|(?<=お)(?=ととし)|(?<=こ)(?=とし)"
    r"|(?<=前)(?=年[0-9])|(?<=令)(?=和)|(?<=平)(?=成)|(?<=昭)(?=和)|(?<=大)(?=正)|(?<=[慶元嘉弘天文享寛安万])(?=[応應治永化保政和明久延禄長]"
    r"[0-9元一二三四五六七八九十])|(?<=[RHSTM])(?=\.?[0-9元])|(?<=半)(?=[分数減額年世日期ダ])|(?<=過)(?=半)|(?<=倍)|(?<=首)(?=位)|(?<=最)(?=下位)|(?<=[はがも]ゼ)(?=ロ))"
)
ERA_SIGNS = frozenset("令平昭大慶元嘉弘天文享寛安万RHSTM明")
RELATIVE_SIGNS = frozenset("昨去今本来再先同翌明おこ前")
HALF_SIGNS = frozenset("半過倍首最ゼ")


def scan(text: str, left: int, right: int, anchor: Anchor | None, mentions: list[Mention]) -> None:
    """Appends the quantities of text[left:right], read as Japanese, in order."""
    year = month = era = None
    for begin, end in blocks(text, left, right):
        block = Block(text, begin, end)
        page = Page(block.folded, anchor)
        page.year, page.month, page.era = year, month, era
        page.year_at = -1_000
        read_page(page)
        year, month, era = page.year, page.month, page.era
        link(page.text, page.found)
        base = len(mentions)
        for mention in page.found:
            _place(mention, block, text, base)
        mentions.extend(page.found)


def _place(mention: Mention, block: Block, text: str, base: int) -> None:
    """Moves a mention from the folded block to the text as given."""
    mention.start, mention.end = block.start(mention.start), block.end(mention.end)
    mention.text = text[mention.start : mention.end]
    mention.language = "ja"
    cue = mention.cue
    if cue is not None:
        cue.start, cue.end = block.start(cue.start), block.end(cue.end)
        cue.text = text[cue.start : cue.end]
    if mention.pair is not None:
        mention.pair += base
    if mention.change is not None and mention.change["with"] is not None:
        mention.change["with"] += base


def read_page(page: Page) -> None:
    """Reads every quantity of a page."""
    stop = 0
    text = page.text
    for match in TRIGGER.finditer(text):
        at = match.start()
        if at < stop:
            continue
        sign = text[at]
        if sign in currencies.SIGNS:
            stop = read_signed(page, at) or stop
        elif sign in ERA_SIGNS and (found := read_era(page, at)) is not None:
            stop = append_date(page, found)
        elif sign in RELATIVE_SIGNS:
            if (found := read_relative(page, at)) is not None:
                stop = append_date(page, found)
        elif sign in HALF_SIGNS:
            stop = read_words(page, at) or stop
        elif sign not in ERA_SIGNS:
            stop = max(stop, read_numbered(page, at))
    _keep_apart(page)


def _keep_apart(page: Page) -> None:
    """Drops what reaches back into the quantity before it."""
    kept: list[Mention] = []
    for mention in page.found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    page.found = kept
