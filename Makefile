# Everything is set up on first use: Python 3.11 or later and make are enough.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := $(VENV)/.demo
UV := $(shell command -v uv 2>/dev/null)

.PHONY: help demo test sweep mutants lint types bench spark wheel other-city lowest pythons ci clean
help: ## show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

EVERYTHING := .[cli,prove]
# $(call install,what): into the environment, with uv where it is there.
ifneq ($(UV),)
install = $(UV) pip install --quiet --python $(BIN)/python $(1)
else
install = $(BIN)/python -m pip install --quiet $(1)
endif

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "regkit needs Python 3.11 or later on the path"; exit 1; }
ifneq ($(UV),)
	$(UV) venv --quiet --seed --allow-existing --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
endif

$(DEMO): pyproject.toml | $(BIN)/python
	$(call install,--editable '.[cli]')
	@touch $@

$(STAMP): pyproject.toml | $(BIN)/python
	$(call install,--editable '$(EVERYTHING)' --group dev)
	@touch $@ $(DEMO)

demo: $(DEMO) ## what is owed, broken and open in the three examples
	@$(BIN)/python examples/demo.py

test: $(STAMP) ## the whole suite
	$(BIN)/python -m pytest -q -n auto

sweep: $(STAMP) ## every shipped rule on every backend that needs no Java; minutes
	$(BIN)/python -m pytest -q -n auto -m sweep

mutants: $(STAMP) ## every small change of every shipped rule, and what notices it; an hour or more
	$(BIN)/python -m tests.mutants

lint: $(STAMP) ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy strict and pyright
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

bench: $(STAMP) ## speed against hand-written code and peers, as ratios
	$(call install,--group bench)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/frames.py 100_000 1_000_000 10_000_000 --picture docs/frames-speed.svg
	$(BIN)/python benchmarks/records.py
	$(BIN)/python benchmarks/checking.py 1_000
	$(BIN)/python benchmarks/lists.py
	$(BIN)/python benchmarks/texts.py tests/law/corpus

spark: $(STAMP) ## every rule on Spark, and workers that die; needs Java
	$(call install,--group spark)
	$(BIN)/python -m pytest -q -m spark

wheel: $(STAMP) ## build the wheel, install it alone in an empty environment, ask it one question
	rm -rf dist build/wheel-env
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(PYTHON) -m venv build/wheel-env
	build/wheel-env/bin/python -m pip install --quiet dist/*.whl
	cd build && wheel-env/bin/python ../examples/one_question.py

# A fast part of the suite, for other interpreters and for the lowest versions.
FAST := tests/language tests/chengde tests/wuhan tests/checking tests/frames/test_headings.py
LOWEST := build/lowest-env
lowest: ## a fast part of the suite with the lowest versions that pyproject.toml declares
	@$(PYTHON) -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python -m pip install --quiet uv || { echo "uv is not to be had: not tested"; exit 0; }; \
		set -e; uv="$(LOWEST)/bin/uv pip"; here="--quiet --python $(LOWEST)/bin/python"; \
		$$uv compile --quiet --resolution lowest-direct --extra cli --extra frames --extra prove \
			--output-file build/lowest.txt pyproject.toml; \
		$$uv install $$here --requirement build/lowest.txt hypothesis jsonschema pytest pytest-xdist; \
		$$uv install $$here --no-deps --editable .; \
		$(LOWEST)/bin/python -m pytest -q -n auto -p no:cacheprovider -o filterwarnings=default $(FAST)

# On the path, or among those that pyenv has, which its own `python3.x` does not start unless it was chosen.
pythons: ## the same with the newest versions, on each interpreter from 3.12 on that is there
	@for v in 3.12 3.13; do \
		for p in python$$v "$$(pyenv root 2>/dev/null)"/versions/$$v.*/bin/python ''; do $$p -c '' 2>/dev/null && break; done; \
		[ -n "$$p" ] || { echo "Python $$v is not there: not tested"; continue; }; \
		here=build/python$$v-env; \
		$$p -m venv --clear $$here && $$here/bin/python -V && \
		$$here/bin/python -m pip install --quiet --upgrade 'pip>=25.1' && \
		$$here/bin/python -m pip install --quiet '.[cli,frames,prove]' --group test && \
		$$here/bin/python -m pytest -q -n auto -p no:cacheprovider $(FAST) || exit 1; \
	done

ELSEWHERE := build/other-city-env
other-city: wheel ## another city's package, and a new one, each installed and tested beside the wheel alone
	$(PYTHON) -m venv --clear $(ELSEWHERE)
	$(ELSEWHERE)/bin/python -m pip install --quiet "$$(ls $(CURDIR)/dist/*.whl)[cli,frames,prove]" ./examples/other-city 'polars>=1.30' 'pytest>=8'
	cd examples/other-city && $(CURDIR)/$(ELSEWHERE)/bin/python -m pytest -q -p no:cacheprovider
	rm -rf build/car-parks
	$(ELSEWHERE)/bin/regkit new car-parks -o build/car-parks
	$(ELSEWHERE)/bin/python -m pip install --quiet ./build/car-parks
	cd build/car-parks && $(CURDIR)/$(ELSEWHERE)/bin/python -m pytest -q -p no:cacheprovider
	$(ELSEWHERE)/bin/regkit list

ci: lint types demo wheel other-city lowest pythons test sweep spark ## what CI runs

clean: ## remove what the targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
