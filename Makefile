# Ein frisches Debian 12 mit Python 3.11 (venv) und make genügt:
#   make demo    einrichten, eine Vorlage prüfen und ausgeben, eine Sitzung zur Sitzungsmappe machen
#   make test    einrichten, alle Prüfungen; ALL=1: ein fehlendes Werkzeug ist ein Fehler
# Alle Ziele: make help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD := build
DEMO ?= examples/lindenfurt/2026-0184-radwegbruecke.yaml
# Leer: ohne Sitzungsmappe.
SITZUNG ?= examples/lindenfurt/sitzung-2026-06-23.yaml
# Processes that run tests side by side.
JOBS ?= 2

PACKAGED := pyproject.toml README.md LICENSE $(shell find src templates -type f -not -path '*/__pycache__/*')
WHEEL := "$$(echo "$(CURDIR)"/$(BUILD)/dist/*.whl)"

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PYTHONDONTWRITEBYTECODE := 1
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test lint pytest libreoffice lowest bench format catalogue schemas word docs pictures wheel clean

help:  ## diese Übersicht
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(VENV)/.installed  ## eine Vorlage und eine Sitzungsmappe nach build/demo ausgeben
	@test -n "$(DEMO)" || { echo "Kein Beispiel unter examples/ gefunden." >&2; exit 1; }
	@mkdir -p $(BUILD)/demo
	$(BIN)/vorlagen check "$(DEMO)"
	$(BIN)/vorlagen render --pdf --force -o $(BUILD)/demo "$(DEMO)"
	$(if $(SITZUNG),$(BIN)/vorlagen bundle --force -o $(BUILD)/demo/mappe "$(SITZUNG)")
	@echo && echo "Fertig. Die Dateien liegen hier:" && find "$(CURDIR)/$(BUILD)/demo" -type f | sort | sed 's/^/  /'

test: lint pytest  ## alle Prüfungen; mit ALL=1 ist ein fehlendes Werkzeug ein Fehler

lint: $(VENV)/.dev $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports --no-logo

# The tests see the installed wheel only: pytest is started by its own script, which does
# not put the current folder on the path, and PYTHONPATH is emptied.
pytest: $(VENV)/.dev $(VENV)/.installed libreoffice
	PYTHONPATH= $(BIN)/pytest tests -n $(JOBS) --dist worksteal $(if $(ALL),--all-tools) --wheel $(WHEEL) --cov

libreoffice:
	@tools/install-libreoffice.sh $(if $(ALL),--required)

lowest: $(VENV)/.dev  ## die Tests mit den ältesten erlaubten Bibliotheken
	$(PYTHON) -m venv --clear $(BUILD)/lowest
	$(BIN)/python tools/lower_bounds.py > $(BUILD)/lowest/pins.txt
	$(BUILD)/lowest/bin/python -m pip install -q -r $(BUILD)/lowest/pins.txt
	PYTHONPATH="$(CURDIR)/src" $(BUILD)/lowest/bin/python -m pytest -q -n $(JOBS) tests

bench: $(VENV)/.dev $(VENV)/.installed  ## Messungen aus benchmarks/, gegen das gebaute Paket
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; PYTHONPATH= $(BIN)/python "$$script"; done

format: $(VENV)/.dev  ## Quelltext ordnen
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

catalogue: $(VENV)/.dev $(VENV)/.installed  ## englischen Katalog nachführen (src/vorlagen/locale)
	$(BIN)/python tools/catalogue.py

docs: $(VENV)/.dev  ## erzeugte Seiten unter docs/ auffrischen
	PYTHONPATH=src $(BIN)/python tools/referenz.py

pictures: $(VENV)/.dev  ## Bilder der Dokumentation neu zeichnen
	PYTHONPATH=src $(BIN)/python tools/bilder.py
schemas: $(VENV)/.dev $(VENV)/.installed  ## JSON-Schemas nachführen (schemas/)
	$(BIN)/python tools/schemas.py

word: $(VENV)/.dev $(VENV)/.installed  ## mitgelieferte Word-Dateien und ihre Textbilder neu bauen (templates/docx)
	$(BIN)/python tools/word_vorlagen.py
	$(BIN)/python tools/word_bilder.py

wheel: $(BUILD)/dist/.built  ## das Paket bauen, nach build/dist
	@echo $(WHEEL)

clean:  ## alles Erzeugte entfernen, auch die Umgebung
	rm -rf $(VENV) $(BUILD) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# --- stamps: each file stands for work that is done until what it was made from changes

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 oder neuer ist nötig (PYTHON=…)")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(BUILD)/dist/.built: $(VENV)/.created $(PACKAGED)
	rm -rf $(BUILD)/dist
	$(BIN)/python -m pip wheel -q --no-deps -w $(BUILD)/dist .
	@touch $@

$(VENV)/.installed: $(BUILD)/dist/.built constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt $(WHEEL)
	$(BIN)/python -m pip install -q --no-deps --force-reinstall $(WHEEL)
	@touch $@

# Dependency groups need pip 25.1; Debian 12 brings 23.0.
$(VENV)/.dev: $(VENV)/.created pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt pip
	$(BIN)/python -m pip install -q -c constraints.txt --group dev
	@touch $@
