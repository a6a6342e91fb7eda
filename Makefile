# Budget Workbook: every task of the project. Each prepares what it needs first.

.DEFAULT_GOAL := help
.PHONY: help run test check faults fuzz bench lock clean prepare prepare-tests
.NOTPARALLEL:

ifeq ($(OS),Windows_NT)
python := .venv/Scripts/python.exe
else
python := .venv/bin/python
endif

test check faults fuzz bench: export QT_QPA_PLATFORM = offscreen
# The tests start the program hundreds of times: it need not be compiled each time.
unexport PYTHONDONTWRITEBYTECODE
pytest = $(python) -m pytest -n auto --dist worksteal

help: ## show these tasks
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: prepare ## open the window on the sample workbook (with no display: the same work, headless)
	@$(python) -m tools.run

test: prepare-tests ## run the tests but the longest searches (ARGS="-k money" for some of them)
	$(pytest) -m "not every_fault and not thorough" $(ARGS)

check: prepare-tests ## what CI runs: lint, format, types, import rules, all tests
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(python) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(pytest) -m "not every_fault"

faults: prepare-tests ## make every operation of a save and an export fail once (some minutes; CI runs it too)
	$(pytest) -m every_fault

fuzz: prepare-tests ## search longer by chance: odd workbooks, kills, sittings (FACTOR=100 for ever longer)
	FUZZ_FACTOR=$(or $(FACTOR),20) $(pytest) $(ARGS) tests/corpus/test_mutations.py tests/exporters/excel/test_accessible.py tests/model/journal/test_kill.py tests/model/test_whole_sittings.py

bench: prepare-tests ## measure against other programs, as ratios
	@$(python) -m tests.benchmarks

lock: prepare-tests ## choose the newest allowed versions and lock them
	sh tools/lock $(python)

clean: ## remove the environment and caches (build/ stays: it may hold your work)
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

prepare:
	@sh tools/prepare

prepare-tests:
	@sh tools/prepare --tests
