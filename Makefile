# Everything that is run on this repository is run from here; `make help` lists it.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
LOCKS := requirements.lock requirements-runtime.lock
# Pages whose generated parts cog writes and `make check` compares.
GENERATED = $(shell grep -rls '\[\[\[cog' --include='*.md' README.md docs)
# Pages that show sessions: their commands are run, and the tests compare what they print.
SESSIONS := README.md docs/guide.md docs/import.md docs/articles.md
COMPILE := build/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header --no-emit-index-url $(UPGRADE)

export PIP_NO_INPUT = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check style types contracts pages smoke fmt docs lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: .venv/ready ## set up, then record, revise and compare real figures in a new database
	@bash demo/run

test: .venv/ready ## set up, then run every test
	$(BIN)/pytest -n auto --dist worksteal

check: style types contracts pages test smoke ## all of these; `make -k check` goes on after a failure

style: .venv/ready ## formatting and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/ready ## mypy, strict
	$(BIN)/mypy

contracts: .venv/ready ## which layer may import which
	$(BIN)/lint-imports --no-logo

pages: .venv/ready ## the generated parts of the docs are up to date
	$(if $(GENERATED),$(BIN)/cog --check --diff $(GENERATED))

smoke: .venv/ready ## build the wheel and use it in a clean environment, from another folder
	bash .ci/smoke

fmt: .venv/ready ## format and apply the lint fixes that are safe
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

docs: .venv/ready ## write the generated parts of the docs anew, and the sessions that they show
	$(if $(GENERATED),$(BIN)/cog -r $(GENERATED))
	$(BIN)/python docs/sessions.py $(SESSIONS)

lock: ## write the lock files anew from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/pip install --quiet uv
	$(COMPILE) --all-extras --group dev --output-file requirements.lock
	$(COMPILE) --constraints requirements.lock --output-file requirements-runtime.lock
	@! grep -n '://' $(LOCKS)

clean: ## remove what the other targets made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is written last, so that an interrupted run starts again instead of half existing.
.venv/locked: requirements.lock .ci/venv
	bash .ci/venv .venv requirements.lock
	@touch $@

.venv/ready: .venv/locked pyproject.toml facttrack/__init__.py
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
