# Everything a newcomer needs: `make demo` and `make test`. The rest is for whoever works here.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
UV := $(BIN)/uv
export UV_PYTHON_DOWNLOADS = never
unexport PYTHONDONTWRITEBYTECODE # each process that starts would compile the application anew

.PHONY: demo test check fix run bench migration clean

demo: .venv/.ready ## the demo: two programmes, a mailbox, a clock to push
	$(BIN)/python -m app.demo --port $(PORT)

test: .venv/.ready-dev .venv/.machine ## every test, browser included
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/.ready-dev ## style, types, import contracts, templates, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/deptry app

fix: .venv/.ready-dev ## what a tool can mend by itself
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

run: .venv/.ready ## the site and its worker, with the settings of the environment
	$(BIN)/flask --app wsgi db upgrade
	$(BIN)/python -m app.operations.serve --port $(PORT)

bench: .venv/.ready-dev ## what pages cost, beside a bare page in the same run, and what charters cost
	$(BIN)/python -m tests.bench

migration: .venv/.ready-dev ## a new migration: make migration NAME=0002_what_changes
	folder=$$(mktemp -d) && export BINOME_MODE=test BINOME_PUBLIC_URL=http://localhost BINOME_DATA_DIR=$$folder \
	  BINOME_SECRET_KEY=only-to-compare-models-with-migrations && \
	$(BIN)/flask --app wsgi db upgrade && $(BIN)/flask --app wsgi db revision --autogenerate --rev-id $(NAME) -m $(NAME)

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is needed: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

.venv/.ready: uv.lock pyproject.toml | .venv/bin/uv
	$(UV) sync --quiet --locked --no-dev --inexact
	@touch $@

.venv/.ready-dev: uv.lock pyproject.toml | .venv/bin/uv
	$(UV) sync --quiet --locked --inexact
	@touch $@ .venv/.ready

.venv/.machine: .ci/machine .venv/.ready-dev
	.ci/machine
	@touch $@

clean: ## forget the environment and the demo
	rm -rf .venv instance .mypy_cache .ruff_cache .pytest_cache .hypothesis
