# One command each. Everything is installed into .venv; system libraries come from apt-get where they are missing.
#   make run     the program (without a display: one answered click, saved as first-look.png)
#   make test    the whole test suite, off screen, on every core (ARGS="-n 0" runs it in one process)
#   make check   style, types, and which room may import which
#   make map     build the body map and compare it with its plates
#   make bench   speed and memory beside their floors
#   make shake   ten minutes of random input to the whole window (ARGS="SECONDS SEED")
# ARGS is handed on: make run ARGS="--theme dark", make test ARGS="tests/body -k border"

VENV := .venv
PYTHON := $(VENV)/bin/python
NEEDS := pyproject.toml constraints.txt tools/set_up.sh
ARGS ?=

.PHONY: run test check map bench shake clean
.DEFAULT_GOAL := run

run: $(VENV)/.ready
	@sh tools/run.sh $(ARGS)

test: $(VENV)/.ready-test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.ready-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports --no-logo

map: $(VENV)/.ready-map
	$(PYTHON) -m tools.body_map $(ARGS)

bench: $(VENV)/.ready
	$(PYTHON) -m tools.bench $(ARGS)

shake: $(VENV)/.ready
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tools.shake $(or $(ARGS),600)

$(VENV)/.ready: $(NEEDS)
	@sh tools/set_up.sh

$(VENV)/.ready-%: $(NEEDS)
	@sh tools/set_up.sh $*

clean:
	rm -rf $(VENV) build dist first-look.png .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find derm_viewer tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
