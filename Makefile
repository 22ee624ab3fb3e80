# Everything a newcomer needs is python3 (3.11 or newer, with venv and pip) and make.
#   make run    set up, then check the example story in seeds/
#   make test   set up, then run the tests
#   make lint   style, types and the walls between the rooms
#   make gold   scores against annotated stories, with floors (CHECK_FIGURES_GOLD names their folder)
#   make conflicts  what is reported on real clusters of articles, for reading (CHECK_FIGURES_CORPUS names the corpus folder)
#   make flags  what the self-checks flag in real news, and how many planted slips they catch (same corpus folder)
#   make bench  speed against quantulum3 alone, and start-up (CHECK_FIGURES_CORPUS names the corpus folder);
#               RECORD=1 appends the numbers to benchmarks/

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A comma that does not part the arguments of a call.
COMMA := ,

.PHONY: run test lint gold conflicts bench clean

run: $(VENV)/.ready
	@$(BIN)/check-figures seeds/

test: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gold: $(VENV)/.ready
	@$(BIN)/python tools/gold_floors.py

conflicts: $(VENV)/.ready
	@$(BIN)/python tools/conflicts.py

flags: $(VENV)/.ready
	@$(BIN)/python tools/flags.py
	@$(BIN)/python tools/plant_slips.py

bench: $(VENV)/.ready
	@$(BIN)/python tools/bench.py $(if $(RECORD),--record)

# The inner loops that an editable install compiles.
KERNELS := hatch_build.py $(wildcard checker/_*.pyx checker/*/_*.pyx checker/*/_*.pxd)

# Byte-compiled as pip does with a wheel: where Python may not write such files itself, every start would compile anew.
# So are the patterns. One stamp for each set of packages, so that a second call starts at once.
$(VENV)/.ready: pyproject.toml $(KERNELS)
	@$(call install,'.[all]')

$(VENV)/.ready-dev: pyproject.toml $(KERNELS)
	@$(call install,'.[all$(COMMA)dev]')
	@touch $(VENV)/.ready

define install
$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("check-figures needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; name another one: make PYTHON=python3.12")' \
&& echo "Setting up $(VENV) ..." >&2 \
&& { [ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV); } \
&& $(BIN)/python -m pip install --quiet --editable $(1) \
&& $(BIN)/python -m compileall -q checker \
&& $(BIN)/python -m checker.late \
&& $(BIN)/python -m checker.kernels >&2 \
&& touch $@
endef

clean:
	rm -f checker/_*.so checker/*/_*.so
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
