# Everything one types. `make` alone lists it.
#
#   PORT=8001 make run            another port
#   VENV=/some/folder make test   another virtual environment
#   PYTHON=python3.12 make env    another Python
#   ARGS="-k scoring" make test   more arguments for pytest

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
WORKERS ?= 2
ARGS ?=
export PYTHON VENV PORT

BIN := $(VENV)/bin
PY := $(BIN)/python
ENV := @sh scripts/env.sh
COMPILE = @$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help env env-dev setup run passwords test test-long lint format lock bench migrations

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

env: ## make the virtual environment that the product runs in
	$(ENV) runtime

env-dev:
	$(ENV) dev

setup run passwords: export APP_PROFILE ?= demo
# What is printed should be read: passwords, addresses, warnings.
setup run passwords: export LOG_LEVEL ?= WARNING

setup: env ## database, content and demo accounts, ready to use
	@$(PY) scripts/set_up.py

run: ## set up and serve on http://127.0.0.1:8000/ (PORT= changes it)
	$(ENV) check
	@$(PYTHON) scripts/port_is_free.py $(PORT)
	$(ENV) runtime
	@$(PY) scripts/set_up.py
	@exec $(PY) -m gunicorn --config scripts/gunicorn.conf.py config.wsgi:application

passwords: setup ## give the demo accounts new passwords and show them
	@$(PY) manage.py demo_accounts --reset

# Tests and lint look at the project, not at how somebody deploys it.
test test-long lint bench: export APP_PROFILE := dev

test: env-dev ## run the test suite (on PostgreSQL: with DATABASE_URL)
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "not long" $(ARGS)

test-long: env-dev ## run the tests that take minutes
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal -m long $(ARGS)

lint: env-dev ## style, types, templates, architecture, missing migrations
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy .
	@$(PY) -m djlint --lint --quiet templates
	@$(BIN)/lint-imports --no-logo
	@REQUIRE_BROWSER= $(PY) -m pytest -q tests/test_architecture.py
	@$(PY) manage.py makemigrations --check --dry-run

format: env-dev ## let the tools mend what they can
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

lock: env-dev ## pin requirements/*.in into requirements/*.txt (UPGRADE=1: newest that fit)
	$(COMPILE) requirements/runtime.in --output-file requirements/runtime.txt
	$(COMPILE) requirements/dev.in --output-file requirements/dev.txt

bench: export LOG_LEVEL := WARNING
bench: env-dev ## measure what an attempt costs
	@$(PY) manage.py bench --settings benchmarks.settings
