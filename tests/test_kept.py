"""What is made once and kept: with the book, and with the installation."""

import decimal
import hashlib
import os
import shutil
import subprocess
import sys

import jinja2
import pytest
from bookcopies import claimbook, succeeded

from claimbook.base import files, pints_units
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.base.store import Store, store_of_installation
from claimbook.build.standing_site import copy_folder, site_state, swap_in
from claimbook.html.bytecode import KeptBytecode
from claimbook.site import assets


@pytest.fixture(autouse=True)
def caches(tmp_path, monkeypatch):
    """Return the user's folder of caches, of this test alone."""
    place = tmp_path / "caches"
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    return place


class Maker:
    """Makes the same thing each time and counts."""

    def __init__(self, made: bytes) -> None:
        self.made, self.times = made, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.made


class TestStore:
    def test_what_is_kept_is_not_made_again(self, tmp_path):
        store, make = Store(tmp_path / "kept"), Maker(b"a drawing")
        assert [store.get("key", "svg", make) for _ in range(3)] == [b"a drawing"] * 3
        assert make.times == 1

    @pytest.mark.parametrize(
        "damage", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept + b"x", lambda kept: b"another drawing"]
    )
    def test_what_is_damaged_is_made_anew(self, tmp_path, damage):
        store, make = Store(tmp_path / "kept"), Maker(b"a drawing")
        store.get("key", "svg", make)
        (file,) = (tmp_path / "kept").iterdir()
        file.write_bytes(damage(file.read_bytes()))
        assert store.get("key", "svg", make) == b"a drawing"
        assert make.times == 2
        assert store.get("key", "svg", make) == b"a drawing"
        assert make.times == 2


class TestScriptOfCharts:
    def test_it_is_kept_with_the_installation(self, tmp_path, caches, monkeypatch):
        first = assets.vega_bundle(Store(tmp_path / "one"))
        monkeypatch.setattr("vl_convert.javascript_bundle", None)
        assert assets.vega_bundle(Store(tmp_path / "another")) == first
        assert list((caches / "claimbook").glob("*.js"))
        assert not (tmp_path / "one").exists()

    def test_where_the_user_has_no_folder_the_book_keeps_it(self, tmp_path, caches):
        caches.write_text("a file in its place")
        assert "vegaEmbed" in assets.vega_bundle(Store(tmp_path / "book"))
        assert list((tmp_path / "book").glob("*.js"))


