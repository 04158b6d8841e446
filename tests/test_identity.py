"""What the book is called stands in one place and is asked for by name when it is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.identity import read_identity
from claimbook.cite import whole_title

BOOK = Path(__file__).parent.parent


@pytest.mark.parametrize("key", ["short_name", "licence", "edition", "as_of", "published", "topics"])
def test_a_missing_entry_is_named(fisheries, key):
    config = fisheries / "_config.yml"
    content = yaml.safe_load(config.read_text(encoding="utf-8"))
    del content["claimbook"][key]
    config.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(BookError, match=f"_config.yml, column claimbook.{key}: is missing"):
        read_identity(BookPaths(fisheries))


@pytest.mark.parametrize(
    "address", ["example.org/book", "ftp://example.org", "https://", "https://a b", "https://x/?q=1"]
)
def test_an_address_that_is_none_is_refused(fisheries, address):
    config = fisheries / "_config.yml"
    content = yaml.safe_load(config.read_text(encoding="utf-8"))
    content["claimbook"]["address"] = address
    config.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(BookError, match="_config.yml, column claimbook.address: is .*, which is no address of a site"):
        read_identity(BookPaths(fisheries))


def test_a_config_that_is_no_yaml_is_a_sentence(fisheries):
    (fisheries / "_config.yml").write_text("title: [", encoding="utf-8")
    with pytest.raises(BookError, match="_config.yml: cannot be read as YAML"):
        read_identity(BookPaths(fisheries))


def test_the_citation_file_agrees_with_the_book():
    identity = read_identity(BookPaths(BOOK))
    cff = yaml.safe_load((BOOK / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff["title"] == whole_title(identity)
    assert cff["version"] == identity.edition
    assert cff["license"] == identity.licence
    assert [author["name"] for author in cff["authors"]] == [identity.author]
    assert str(cff["date-released"]).startswith(identity.published)


def test_the_engine_knows_no_topic():
    """claimbook/ could carry a report on fisheries: it never imports data and names none of the book's entities."""
    words = re.compile(
        r"\b(Japan|Sakura|Fugaku|METI|RIKEN|Argonne|SoftBank|artificial intelligence)\b|^(from|import) data\b"
    )
    for path in sorted((BOOK / "claimbook").rglob("*.py")):
        if "vocabulary" in path.parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not words.search(line), f"{path.name}:{number}: {line.strip()}"
