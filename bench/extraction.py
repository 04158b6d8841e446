"""The extractor: how much of what a person labels it finds, and how fast, beside peers in the same run on one core.

Writes the figures of accuracy, without timings, to data/extraction_accuracy.json: the method page publishes that file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "extraction"))

from measuring import articles, sentences  # noqa: E402
from scoring import KINDS, LEVELS, Score, read_labels  # noqa: E402

from claimbook.extract import extract, extract_many  # noqa: E402

LABELS = ROOT / "tests" / "extraction"
JAPANESE = ("independent_ja", "evaluation_ja", "development_ja")
PEERS = ROOT / ".venv-bench" / "bin" / "python"
PUBLISHED = ROOT / "data" / "extraction_accuracy.json"
ROUNDS = 5
STREAMED_MEGABYTES = 1_000
Row = tuple[str, str, str]
PLAIN = (
    "背景には海外との競争があり、関係者は「人材の育成と電力の確保が欠かせない」と指摘し、国の支援の行方を見守っている。"
)


def main() -> Iterator[Row]:
    """Rows of what was measured, the figure, and what it must reach."""
    sets = {
        "evaluation": sentences("evaluation.jsonl"),
        "general": sentences("general.jsonl"),
        "independent": sentences("independent.jsonl"),
        "development": sentences("development.jsonl"),
        "articles": articles(ROOT),
        **{name: sentences(f"{name}.jsonl") for name in JAPANESE if (LABELS / f"{name}.jsonl").exists()},
    }
    publish(sets)
    yield from accuracy(sets)
    yield from speed()
    yield from japanese_speed()
    yield from streaming()


def publish(sets: dict[str, Score]) -> None:
    """Writes precision, recall and F1 of every set, in all and by kind."""
    figures = {
        name: {
            "all": {level: score.figures(level) for level in LEVELS},
            "by_kind": {kind: score.figures("value_unit", kind) for kind in KINDS if score.labelled[kind]},
        }
        for name, score in sets.items()
    }
    PUBLISHED.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def accuracy(sets: dict[str, Score]) -> Iterator[Row]:
    """F1 in all, and precision, recall and F1 by kind on the evaluation set."""
    goals = {
        ("evaluation", "value"): "0.92",
        ("evaluation", "value_unit"): "0.86",
        ("general", "value"): "0.92",
        ("general", "value_unit"): "0.86",
        ("independent", "value"): "0.92",
        ("independent", "value_unit"): "0.86",
        ("articles", "value_unit"): "0.97",
        ("articles", "value_unit_comparator"): "0.95",
        ("independent_ja", "value_unit"): "0.93",
        ("evaluation_ja", "value_unit"): "0.93",
    }
    for name, score in sets.items():
        for level in LEVELS:
            yield f"{name}: {level.replace('_', ' + ')}, F1", _shown(score.figures(level)), goals.get((name, level), "")
    for name in ("evaluation", "general", "independent", *(each for each in JAPANESE if each in sets)):
        for kind in KINDS:
            yield f"{name}: {kind}, value + unit", _shown(sets[name].figures("value_unit", kind)), ""


def _shown(figures: dict[str, float | int]) -> str:
    return "{f1:.3f} (P {precision:.3f}, R {recall:.3f}, {labelled} labels)".format(**figures)


def speed() -> Iterator[Row]:
    """Megabytes a second on the five articles, read over and over, beside spaCy's tokenizer and two other ways."""
    import spacy

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    news = [path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))] * 20
    labelled = [row["text"] for name in ("evaluation.jsonl", "development.jsonl") for row in read_labels(name)]
    dense = ["\n".join(labelled[at : at + 12]) for at in range(0, len(labelled), 12)] * 10
    blank = spacy.blank("en")
    matched = naive_matcher(blank)
    for name, texts, goals in (
        ("news", news, ("1", "2", "50")),
        ("a number in every 30 characters", dense, ("", "", "")),
    ):
        ours, tokenized, naive = rates(texts, (extract, blank.tokenizer, matched))
        peer = quantulum(texts[: len(texts) // 20])
        yield f"{name}: megabytes a second", f"{ours:.2f}", ""
        yield f"{name}: times as fast as spaCy merely tokenizes", f"{ours / tokenized:.2f}", goals[0]
        yield f"{name}: times as fast as a naive matcher", f"{ours / naive:.2f}", goals[1]
        yield (
            f"{name}: times as fast as quantulum3",
            "not installed" if peer is None else f"{ours / peer:.0f}",
            goals[2],
        )


def japanese_speed() -> Iterator[Row]:
    """Megabytes of UTF-8 a second on Japanese, as dense with numbers as news is and as the labelled sentences are."""
    labelled = [row["text"] for row in read_labels("development_ja.jsonl")]
    news = ["\n".join(f"{text}{PLAIN}" for text in labelled)] * 5
    for name, texts in (
        ("Japanese news", news),
        ("Japanese, a number in every 20 characters", ["\n".join(labelled)] * 5),
    ):
        [rate] = rates(texts, (extract,))
        yield f"{name}: megabytes a second", f"{rate:.2f}", "2" if texts is news else ""


def rates(texts: Sequence[str], functions: Sequence[Callable[[str], object]]) -> list[float]:
    """Megabytes of UTF-8 a second of processor time, for each function, the best of several rounds taken in turns."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for index, function in enumerate(functions):
            start = time.process_time()
            for text in texts:
                function(text)
            best[index] = min(best[index], time.process_time() - start)
    return [size / seconds for seconds in best]


def naive_matcher(blank: object) -> Callable[[str], object]:
    """What a first attempt would be: spaCy tokenizes everything, a matcher looks for numbers and the words after."""
    from spacy.matcher import Matcher

    matcher = Matcher(blank.vocab)  # type: ignore[attr-defined]
    number = {"LIKE_NUM": True}
    matcher.add(
        "money", [[{"IS_CURRENCY": True}, number, {"LOWER": {"IN": ["million", "billion", "trillion"]}, "OP": "?"}]]
    )
    matcher.add(
        "quantity", [[number, {"LIKE_NUM": True, "OP": "?"}, {"IS_ALPHA": True, "OP": "?"}, {"IS_ALPHA": True}]]
    )
    matcher.add("percent", [[number, {"LOWER": {"IN": ["%", "percent"]}}]])
    return lambda text: matcher(blank(text))  # type: ignore[operator]


def quantulum(texts: Sequence[str]) -> float | None:
    """Megabytes of UTF-8 a second of processor time for quantulum3; None where the peers are not installed."""
    if not PEERS.exists():
        return None
    command = [str(PEERS), str(Path(__file__).parent / "quantulum.py")]
    answer = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=True).stdout
    return sum(len(text.encode()) for text in texts) / 1e6 / float(json.loads(answer)["seconds"])


def streaming() -> Iterator[Row]:
    """Memory over a long stream of ever new words, how time grows with the length, and what a second process gains."""
    code = f"import extraction; print(extraction.stream({STREAMED_MEGABYTES}))"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    ).stdout
    yield f"{STREAMED_MEGABYTES} MB streamed: peak memory, MB", f"{float(answer):.0f}", "500"
    line = "The group paid $3 million for 12 offices in 2024 and nothing else was said about it at all. "
    short, long = (_seconds(line * (size // len(line))) for size in (1_000_000, 10_000_000))
    yield "a line ten times as long takes, times", f"{long / short:.1f}", "about 10"
    if (os.cpu_count() or 1) > 1:
        yield "two processes against one, times as fast", f"{_two_processes(_read_all):.2f}", "nearly 2"
        yield "  the same of processes that only count, as this machine allows", f"{_two_processes(_count):.2f}", ""


def stream(megabytes: int) -> float:
    """Reads that much news, ever new words in each text, and returns the peak memory of this process in megabytes."""
    import resource

    def texts() -> Iterator[str]:
        articles = [path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))]
        made = number = 0
        while made < megabytes * 1_000_000:
            number += 1
            sold = f"Firm{number} of Town{number * 7} sold {number:,} widgets{number} for ${number / 100:.2f} million."
            text = f"{sold}\n\n{articles[number % len(articles)]}"
            made += len(text.encode())
            yield text

    for _ in extract_many(texts()):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(text: str) -> float:
    start = time.process_time()
    extract(text)
    return time.process_time() - start


def _read_all(texts: list[str]) -> int:
    return sum(len(mentions) for mentions in extract_many(texts))


def _count(texts: list[str]) -> int:
    return sum(number & 1 for number in range(60_000 * len(texts)))


def _two_processes(work: Callable[[list[str]], int]) -> float:
    """How much faster two processes do the same work on some texts than one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    texts = [path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))] * 200
    halves = [texts[::2], texts[1::2]]
    seconds = []
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(work, [texts[:5]] * workers))
            start = time.perf_counter()
            list(pool.map(work, halves))
            seconds.append(time.perf_counter() - start)
    return seconds[0] / seconds[1]
