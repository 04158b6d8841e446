"""The distribution `claimbook`: a complete wheel, used in a bare environment on a book that is not this one."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from book_building import FISHERIES, LEFT_OUT

from claimbook.base.errors import BookError
from claimbook.base.installation import DATA, require_data

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOISE = shutil.ignore_patterns("__pycache__", "*.egg-info")
NAME = re.compile(r"[A-Za-z0-9._-]+")
_spec = importlib.util.spec_from_file_location("licences", ROOT / "docs" / "licences.py")
licences = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(licences)
NEEDED_BY_OTHERS = {"lxml-html-clean", "matplotlib", "matplotlib-fontja"}  # as its reason in pyproject.toml says


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the engine, made from a copy of its sources, so that nothing is left behind in them."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("claimbook", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=NOISE)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(source / "dist"),
        str(source),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [made] = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment into which the wheel was unpacked, with third-party packages and nothing of this checkout.

    The packages are those of the environment that the tests run in; what an editable checkout adds to it is left out.
    """
    folder = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        ours = "claimbook" in path.name or path.suffix == ".pth"
        if not ours and path.name != "__pycache__":
            (packages / path.name).symlink_to(path, target_is_directory=path.is_dir())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    return folder / "bin" / "python"


def run(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a claimbook command in the bare environment."""
    command = [str(python), "-m", "claimbook", *words]
    return subprocess.run(command, cwd=folder, env=clean(), capture_output=True, text=True, check=False)


def clean() -> dict[str, str]:
    """Return this environment without what leads Python to packages of its own."""
    return {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}


def test_the_wheel_holds_every_file_of_the_engine_and_nothing_else(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "claimbook").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == there
    assert "claimbook/py.typed" in held
    assert {Path(name).suffix for name in held} >= {".html", ".css", ".js", ".json", ".csl", ".svg", ".conf"}


def test_its_version_is_its_own(bare, tmp_path):
    assert run(bare, tmp_path, "--version").stdout == f"claimbook, version {PROJECT['project']['version']}\n"


@pytest.mark.book
def test_a_bare_environment_builds_a_book(bare, tmp_path):
    root = shutil.copytree(FISHERIES, tmp_path / "fisheries", ignore=LEFT_OUT)
    ended = run(bare, root, "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    page = (root / "_build" / "html" / "chapters" / "catch.html").read_text(encoding="utf-8")
    assert "52,000" in page
    assert (root / "_build" / "html" / "values.schema.json").is_file()
    assert "The catch" in run(bare, root, "cite").stdout
    assert "├── landings-2023" in run(bare, root, "why", "landings-fall").stdout
    where = "import claimbook; print(claimbook.__file__)"
    environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    said = subprocess.run(
        [str(bare), "-c", where], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(said.stdout.strip()).is_relative_to(bare.parents[1])


def test_a_bare_environment_begins_a_book(bare, tmp_path):
    assert run(bare, tmp_path, "new", "pond").returncode == 0
    assert "The tables are proved" in run(bare, tmp_path / "pond", "validate").stdout


def declared(requirements: list[str]) -> set[str]:
    """Return the names of requirements, written alike."""
    return {match[0].lower().replace("_", "-") for each in requirements if (match := NAME.match(each))}


def imported() -> set[str]:
    """Return the distributions that the engine imports, for more than types."""
    tops = set()
    for path in (ROOT / "claimbook").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                tops.add(node.module.partition(".")[0])
    known = packages_distributions()
    third = tops - set(sys.stdlib_module_names) - {"claimbook"}
    return {known[top][0].lower().replace("_", "-") for top in third}


def test_what_is_imported_is_declared_and_the_other_way_round():
    extras = PROJECT["project"]["optional-dependencies"]
    own = declared(PROJECT["project"]["dependencies"])
    optional = declared([each for name in ("scan", "office", "mcp") for each in extras[name]])
    assert imported() - own - optional == set()
    assert own - imported() - NEEDED_BY_OTHERS == set()


def test_each_dependency_says_why_on_its_line():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if re.match(r'    "[A-Za-z].*[<>=].*",', line)]
    assert len(names) > 30
    assert [line for line in names if "  # " not in line] == []


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt", "docs/tools.txt"])
def test_every_pin_has_hashes_and_no_address(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(pins) > (20 if file == "docs/tools.txt" else 90)
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
    assert re.findall(r"://|file:|--index|^-e|(?<![\w.])/[a-z]+/", text, re.M) == []


def test_the_pins_hold_what_is_declared_and_the_build_backend():
    base, tests = ((ROOT / file).read_text(encoding="utf-8") for file in ("requirements.txt", "tests/requirements.txt"))
    own = declared(PROJECT["project"]["dependencies"]) | declared(PROJECT["build-system"]["requires"])
    assert own - set(re.findall(r"^([a-z0-9.-]+)==", base, re.M)) == set()
    needed = declared(PROJECT["project"]["optional-dependencies"]["test"])
    assert needed - set(re.findall(r"^([a-z0-9.-]+)==", tests, re.M)) == set()
    pinned = {name: version for text in (base, tests) for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.M)}
    assert all(pinned[name] == version for name, version in re.findall(r"^([\w.-]+)==(\S+)", base, re.M))


def test_what_pins_is_pinned_itself():
    tools = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "docs" / "tools.txt").read_text(encoding="utf-8"), re.M))
    for requirement in PROJECT["dependency-groups"]["pins"]:
        name, _, version = requirement.partition("==")
        assert tools[name] == version


def test_what_is_published_has_the_printed_book_that_its_first_page_leads_to():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    made = [each["run"] for each in steps if "run" in each]
    assert made == ["make pdf PYTHON=python"], (
        "claimbook build leaves no PDF in the site; claimbook pdf builds, then prints"
    )
    assert steps[-1]["with"]["path"] == "_build/html"


def test_actions_are_named_by_commit():
    files = [*(ROOT / ".github" / "workflows").glob("*.yml"), ROOT / "action.yml"]
    used = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if "uses: " in line]
    assert used
    assert [line for line in used if not re.search(r"uses: (\./|[\w./-]+@[0-9a-f]{40}  # v[\d.]+$)", line)] == []


def test_the_bill_of_materials_holds_every_pin_with_a_licence():
    bill = json.loads((ROOT / "docs" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert "file:" not in json.dumps(bill)
    held = {licences.key(each["name"]): each["version"] for each in bill["components"]}
    assert held.items() <= licences.pinned().items()
    everywhere = re.findall(r"^([\w.-]+)==\S+ \\$", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    assert {licences.key(name) for name in everywhere} - held.keys() == set()
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| \S+ \| (\S.*) \|$", listed, re.M))
    assert held.keys() - rows.keys() == set()


def test_an_installation_without_a_file_of_its_own_says_so_in_one_sentence(bare, wheel, tmp_path):
    packages = tmp_path / "packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    require_data(packages / "claimbook")
    for name in DATA:
        file = packages / "claimbook" / name
        content = file.read_bytes()
        file.unlink()
        with pytest.raises(BookError, match=f"lacks {re.escape(name)}; install it anew"):
            require_data(packages / "claimbook")
        file.write_bytes(content)
    (packages / "claimbook" / "starter" / "rows.json").unlink()
    command = [str(bare), "-m", "claimbook", "new", "pond"]
    environment = os.environ | {"PYTHONPATH": str(packages)}
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "This installation of claimbook lacks starter/rows.json; install it anew.\n"
    assert not (tmp_path / "pond").exists()
