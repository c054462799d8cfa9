# Every target explains itself: make help
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV ?= .venv
PY := $(VENV)/bin/python
PORT ?= 8000
CODE := cms_site media_archive ppid_pages sop_workflow scripts
PYTEST := $(PY) -m pytest -n auto --maxprocesses=4
COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.PHONY: help demo setup test lint format suite browser test-long test-postgres test-oldest messages \
	screenshots wheel lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Start the demo with content and role accounts (PORT=8000); Ctrl-C stops it
	@exec scripts/python -m scripts.demo --venv $(VENV) --port $(PORT)

setup: ## Create the development environment, only when the lock file changed
	@scripts/python -m scripts.environment --venv $(VENV) --lock dev
	@$(PY) -m scripts.messages compile

test: setup ## Lint, types, contracts, migrations, messages, all tests, browser tests
	@$(MAKE) --no-print-directory lint suite browser

lint: setup ## Style, types, import contracts, missing migrations, missing translations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(CODE)
	$(VENV)/bin/lint-imports
	DATABASE_URL= $(PY) manage.py makemigrations --check --dry-run
	$(PY) -m scripts.messages check

format: setup ## Rewrite the code in the house style
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

suite: setup ## The tests that need no browser
	$(PYTEST) -m "not browser and not long"

browser: setup ## The tests that drive Chromium
	$(PY) -m scripts.chromium
	$(PYTEST) -m browser

test-long: setup ## Fault and load tests; takes many minutes
	$(PY) -m pytest -m long

test-postgres: setup ## The suite on PostgreSQL: DATABASE_URL=postgresql://user@host:5432/name
	@test -n "$${DATABASE_URL:-}" || { echo "Say where: make test-postgres DATABASE_URL=postgresql://user@host:5432/name" >&2; exit 1; }
	$(PYTEST) -m "not browser and not long"

test-oldest: ## The suite with the oldest supported Wagtail, in an environment of its own
	@scripts/python -m scripts.environment --venv .venv-oldest --lock oldest
	@.venv-oldest/bin/python -m scripts.messages compile
	.venv-oldest/bin/python -m pytest -n auto --maxprocesses=4 -m "not browser and not long"

messages: setup ## Bring the Indonesian catalogues up to the code
	$(PY) -m scripts.messages update

screenshots: setup ## Draw the pictures of the documentation from a running demo
	$(PY) -m scripts.chromium
	$(PY) -m scripts.screenshots

wheel: setup ## Build the package with its compiled messages into dist/
	$(PY) -m pip wheel -q --disable-pip-version-check --no-deps -w dist .

lock: setup ## Choose package versions anew and write requirements/*.txt
	$(VENV)/bin/$(COMPILE) requirements/base.in -o requirements/base.txt
	$(VENV)/bin/$(COMPILE) -c requirements/base.txt requirements/dev.in -o requirements/dev.txt
	$(VENV)/bin/$(COMPILE) requirements/oldest.in -o requirements/oldest.txt

clean: ## Remove environments, caches and the demo's data
	rm -rf .venv .venv-oldest var .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name '*.mo' -not -path './.venv*' -delete
