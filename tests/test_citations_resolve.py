"""Every citation, in every format and of every edition, leads to a page that shows what is cited.

The book about fisheries, published at an address, a year after its edition: one number changed, one withdrawn, one
superseded, one figure taken out.
"""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from bookcopies import claimbook, edit, refused, succeeded
from citation_readers import read_bibtex, read_csl, read_ris

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.cite.by_id import frozen_item, item_at, item_of, items_of, refuse_replaced
from claimbook.cite.forms import ENDINGS, WORDS, in_form
from claimbook.cite.versions import Versions

ADDRESS = "https://catch.example"
EDITION = "2025.1"
CHANGED, WITHDRAWN, SUPERSEDED, REMOVED = "landings-2024", "cod-price", "landings-2030", "catch-worth-least"
SHOWN = re.compile(rf"{{(?:value|sure)}}`(?:{WITHDRAWN}|{SUPERSEDED})[^`]*`")
REVISE = ("reference", "update", CHANGED, "--set", "value=51000", "--reason", "revision", "--why", "Final returns.")


@pytest.fixture(scope="module")
def lived(cut_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book a year after its edition, built; to be read, not to be changed."""
    root = shutil.copytree(cut_fisheries, tmp_path_factory.mktemp("lived") / "fisheries")
    edit(root / "_config.yml", "claimbook:\n", f"claimbook:\n  address: {ADDRESS}\n")
    notebook = root / "chapters" / "catch.ipynb"
    chapter = json.loads(notebook.read_text(encoding="utf-8"))
    chapter["cells"] = [cell for cell in chapter["cells"] if REMOVED not in "".join(cell["source"])]
    for cell in chapter["cells"]:
        cell["source"] = SHOWN.sub("much", "".join(cell["source"])).replace("# The catch\n", "# The catch today\n")
    notebook.write_text(json.dumps(chapter), encoding="utf-8")
    succeeded(claimbook(root, *REVISE))
    succeeded(claimbook(root, "supersede", SUPERSEDED, "--by", CHANGED, "--why", "A test."))
    succeeded(claimbook(root, "withdraw", WITHDRAWN, "--why", "A test."))
    succeeded(claimbook(root, "rerun"))
    succeeded(claimbook(root, "build"))
    return root


@pytest.fixture(scope="module")
def versions(lived: Path) -> Versions:
    return Versions(Book(BookPaths(lived)))


def shown(root: Path, address: str) -> str:
    """Return the text of the page that an address leads to, of the element that it names where it names one."""
    assert address.startswith(f"{ADDRESS}/"), address
    name, _, anchor = address.removeprefix(f"{ADDRESS}/").partition("#")
    page = (root / "_build" / "html" / name).read_text(encoding="utf-8").partition("<body")[2]
    if anchor:
        start = re.search(rf'<(\w+)[^>]* id="{re.escape(anchor)}"', page)
        assert start, f"{address} names no place of its page"
        page = page[start.start() :].partition(f"</{start[1]}>")[0]
    return plain(html.unescape(re.sub("<[^>]+>", "", page)))


def plain(text: str) -> str:
    """Return a text with plain spaces and apostrophes, and no quotation marks."""
    return " ".join(text.replace("’", "'").translate({ord(each): None for each in "“”‘"}).split())


def addresses(item: cite.Item) -> dict[str, str]:
    """Return the address that each form of a citation names."""
    (bib,), (utf,) = read_bibtex(cite.bibtex([item])), read_bibtex(cite.biblatex([item]))
    (ris,), (csl,) = read_ris(cite.ris([item])), read_csl(cite.csl_json([item]))
    found = {
        "bibtex": bib["howpublished"].strip("<>"),
        "biblatex": utf["url"],
        "ris": ris["urls"][0],
        "csl-json": csl["URL"],
    }
    for form in set(WORDS) - {"short"}:
        made = html.unescape(in_form([item], form)).replace("\\", "")
        (found[form],) = {each.rstrip(".}") for each in re.findall(r"https://catch\.example/[^\s<\]]+", made)}
    return found


def check(root: Path, item: cite.Item, *texts: str) -> None:
    """Hold every form of a citation against the page that it leads to."""
    assert set(addresses(item).values()) == {item["URL"]}
    page = shown(root, item["URL"])
    for text in texts:
        assert plain(text) in page, (item["id"], item["URL"])


def test_every_citation_of_the_edition_leads_to_what_it_held(lived, versions):
    (edition,) = versions.editions
    state = versions.states[EDITION]
    for id, record in state.values.items():
        check(lived, frozen_item(versions, edition, id), record["text"], f"the-catch:{id}@{EDITION}")
    for id, figure in state.figures.items():
        check(lived, frozen_item(versions, edition, id), figure["takeaway"], f"the-catch:{id}@{EDITION}")
    chapter = frozen_item(versions, edition, "catch")
    assert (chapter["title"], item_of(versions.book, "catch")["title"]) == ("The catch", "The catch today")
    sentences = [each["text"] for each in state.sentences if each["page"] == "chapters/catch"]
    check(lived, chapter, f"the-catch:chapters/catch@{EDITION}", *sentences)
    check(lived, frozen_item(versions, edition, ""), f"Edition {EDITION}")


def test_every_citation_of_the_site_leads_to_what_it_cites_and_its_files_name_the_same(lived, versions):
    site = lived / "_build" / "html"
    values = {each["id"]: each for each in json.loads((site / "values.json").read_text("utf-8"))["values"]}
    figures = {each["id"]: each for each in json.loads((site / "figures.json").read_text("utf-8"))["figures"]}
    assert {CHANGED, WITHDRAWN, SUPERSEDED} <= values.keys()
    assert REMOVED not in figures
    for id, item in {
        **{id: versions.value_item(record) for id, record in values.items()},
        **{id: versions.figure_item(versions.book.figure(id, drawn=False).about()) for id in figures},
    }.items():
        check(lived, item, values[id]["text"] if id in values else figures[id]["takeaway"])
        for form, ending in ENDINGS.items():
            assert (site / "cite" / f"{id}.{ending}").read_text(encoding="utf-8") == in_form([item], form), (id, form)
        copies = json.loads((site / "cite" / f"{id}.js").read_text("utf-8").partition(", ")[2].rpartition(");")[0])
        for key, form in (("apa", "apa"), ("chicago", "chicago"), ("markdown", "markdown"), ("latex", "latex"),
                          ("sentence", "sentence"), ("html", "html"), ("bibtex", "bibtex"), ("link", "link"),
                          ("short", "short")):  # fmt: skip
            assert copies[key].rstrip("\n") == in_form([item], form).rstrip("\n"), (id, form)


def test_an_id_in_the_story_of_a_frozen_number_leads_to_its_page(lived, versions):
    folder = lived / "_build" / "html" / "e" / EDITION / "n"
    page = (folder / "landings-fall.html").read_text("utf-8")
    assert '<a href="landings-2023.html">landings-2023</a>' in page
    for path in folder.iterdir():
        for name in re.findall(r'href="([a-z0-9-]+\.html)"', path.read_text("utf-8")):
            assert (folder / name).is_file()


def refusal(versions: Versions, id: str) -> str:
    """Return the one sentence with which an id is refused."""
    with pytest.raises(BookError) as caught:
        item_of(versions.book, id)
    (fault,) = caught.value.faults
    return str(fault)


def test_a_figure_taken_out_is_cited_at_its_edition_and_keeps_a_page(lived, versions):
    assert refusal(versions, f"{REMOVED}@1999.1").startswith("There is no edition '1999.1' (there are 2025.1)")
    assert f"{REMOVED}@{EDITION}" in (lived / "_build" / "html" / "figures" / f"{REMOVED}.html").read_text("utf-8")
    assert f"@{EDITION}" in succeeded(claimbook(lived, "cite", f"{REMOVED}@{EDITION}", "--format", "short"))


def test_what_only_an_edition_has_is_refused_naming_it(versions, monkeypatch):
    figures = versions.states[EDITION].figures
    monkeypatch.setitem(figures, "nets-least", figures[REMOVED])
    with pytest.raises(BookError) as caught:
        item_at(versions, "nets-least", None)
    assert str(caught.value) == (
        f"The book has 'nets-least' no longer; cite nets-least@{EDITION}, as edition {EDITION} had it."
    )


@pytest.mark.parametrize(
    ("id", "near"),
    [("catch-landing", "catch-landings"), ("catchh", "catch"), ("coast2025", "coast-2025"), ("landing-2024", CHANGED)],
)
def test_an_unknown_id_is_refused_with_what_is_near_of_every_kind(versions, id, near):
    assert refusal(versions, id) == (
        f"There is no value, figure, statement, chapter or source {id!r}; `claimbook values` lists the values. "
        f"Did you mean {near!r}?"
    )


@pytest.mark.parametrize("form", ["text", "apa", "sentence", "link"])
def test_sources_are_not_silently_left_out_of_a_form_of_one_citation(lived, form):
    assert refused(claimbook(lived, "cite", CHANGED, "--with-sources", "--format", form)) == (
        f"--with-sources gives several citations, and {form} is a form of one; "
        "add --format bibtex, biblatex, ris or csl-json.\n"
    )


def test_a_withdrawn_number_is_refused_naming_its_edition(lived):
    assert refused(claimbook(lived, "cite", WITHDRAWN)) == (
        f"{WITHDRAWN} was withdrawn; cite {WITHDRAWN}@{EDITION}, as edition {EDITION} had it.\n"
    )
    text = (lived / "_build" / "html" / "cite" / f"{WITHDRAWN}.txt").read_text("utf-8")
    assert "; withdrawn)" in text


def test_what_was_superseded_by_several_names_them_all(versions):
    record = {**versions.registry[SUPERSEDED], "superseded_by": "landings-2023 landings-2024"}
    with pytest.raises(BookError) as caught:
        refuse_replaced(versions, record, "")
    assert str(caught.value).startswith(
        f"{SUPERSEDED} was superseded by landings-2023 and landings-2024; "
        f"cite landings-2023 and landings-2024, or cite {SUPERSEDED}@{EDITION}"
    )


def test_the_command_line_gives_the_sources_that_the_site_gives(lived, versions):
    site = lived / "_build" / "html" / "cite"
    for id, name in (("", "the-catch"), ("catch", "chapters/catch"), ("catch-landings",) * 2, (CHANGED,) * 2):
        items = items_of(versions.book, id, with_sources=True)
        assert len(items) > 1
        for form in ("bibtex", "ris", "csl-json"):
            assert in_form(items, form) == (site / f"{name}.sources.{ENDINGS[form]}").read_text("utf-8"), (id, form)
    said = succeeded(claimbook(lived, "cite", CHANGED, "--with-sources", "--format", "ris"))
    assert said == (site / f"{CHANGED}.sources.ris").read_text(encoding="utf-8")


def test_a_source_is_cited_by_its_name_and_says_where_the_book_cites_it(lived, versions):
    site = lived / "_build" / "html" / "cite"
    documents = {row.id for row in versions.book.ledger.where("documents")}
    names = {path.name.partition(".")[0] for path in (site / "sources").iterdir()}
    assert documents < names
    for name in sorted(names):
        for form in ("bibtex", "ris", "csl-json"):
            made = in_form([item_of(versions.book, name)], form)
            assert made == (site / "sources" / f"{name}.{ENDINGS[form]}").read_text(encoding="utf-8"), (name, form)
    both = read_csl((site / f"{CHANGED}.sources.csl.json").read_text("utf-8"))
    assert [each["type"] for each in both] == ["chapter", "webpage"]
    assert both[1]["note"].endswith(f"as cited in {both[0]['note'].partition(';')[0]}")
    assert both[1]["title"] == 'Annual "Landings" & <Catch>'


@pytest.mark.parametrize("id", ["100%", "a%20b", "%", "landings-2024%"])
def test_an_id_with_a_percent_sign_is_refused_in_one_sentence(versions, id):
    for wanted in (id, f"{id}@{EDITION}", f"{id}@1999.1"):
        assert id in refusal(versions, wanted)
