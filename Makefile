# Two commands: `make book` builds the site, `make test` proves it. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html/index.html

.DEFAULT_GOAL := help
.PHONY: help book pdf rerun validate test style numbers site browser bench mutate trust pins sbom pictures rooms schema clean

help:  ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

INSTALL := -m pip install --quiet --disable-pip-version-check
ENGINE := --no-deps --no-build-isolation --editable .

# What others made, held to its hashes; then the engine itself, which has none, by the pinned build backend.
$(VENV)/book: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/it."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(INSTALL) --require-hashes -r requirements.txt
	@$(BIN)/python $(INSTALL) $(ENGINE)
	@touch $@

$(VENV)/test: $(VENV)/book tests/requirements.txt
	@$(BIN)/python $(INSTALL) --require-hashes -r tests/requirements.txt
	@touch $@

book: $(VENV)/book  ## build the site into _build/html, running the chapters that are stale
	@$(BIN)/claimbook build

pdf: $(VENV)/book browser  ## print the whole book as one PDF into _build
	@$(BIN)/claimbook pdf

rerun: $(VENV)/book  ## run the chapters that are stale, without building the site
	@$(BIN)/claimbook rerun

validate: $(VENV)/book  ## prove the tables
	@$(BIN)/claimbook validate

browser:  ## see that a Chromium is there, installing Debian's where that is allowed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { command -v apt-get >/dev/null && test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -qq -y chromium fonts-dejavu >/dev/null; } \
	|| { command -v apt-get >/dev/null && command -v sudo >/dev/null && sudo -n true 2>/dev/null && sudo apt-get update -qq && sudo apt-get install -qq -y chromium fonts-dejavu >/dev/null; } \
	|| { echo "Chromium is needed; install it (on Debian: sudo apt-get install chromium) and try again."; exit 1; }

CHANGES := { git status --porcelain; git diff HEAD; } 2>/dev/null

test: $(VENV)/test browser  ## check style and types, compare every chapter's numbers, rebuild from clean, run every test
	@$(CHANGES) > $(VENV)/changes || true
	@$(BIN)/python -m compileall -q --invalidation-mode checked-hash claimbook data
	@$(MAKE) --no-print-directory -j 2 style numbers site
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal tests
	@$(CHANGES) | cmp -s - $(VENV)/changes || { echo "Building or testing changed files of the repository:"; git status --short; exit 1; }

style: $(VENV)/test
	@$(BIN)/ruff format --check --quiet claimbook data tests bench docs && $(BIN)/ruff check --quiet claimbook data tests bench docs && $(BIN)/mypy

numbers: $(VENV)/test
	@PYTHONPATH=. $(BIN)/python -m pytest -q -n 2 --dist loadfile --nbval -p no:cacheprovider index.ipynb chapters

site: $(VENV)/book
	@$(BIN)/claimbook build --force

mutate: $(VENV)/test  ## change every row of the ledger and see that somebody notices
	@$(BIN)/python tests/mutation.py

trust: $(VENV)/test  ## break the book in every known way and see that nothing is lost, published wrongly or met with a traceback
	@$(BIN)/python tests/trust.py

bench: $(VENV)/test browser  ## measure speed, memory and accuracy beside named peers
	@test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@$(BIN)/python bench/run.py

PIN := -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url --no-annotate --no-emit-package claimbook --custom-compile-command "make pins"

$(VENV)-pins/tools: docs/tools.txt
	@test -x $(VENV)-pins/bin/python || $(PYTHON) -m venv $(VENV)-pins
	@$(VENV)-pins/bin/python $(INSTALL) --require-hashes -r docs/tools.txt
	@touch $@

pins: $(VENV)-pins/tools  ## pin every dependency anew from pyproject.toml, with hashes; UPGRADE=1 takes the newest
	@$(VENV)-pins/bin/python $(PIN) $(if $(UPGRADE),--upgrade) pyproject.toml --group build -o requirements.txt
	@$(VENV)-pins/bin/python $(PIN) $(if $(UPGRADE),--upgrade) pyproject.toml --extra test -c requirements.txt -o tests/requirements.txt
	@$(VENV)-pins/bin/python $(PIN) --group pins -o docs/tools.txt

sbom: $(VENV)/book $(VENV)-pins/tools  ## list what an installation holds, and under which licences
	@$(VENV)-pins/bin/cyclonedx-py environment $(BIN)/python --output-reproducible --sv 1.6 -o - | $(BIN)/python docs/licences.py

pictures: $(VENV)/test browser  ## walk the tutorial and take its pictures anew
	@$(BIN)/python tests/tutorial_pictures.py

rooms:  ## draw the rooms of the engine and list them in docs/architecture.md
	@$(PYTHON) docs/rooms.py

schema:  ## describe a new book's tables as this book's are described
	@$(PYTHON) docs/starter_schema.py

clean:  ## remove what can be built again
	rm -rf _build .claimbook .pytest_cache .mypy_cache .ruff_cache .hypothesis
