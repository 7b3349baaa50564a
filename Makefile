# The habits of this project. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup site test torture check format golden gallery bench lock clean
BIN := .venv/bin

help:           ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ /'

setup:          ## system packages, .venv and the tests' judges: all that the other targets need
	@scripts/setup test

site:           ## build this newsroom into public/ (sets up only what that needs)
	@scripts/setup run
	$(BIN)/comunicado build

test: setup     ## all tests; ARGS="-k po" for some
	$(BIN)/pytest -n auto --dist loadscope $(ARGS)

torture:        ## the long tests: every property 5,000 times, crashes at every moment, Poedit; ARGS="-k poedit" for some
	@scripts/setup torture
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n auto --dist loadscope -o faulthandler_timeout=0 \
		tests/torture tests/catalogues $(ARGS)

check: setup    ## style, types, direction of imports, catalogues up to date
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/comunicado extract --check
	$(BIN)/comunicado compile

format: setup   ## put the code into its standard form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

golden: setup   ## write the expected files of tests/golden anew, for you to read the diff
	GOLDEN=write $(BIN)/pytest -q tests/test_golden.py

gallery: setup  ## pictures of every kind of page and of the PDFs, in gallery/, to look at
	$(BIN)/python tests/gallery.py

bench: setup    ## how long the commands take, and their peers for the same work; SIZES="1000 10000"
	$(BIN)/python benchmarks/commands.py
	$(BIN)/python benchmarks/run.py $(SIZES)

LOCK := UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-config --no-header --no-emit-index-url pyproject.toml

lock: setup     ## write requirements/ from pyproject.toml; UPGRADE=--upgrade for newer versions
	$(LOCK) $(UPGRADE) --group build --group test --output-file requirements/test.txt
	$(LOCK) $(UPGRADE) --group build --constraint requirements/test.txt --output-file requirements/run.txt

clean:          ## remove everything that can be made again
	rm -rf .venv public proofs .comunicado tests/judges/node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	[ ! -d locales ] || find locales -name '*.mo' -delete