class TestUnits:
    def kept(self, caches):
        (folder,) = (caches / "claimbook").glob("pint-*")
        return folder

    def test_what_is_kept_gives_the_same_units(self, caches):
        told = [pints_units.pints_units()("3 km").to("mile").magnitude for _ in range(2)]
        assert told[0] == told[1]
        assert isinstance(told[0], decimal.Decimal)
        assert not list((caches / "claimbook").glob("tmp*"))

    def test_pint_does_not_read_its_files_again(self, monkeypatch):
        pints_units.pints_units()
        monkeypatch.setattr("flexparser.flexparser.parse_bytes", None)
        monkeypatch.setattr("pint.delegates.txt_defparser.defparser._PintParser.parse_bytes", None)
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60

    @pytest.mark.parametrize(
        "damage", [lambda kept: kept[: len(kept) // 2], lambda kept: b"", lambda kept: b"\x80\x04N."]
    )
    def test_what_is_damaged_is_read_anew(self, caches, damage):
        pints_units.pints_units()
        before = {file.name: file.read_bytes() for file in self.kept(caches).glob("*.pickle")}
        for file in self.kept(caches).glob("*.pickle"):
            file.write_bytes(damage(file.read_bytes()))
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60
        after = {file.name: file.read_bytes() for file in self.kept(caches).glob("*.pickle")}
        assert {name: len(content) for name, content in after.items()} == {
            name: len(content) for name, content in before.items()
        }

    def test_what_pint_could_read_but_was_changed_is_read_anew(self, caches):
        pints_units.pints_units()
        for file in self.kept(caches).glob("*.pickle"):
            file.write_bytes(file.read_bytes().replace(b"minute", b"minuet"))
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60

    @pytest.mark.parametrize("put", [lambda place: place.write_text("no folder"), lambda place: place.mkdir(),
                                     lambda place: (place / "inside").mkdir(parents=True)])  # fmt: skip
    def test_what_stands_in_its_place_keeps_nobody_from_units(self, caches, put):
        pints_units.pints_units()
        place = self.kept(caches)
        shutil.rmtree(place)
        put(place)
        if place.is_dir():
            (place / "sha256").write_text("no digest")
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60

    def test_damaged_units_that_cannot_be_removed_are_not_read(self, caches, monkeypatch):
        pints_units.pints_units()
        for file in self.kept(caches).glob("*.pickle"):
            file.write_bytes(file.read_bytes().replace(b"minute", b"minuet"))
        monkeypatch.setattr(shutil, "rmtree", lambda *given, **named: None)
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60

    def test_units_of_other_files_are_kept_elsewhere(self, caches, monkeypatch):
        pints_units.pints_units()
        monkeypatch.setattr(pints_units, "version_of", lambda package: "99.0")
        pints_units.pints_units()
        assert len(list((caches / "claimbook").glob("pint-*"))) == 2

    def test_where_the_user_has_no_folder_they_are_read(self, caches):
        caches.write_text("a file in its place")
        assert pints_units.pints_units()("1 hour").to("minute").magnitude == 60
        assert store_of_installation().folder.parent == caches

    def test_reading_them_loads_nothing_that_reckons_with_arrays_on_many_machines(self):
        """What loads Pint in a process of its own may load Dask for itself afterwards."""
        asked = (
            "import sys; from claimbook.values.units import own_units; own_units(); print('dask' in sys.modules);"
            "import dask.array; print(dask.array.ones(3).sum().compute())"
        )
        ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
        assert ran.stdout.split() == ["False", "3.0"]


class TestTemplates:
    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "page.html").write_text("<p>{{ text }}</p>")
        return tmp_path

    def rendered(self, folder, **settings):
        """Fill in the template as a process does that has not seen it."""
        made = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=KeptBytecode(), **settings)
        return made.get_template("page.html").render(text="1 < 2")

    def test_what_is_kept_is_not_compiled_again(self, folder, monkeypatch):
        self.rendered(folder)
        monkeypatch.setattr(jinja2.Environment, "compile", None)
        assert self.rendered(folder) == "<p>1 < 2</p>"

    def test_a_template_or_a_setting_that_is_another_is_compiled(self, folder):
        assert self.rendered(folder) == "<p>1 < 2</p>"
        assert self.rendered(folder, autoescape=True) == "<p>1 &lt; 2</p>"
        (folder / "page.html").write_text("<b>{{ text }}</b>")
        assert self.rendered(folder) == "<b>1 < 2</b>"

    @pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept + b"x",
                                        lambda kept: kept.replace(b"<p>", b"<i>")])  # fmt: skip
    def test_what_is_damaged_is_compiled_anew(self, folder, caches, damage):
        self.rendered(folder)
        (file,) = (caches / "claimbook").glob("*.jinja")
        kept = file.read_bytes()
        file.write_bytes(damage(kept))
        assert file.read_bytes() != kept
        assert self.rendered(folder) == "<p>1 < 2</p>"
        assert file.read_bytes() == kept

    def test_where_the_user_has_no_folder_they_are_compiled(self, folder, caches):
        caches.write_text("a file in its place")
        assert self.rendered(folder) == "<p>1 < 2</p>"

    def test_those_of_the_engine_and_of_the_theme_are_kept_once_for_all_builds(self, fisheries, caches):
        succeeded(claimbook(fisheries, "build"))
        kept = {file.name: file.read_bytes() for file in (caches / "claimbook").glob("*.jinja")}
        for place in (b"site/templates/macros.html", b"site/theme/layout.html"):
            assert any(place in code for code in kept.values())
        succeeded(claimbook(fisheries, "build", "--force"))
        assert {file.name: file.read_bytes() for file in (caches / "claimbook").glob("*.jinja")} == kept


