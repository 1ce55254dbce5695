# Everything that is run on this repository is run from here; `make help` lists it.
PYTHON ?= python3
BIN := .venv/bin
LOCKS := requirements.lock requirements-runtime.lock
SOURCES := facttrack alembic tests
# Pages whose generated parts cog writes and `make check` compares.
GENERATED = $(shell grep -rls '\[\[\[cog' --include='*.md' README.md docs)
COMPILE := build/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header --no-emit-index-url $(UPGRADE)

export PIP_NO_INPUT = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check fmt docs lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

demo: .venv/ready ## set up, then record, revise and compare real figures in a new database
	@bash demo/run

test: .venv/ready ## set up, then run every test
	$(BIN)/pytest -n auto

check: .venv/ready ## format, lint, types, import contracts, docs, tests, and the built wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(if $(GENERATED),$(BIN)/cog --check --diff $(GENERATED))
	$(BIN)/pytest -n auto
	bash .ci/smoke

fmt: .venv/ready ## format and apply the lint fixes that are safe
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

docs: .venv/ready ## write the generated parts of the docs anew
	$(if $(GENERATED),$(BIN)/cog -r $(GENERATED))

lock: ## write the lock files anew from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	PYTHON=$(PYTHON) $(PYTHON) -m venv --clear build/lock
	build/lock/bin/pip install --quiet uv
	$(COMPILE) --all-extras --group dev --output-file requirements.lock
	$(COMPILE) --constraints requirements.lock --output-file requirements-runtime.lock
	@! grep -n '://' $(LOCKS)

clean: ## remove what the other targets made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is written last, so that an interrupted run starts again instead of half existing.
.venv/locked: requirements.lock .ci/venv
	PYTHON=$(PYTHON) bash .ci/venv .venv requirements.lock
	@touch $@

.venv/ready: .venv/locked pyproject.toml facttrack/__init__.py
	@if [ -x $(BIN)/pip ]; then $(BIN)/pip install --quiet --no-deps --no-build-isolation -e .; \
	else $(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation -e .; fi
	@touch $@
