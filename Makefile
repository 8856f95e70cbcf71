# The words a developer and the automatic check both use. Needs git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test quick lint types tests quality bench messages pictures faults locales format clean

help:  ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: .venv/runtime  ## The main job in one command: no account, no token, no server
	@$(BIN)/eujp demo
	@echo 'To go on: . $(BIN)/activate puts eujp on the path of this shell.'

test: lint types tests  ## Everything a change must pass

quick: lint types  ## Style, types and the tests that need no database, server or process
	@$(BIN)/pytest -n 2 --dist worksteal tests/domain tests/catalog tests/locales tests/views tests/reading tests/test_architecture.py

lint: .venv/development  ## Style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/development  ## Types
	@$(BIN)/mypy

tests: .venv/development  ## Tests, on SQLite and on a real PostgreSQL
	@$(BIN)/pytest -n 2 --dist worksteal

quality: .venv/development  ## Measure the reading on labelled documents, anew into docs/quality.md
	@$(BIN)/python -m benchmarks.quality

bench: .venv/benchmarks  ## Measure speed: beside lemon24/reader in the same run, as the archive grows, to 1,000 channels
	@$(BIN)/python -m benchmarks.pipeline
	@$(BIN)/python -m benchmarks.growth
	@$(BIN)/python -W ignore -m benchmarks.channels
	@$(BIN)/python -W ignore -m benchmarks.latest

messages: .venv/development  ## Render 100,000 made-up messages for every platform, and count what breaks a rule
	@$(BIN)/python -m benchmarks.messages

pictures: .venv/development  ## Draw the README's pictures anew; needs a Chromium
	@$(BIN)/python -m benchmarks.pictures

faults: .venv/development  ## Kill the bot 500 times on each database and platform, run two at once, live through a year; count what arrived
	@$(BIN)/python -W ignore -m benchmarks.faults
	@$(BIN)/python -W ignore -m benchmarks.together
	@$(BIN)/python -W ignore -m benchmarks.year

locales: .venv/development  ## Bring the interface's translations up to date with the code (docs/translate.md)
	@$(BIN)/python -m bot.locales.extract

format: .venv/development  ## Lay the code out
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:  ## Remove what was installed and made here
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'eujp needs Python 3.11 or newer: name one with make PYTHON=python3.12.' >&2; exit 1; }
	@echo 'Making .venv'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/python requirements.txt pyproject.toml
	@echo 'Installing eujp and what it needs'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/development: .venv/runtime requirements-dev.txt
	@echo 'Installing what the tests need, a PostgreSQL server included'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/benchmarks: .venv/development benchmarks/requirements.txt
	@echo 'Installing lemon24/reader, the peer that speed is measured against'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	@touch $@
