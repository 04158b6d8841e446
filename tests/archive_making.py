"""Archives for tests: the same articles as a folder, JSON lines, Parquet and WARC files."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import pyarrow
import pyarrow.parquet
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


class Made(TypedDict):
    id: str
    url: str
    published: str
    title: str
    text: str


def page_of(article: Made) -> bytes:
    """Return an article as a web page with a menu around it."""
    paragraphs = "".join(f"<p>{each}</p>\n" for each in article["text"].split("\n"))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{article["title"]}</title>'
        f'<meta property="article:published_time" content="{article["published"]}">'
        f'<link rel="canonical" href="{article["url"]}"></head>'
        f'<body><nav><a href="/">Home</a> <a href="/b">More</a></nav>'
        f"<article><h1>{article['title']}</h1>\n{paragraphs}</article></body></html>"
    ).encode()


def as_lines(articles: Sequence[Made]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles).encode()


def write_folder(folder: Path, articles: Sequence[Made]) -> Path:
    folder.mkdir(parents=True)
    for each in articles:
        (folder / f"{each['id']}.html").write_bytes(page_of(each))
    return folder


def write_lines(path: Path, articles: Sequence[Made]) -> Path:
    content = as_lines(articles)
    if path.suffix == ".gz":
        content = gzip.compress(content)
    elif path.suffix == ".zst":
        content = zstandard.ZstdCompressor().compress(content)
    path.write_bytes(content)
    return path


def write_rows(path: Path, articles: Sequence[Made], group: int = 2) -> Path:
    table = pyarrow.Table.from_pylist([dict(each) for each in articles])
    pyarrow.parquet.write_table(table, path, row_group_size=group)
    return path


def write_records(path: Path, articles: Sequence[Made]) -> Path:
    """Write a WARC file, zipped record by record where its name ends in .gz, with a request before each answer."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for each in articles:
            writer.write_record(
                writer.create_warc_record(each["url"], "request", payload=io.BytesIO(b"GET / HTTP/1.1"))
            )
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(each["url"], "response", payload=io.BytesIO(page_of(each)), http_headers=http)
            )
    return path
