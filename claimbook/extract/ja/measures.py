"""Measures whose words leave the unit open: points, degrees, kilos, and paces before the number."""

from __future__ import annotations

import re
from decimal import Decimal

from .units import Unit
from .vocabulary import units

PACE = re.compile(rf"({'|'.join(units.PACES)})(?:は|が|で|約|、|最大|平均){{1,3}}$")
NEAR = 24
BEHIND = 8
WARM_FROM = 6


def points(text: str, start: int, stop: int, value: Decimal) -> tuple[str | None, str | None]:
    """ポイント: points of an index or of a reward, else percentage points."""
    before = text[max(0, start - 2 * NEAR) : start]
    before = before[before.rfind("。") + 1 :]
    behind = text[stop : stop + BEHIND]
    reward = any(word in before[-NEAR:] or word in behind for word in units.REWARDS)
    if value > 100 or reward or (any(word in before for word in units.INDEXES) and "率" not in before[-NEAR:]):
        return "measure", "point"
    return "percent", "percentage_point"


def of_index(text: str, start: int) -> bool:
    """Whether the words before an amount speak of an index of shares."""
    before = text[max(0, start - NEAR // 2) : start]
    return any(word in before for word in units.INDEXES if word not in units.PRICES)


def named(
    text: str, unit: Unit, start: int, stop: int, pace: str | None, value: Decimal
) -> tuple[str | None, str | None]:
    """The kind and unit of a measure, by the words about it where its own word leaves it open."""
    before = text[max(0, start - NEAR) : start]
    before = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
    name = unit.name
    if unit.word == "度":
        return _degrees(before, text[stop : stop + BEHIND], value)
    if unit.word == "点":
        return ("count", "item") if any(word in before[-8:] for word in ITEMS) else ("measure", "point")
    if unit.word == "キロ" and pace is None:
        behind = text[stop : stop + BEHIND]
        if any(word in before[before.rfind("、") + 1 :][-10:] for word in units.WEIGHED) or behind.startswith(
            tuple(units.WEIGHED_AFTER)
        ):
            name = "kg"
    if pace is None and (match := PACE.search(before)) is not None:
        pace = units.PACES[match[1]]
    if pace is not None and name is not None and "/" not in name:
        name = f"{name}/{pace}"
    return "measure", name


HOT = ("熱", "湯", "オーブン", "C", "暑", "冷", "寒", "冷や", "焼")
ITEMS = ("作品", "資料", "絵画", "展示", "品", "写真", "土器", "美術", "文書", "遺物", "約款", "商品")


def _degrees(before: str, behind: str, value: Decimal) -> tuple[str | None, str | None]:
    if value < 0:
        return "measure", "°C"
    if any(word in before for word in units.ANGLES):
        return "measure", "degree"
    if any(word in before for word in units.WARMTH) or any(word in behind for word in HOT):
        return "measure", "°C"
    if value < WARM_FROM and value == int(value):
        return "count", "time"
    return "measure", "°C" if value != int(value) else "degree"
