"""A citation names an edition only where that edition holds what is cited; what changed since is a working version."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bookcopies import REVISE, claimbook, edit, refused, succeeded
from citation_readers import read_bibtex, read_csl, read_ris

from claimbook.editions.differences import SHOWN, STORY

SHORT = re.compile(r"the-catch(?::([a-z0-9/-]+))?@([0-9.]+[0-9](?:\+[0-9-]+)?)")
CHANGED = "landings-2024"
EDITION = "2025.1"
OF_FIGURES = ("takeaway", "subtitle", "alt", "caveat", "rows")


def site(book: Path) -> Path:
    return book / "_build" / "html"


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def by_id(path: Path, name: str) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in read_json(path)[name]}


def last_change(book: Path) -> str:
    with (book / "data" / "revisions.csv").open(encoding="utf-8", newline="") as file:
        return max(row["date"] for row in csv.DictReader(file))


def held(book: Path) -> dict[str, bool]:
    """Return of each value and figure of the site whether the edition holds it as the site shows it."""
    frozen, found = book / "editions" / EDITION, {}
    values, then = by_id(site(book) / "values.json", "values"), by_id(frozen / "values.json", "values")
    for id, value in values.items():
        found[id] = id in then and all(then[id][name] == value[name] for name in (*SHOWN, *STORY))
    figures, then = by_id(site(book) / "figures.json", "figures"), by_id(frozen / "figures.json", "figures")
    for id, figure in figures.items():
        found[id] = id in then and all(then[id][name] == figure[name] for name in OF_FIGURES)
    return found


def texts(folder: Path) -> dict[str, str]:
    """Return every text of a site but of its frozen editions and of what tells of them value by value, those within
    zips and pictures too, by its name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.startswith("e/") or (name.startswith("values/") and name.endswith(".atom")):
            continue
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found |= {
                    f"{name}/{each}": archive.read(each).decode("utf-8", "replace") for each in archive.namelist()
                }
        else:
            found[name] = path.read_bytes().decode("utf-8", "replace")
    return found


def test_no_citation_of_a_site_names_an_edition_that_does_not_hold_what_is_cited(revised):
    now, working = held(revised), f"{EDITION}+{last_change(revised)}"
    assert not now[CHANGED]
    assert sum(now.values()) > 5
    seen: dict[str, set[str]] = {}
    for name, text in texts(site(revised)).items():
        for id, version in SHORT.findall(html.unescape(text)):
            seen.setdefault(id, set()).add(version)
            if id in now:
                assert version == (EDITION if now[id] else working), (name, id)
            else:
                assert version == working, (name, id)
    assert set(now) <= set(seen)


def test_every_format_names_the_working_version_of_what_changed_and_the_edition_of_what_did_not(revised):
    now, date = held(revised), last_change(revised)
    for id, is_held in now.items():
        files = {ending: (site(revised) / "cite" / f"{id}.{ending}").read_text(encoding="utf-8")
                 for ending in ("txt", "bib", "ris", "csl.json")}  # fmt: skip
        (bib,), (ris,), (csl,) = read_bibtex(files["bib"]), read_ris(files["ris"]), read_csl(files["csl.json"])
        key = f"the-catch-{id}-2025-1" + ("" if is_held else f"-plus-{date.replace('-', '')}")
        assert [bib["ID"], ris["id"], csl["id"]] == [key] * 3
        edition = csl["container-title"].rpartition(" (")[2].removesuffix(")")
        assert edition.startswith("working version of ") is not is_held
        assert edition.endswith(EDITION)
        assert ("working version of " in files["txt"].lower()) is not is_held
        assert ("edition 2025.1" in files["txt"].lower()) is is_held
        if not is_held:
            assert csl["issued"]["date-parts"] == [[int(part) for part in date.split("-")]]
            for text in files.values():
                assert "edition 2025.1" not in text.lower()


def test_files_and_pages_of_a_changed_figure_name_the_working_version(revised):
    working = f"{EDITION}+{last_change(revised)}"
    changed = [id for id in ("catch-landings", "catch-worth-least") if not held(revised)[id]]
    assert "catch-landings" in changed
    for id in changed:
        page = html.unescape((site(revised) / "figures" / f"{id}.html").read_text(encoding="utf-8"))
        assert f'data-edition="{working}"' in page
        assert re.search(r'"citation_book_title" content="[^"]* \(working version of ', page)
        assert f'"version":"{working}"' in page.replace(": ", ":")
        assert "Edition 2025.1 ·" not in page
        with zipfile.ZipFile(site(revised) / "figures" / f"{id}.zip") as archive:
            assert json.loads(archive.read("datapackage.json"))["version"] == working
            rows = list(csv.DictReader(io.StringIO(archive.read(f"{id}.csv").decode(), newline="")))
        assert all("working version of " in row["cite_as"] for row in rows)


def test_a_panel_names_the_version_that_holds_its_number(revised):
    page = html.unescape((site(revised) / "pages" / "numbers.html").read_text(encoding="utf-8"))
    chapter = html.unescape((site(revised) / "chapters" / "catch.html").read_text(encoding="utf-8"))
    found = dict(re.findall(r'data-story="([^"]+)" data-edition="([^"]+)"', chapter))
    assert found[CHANGED].startswith("Working version of ")
    assert {found[id] for id in found if held(revised)[id]} == {"Edition 2025.1"}
    assert '<a href="../e/2025.1/n/landings-2024.html">52,000 tonnes in 2025.1</a>' in page.replace(
        "\u202f", " "
    ).replace("\u00a0", " ")