class TestStandingSite:
    @pytest.fixture
    def built(self, tmp_path):
        folder = tmp_path / "built"
        (folder / "pages" / "deep").mkdir(parents=True)
        (folder / "index.html").write_text("<h1>1</h1>")
        (folder / "pages" / "deep" / "a.html").write_text("a")
        (folder / "pages" / "empty.txt").touch()
        return folder

    @pytest.fixture
    def paths(self, tmp_path):
        book = tmp_path / "book"
        (book / ".claimbook").mkdir(parents=True)
        return BookPaths(book)

    def test_it_is_a_copy_whose_state_is_told(self, built, paths):
        assert swap_in(built, paths) == site_state(paths.site) == site_state(built)
        assert sorted(path.name for path in paths.site.rglob("*")) == [
            "a.html", "deep", "empty.txt", "index.html", "pages"]  # fmt: skip

    def test_what_stayed_is_shared_and_what_changed_is_not(self, built, paths):
        swap_in(built, paths)
        before = {path.name: path.stat().st_ino for path in paths.site.rglob("*.html")}
        (built / "index.html").write_text("<h1>2</h1>")
        assert swap_in(built, paths) == site_state(paths.site)
        after = {path.name: path.stat().st_ino for path in paths.site.rglob("*.html")}
        assert after["a.html"] == before["a.html"]
        assert after["index.html"] != before["index.html"]
        assert (paths.site / "index.html").read_text() == "<h1>2</h1>"
        assert (built / "index.html").stat().st_ino != after["index.html"]

    def test_what_was_written_into_it_is_put_right(self, built, paths):
        swap_in(built, paths)
        (paths.site / "index.html").write_text("<h1>9</h1>")
        (paths.site / "pages" / "deep" / "a.html").unlink()
        (paths.site / "pages" / "deep" / "a.html").symlink_to(built / "pages" / "deep" / "a.html")
        (paths.site / "more.html").touch()
        assert swap_in(built, paths) == site_state(paths.site)
        assert (paths.site / "index.html").read_text() == "<h1>1</h1>"
        assert not (paths.site / "pages" / "deep" / "a.html").is_symlink()
        assert not (paths.site / "more.html").exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda site: (site / "index.html").write_text("<h1>3</h1>"),
            lambda site: (site / "pages" / "empty.txt").unlink(),
            lambda site: (site / "index.html").rename(site / "main.html"),
            lambda site: (site / "more").symlink_to(site / "pages"),
            lambda site: (site / b"\xff.html".decode("utf-8", "surrogateescape")).touch(),
        ],
    )
    def test_its_state_changes_with_whatever_anyone_writes(self, built, wrong):
        before = site_state(built)
        wrong(built)
        assert site_state(built) != before

    def test_a_state_is_the_digest_of_names_and_contents(self, built, tmp_path):
        listed = "\n".join(
            f"{name} {hashlib.sha256((built / name).read_bytes()).hexdigest()}"
            for name in ("index.html", "pages/deep/a.html", "pages/empty.txt")
        )
        assert site_state(built) == hashlib.sha256(listed.encode()).hexdigest()
        assert copy_folder(built, tmp_path / "copy", tmp_path / "none") == site_state(built)


class TestShapes:
    SHAPE = {"type": "object", "required": ["boats"], "properties": {"boats": {"type": "integer"}}}

    @pytest.fixture(autouse=True)
    def anew(self):
        files._check_of.cache_clear()

    def told(self, found):
        """Hold data against the shape as a process does that has not seen it, and return what is wrong."""
        files._check_of.cache_clear()
        with pytest.raises(BookError) as raised:
            files.hold(found, "fleet.json", self.SHAPE)
        return str(raised.value)

    def test_what_is_kept_says_the_same_and_is_not_made_again(self, monkeypatch):
        before = [self.told(found) for found in ({}, {"boats": "many"}, [])]
        assert len(set(before)) == 3
        monkeypatch.setattr("fastjsonschema.compile_to_code", None)
        assert [self.told(found) for found in ({}, {"boats": "many"}, [])] == before
        files.hold({"boats": 412}, "fleet.json", self.SHAPE)

    @pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept + b"x",
                                        lambda kept: kept.replace(b"boats", b"coats")])  # fmt: skip
    def test_what_is_damaged_is_made_anew(self, caches, damage):
        before = self.told({})
        (file,) = (caches / "claimbook").glob("*.check")
        kept = file.read_bytes()
        file.write_bytes(damage(kept))
        assert file.read_bytes() != kept
        assert self.told({}) == before
        assert file.read_bytes() == kept

    def test_where_the_user_has_no_folder_it_is_made(self, caches):
        caches.write_text("a file in its place")
        assert "lacks 'boats'" in self.told({})


class TestYaml:
    ANY = {"type": "object"}

    def test_who_changes_what_was_read_changes_it_for_nobody_else(self, tmp_path):
        file = tmp_path / "one.yml"
        file.write_text("topics: [catch]\n", "utf-8")
        files.read_yaml(file, file.name, self.ANY)["topics"].append("boats")
        assert files.read_yaml(file, file.name, self.ANY) == {"topics": ["catch"]}

    def test_what_is_written_anew_is_read_anew_whatever_its_date(self, tmp_path):
        file = tmp_path / "one.yml"
        file.write_text("catch: 1\n", "utf-8")
        read, before = files.read_yaml(file, file.name, self.ANY), file.stat()
        file.write_text("catch: 2\n", "utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert [read, files.read_yaml(file, file.name, self.ANY)] == [{"catch": 1}, {"catch": 2}]
