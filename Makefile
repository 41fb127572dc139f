# certif-tui: the verbs. Needs make and Python >= 3.11 with its venv module; everything else goes into .venv.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check bench keys mutants lock screenshot dist

PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --retries 2

# Stamps: present and newer than the lock when what they name is installed.
RUN_READY := .venv/.ready-to-run
DEV_READY := .venv/.ready-to-test

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: $(RUN_READY) ## install what is missing and open the application (ARGS="demo" passes arguments)
	@$(BIN)/python -m certif_tui $(ARGS)

test: $(DEV_READY) ## run every test (ARGS="tests/domain -x" for some of them)
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: $(DEV_READY) ## lint, formatting, types, import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

bench: $(DEV_READY) ## measure against the baselines, print the ratios
	@$(BIN)/python -m benchmarks $(ARGS)

keys: $(DEV_READY) ## the keys of each screen: what they lead to, which are free
	@$(BIN)/python -m tests.keys

mutants: $(DEV_READY) ## change the domain and the journal, see which tests notice (ARGS="certif_tui.domain.grille.statut*")
	@$(BIN)/mutmut run --max-children $(WORKERS) $(ARGS)

lock: $(DEV_READY) ## renew requirements/ after a change of dependencies (ARGS=--upgrade for newer versions)
	@$(LOCK) --group build $(ARGS) -o requirements/run.txt pyproject.toml
	@$(LOCK) --group dev $(ARGS) -c requirements/run.txt -o requirements/dev.txt pyproject.toml

screenshot: $(DEV_READY) ## draw the screenshots of the documentation anew
	@$(BIN)/python docs/screenshot.py $(ARGS)

dist: $(DEV_READY) ## build the wheel and the sdist into dist/
	@$(BIN)/python -m build --no-isolation $(ARGS)

LOCK = $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock"

$(RUN_READY): requirements/run.txt pyproject.toml
	@$(VENV)
	@echo "Installation de certif-tui… / Installing certif-tui…"
	@$(call INSTALL,--require-hashes -r requirements/run.txt)
	@$(call INSTALL,--no-deps --no-build-isolation -e .)
	@$(BIN)/python -m compileall -q certif_tui
	@touch $@

$(DEV_READY): requirements/dev.txt $(RUN_READY)
	@echo "Installing the development tools…"
	@$(call INSTALL,--require-hashes -r requirements/dev.txt)
	@touch $@

# What pip says goes to a file: of a network that is missing it makes pages, of which one line is of use.
INSTALL_LOG := .venv/installation.log
NO_NETWORK := from versions: none|connection broken|ConnectionError|Timeout|timed out|ProxyError|SSLError|unreachable|name resolution
INSTALL = $(PIP) install $(1) >$(INSTALL_LOG) 2>&1 || { $(WHY); exit 1; }

define WHY
if grep -Eq '$(NO_NETWORK)' $(INSTALL_LOG); then \
	echo "Pas de réseau : certif-tui ne peut pas télécharger ce qui lui manque. Vérifiez la connexion (ou HTTPS_PROXY), puis recommencez. Détail : $(INSTALL_LOG)"; \
else \
	echo "L'installation de certif-tui a échoué. Le détail, à envoyer à qui vous aide, est dans $(INSTALL_LOG)"; \
fi >&2
endef

# A virtual environment that works is kept; one that is missing, or lost its Python to an upgrade, is made anew.
define VENV
$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && exit 0; \
for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then exec "$$python" -m venv --clear .venv; fi; \
	echo "Le module venv de Python manque. Sous Debian ou Ubuntu : sudo apt install python3-venv" >&2; \
	echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2; \
	exit 1; \
done; \
echo "certif-tui demande Python 3.11 ou plus. Installez-le, ou indiquez-le : make run PYTHON=/chemin/de/python3" >&2; \
echo "certif-tui needs Python 3.11 or later. Install it, or name it: make run PYTHON=/path/to/python3" >&2; \
exit 1
endef