def test_a_build_says_how_much_is_cited_as_the_working_version(revised):
    now, said = held(revised), (revised / "said.txt").read_text(encoding="utf-8")
    values = by_id(site(revised) / "values.json", "values")
    count = sum(not now[id] for id in values)
    figures = sum(not now[id] for id in now if id not in values)
    assert f"(@{EDITION}+{last_change(revised)}): {count} values and {figures} figure" in said
    assert "`claimbook edition cut" in said


def test_the_command_line_cites_as_the_site_does(revised):
    for id in ("", CHANGED, "landings-2021", "catch-landings", "catch"):
        name = {"": "the-catch", "catch": "chapters/catch"}.get(id, id)
        for form, ending in (("text", "txt"), ("bibtex", "bib"), ("ris", "ris"), ("csl-json", "csl.json")):
            said = succeeded(claimbook(revised, "cite", *([id] if id else []), "--format", form))
            assert said == (site(revised) / "cite" / f"{name}.{ending}").read_text(encoding="utf-8"), (id, form)


@pytest.mark.parametrize(
    ("cited", "sentence"),
    [
        (
            "landings-2024@1999",
            "There is no edition '1999' (there are 2025.1); landings-2024 as it stands is cited @2025.1+",
        ),
        ("landings-2024@2025.1+1999-01-01", "There is no edition '2025.1+1999-01-01' (there are 2025.1); "),
        ("nothing@2025.1", "Edition 2025.1 holds no 'nothing'."),
        ("100%@2025.1", "Edition 2025.1 holds no '100%'."),
    ],
)
def test_what_no_edition_holds_is_refused_in_one_sentence(revised, cited, sentence):
    said = refused(claimbook(revised, "cite", cited))
    assert said.startswith(sentence)
    assert said.count("\n") == 1


def test_an_id_with_its_edition_is_cited_as_that_edition_had_it(revised):
    (number,) = json.loads(succeeded(claimbook(revised, "cite", f"{CHANGED}@2025.1", "--format", "csl-json")))
    assert number["id"] == "the-catch-landings-2024-2025-1"
    assert number["container-title"].endswith(" (edition 2025.1)")
    assert ": 52,000 tonnes (" in number["title"]
    (figure,) = json.loads(
        succeeded(claimbook(revised, "cite", "the-catch:catch-landings@2025.1", "--format", "csl-json"))
    )
    assert figure["note"].startswith("the-catch:catch-landings@2025.1;")
    for part in ("@2025.1", "catch@2025.1"):
        assert succeeded(claimbook(revised, "cite", part)).count("Edition 2025.1")


def test_a_withdrawn_and_a_superseded_id_are_refused_naming_what_to_cite_instead(frozen):
    succeeded(claimbook(frozen, "supersede", "landings-2021", "--by", "landings-2022", "--why", "A test."))
    said = refused(claimbook(frozen, "cite", "landings-2021"))
    assert said == ("landings-2021 was superseded by landings-2022; cite landings-2022, or cite landings-2021@2025.1, "
                    "as edition 2025.1 had it.\n")  # fmt: skip
    assert "Edition 2025.1" in succeeded(claimbook(frozen, "cite", "landings-2021@2025.1"))


def test_every_number_of_an_edition_has_a_page_that_shows_it_and_what_became_of_it(revised):
    frozen = by_id(revised / "editions" / EDITION / "values.json", "values")
    folder = site(revised) / "e" / EDITION / "n"
    assert {path.stem for path in folder.glob("*.html")} == set(frozen)
    for id, record in frozen.items():
        page = (folder / f"{id}.html").read_text(encoding="utf-8")
        text = html.unescape(re.sub("<[^>]+>", "", page.partition("<main>")[2]))
        assert f"the-catch:{id}@2025.1" in text
        for part in (record["label"], record["text"], *(quote["text"] for quote in record["quotes"])):
            assert part in text, (id, part)
        assert "default-src &#39;none&#39;" in page
        assert re.findall("<script[^>]*>", page) == ['<script type="application/ld+json">']
        assert " style=" not in page
        for target in re.findall(r'href="([^"#]+)', page):
            assert (folder / target).resolve().is_file(), (id, target)
    page = html.unescape((folder / f"{CHANGED}.html").read_text(encoding="utf-8")).replace("\u00a0", " ")
    assert "Since revised to 51,000 tonnes in working version of " in page
    assert "because: revision: Final <b>returns</b> came in." in page
    assert "Since " not in (folder / "landings-2021.html").read_text(encoding="utf-8")


def test_a_held_number_is_cited_at_the_page_of_its_edition(frozen):
    edit(frozen / "_config.yml", "claimbook:\n", "claimbook:\n  address: https://catch.example\n")
    (item,) = json.loads(succeeded(claimbook(frozen, "cite", CHANGED, "--format", "csl-json")))
    assert item["URL"] == "https://catch.example/e/2025.1/n/landings-2024.html"
    (item,) = json.loads(succeeded(claimbook(frozen, "cite", "--format", "csl-json")))
    assert item["URL"] == "https://catch.example/e/2025.1/index.html"
    succeeded(claimbook(frozen, *REVISE))
    (item,) = json.loads(succeeded(claimbook(frozen, "cite", CHANGED, "--format", "csl-json")))
    assert item["URL"] == "https://catch.example/pages/numbers.html#landings-2024"
