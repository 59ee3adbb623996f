# One command each: `make help` lists them.
PYTHON ?= python3
RAW ?= data/raw
OUT ?= data/processed
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# MAJ des versions : `make lock` (demande uv).
COMPILE := uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help setup extract test lint format dictionary golden evaluate lexicon-report bench soak \
  lock clean

help: ## Affiche cette aide
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## / — /' | sort

.venv/run.stamp: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installation des bibliothèques (une seule fois)…"
	@$(PIP) --require-hashes --no-deps -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@$(PIP) --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

setup: .venv/dev.stamp ## Installe tout, outils de développement compris

extract: .venv/run.stamp ## Lit RAW (data/raw) et écrit les tables dans OUT (data/processed)
	@$(BIN)/fiches extract "$(RAW)" -o "$(OUT)"

test: .venv/dev.stamp ## Lance les tests
	@$(BIN)/python -m pytest -n auto

lint: .venv/dev.stamp ## Vérifie style et types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: .venv/dev.stamp ## Met le code en forme
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

dictionary: .venv/run.stamp ## Écrit docs/data-dictionary.md depuis le schéma
	@$(BIN)/python -m pipeline.schema.dictionary

golden: .venv/dev.stamp ## Écrit les références manquantes (FORCE=1 : toutes) des échantillons
	@$(BIN)/python -m tests.golden.layers $(if $(FORCE),--force)

evaluate: .venv/dev.stamp ## Mesure la lecture des documents inconnus, par table et par champ
	@$(BIN)/python -m tests.documents.evaluate

lexicon-report: .venv/dev.stamp ## Liste les lignes des lexiques qu'aucun document n'a employées
	@$(BIN)/python -m tests.documents.lexicon_report

bench: .venv/dev.stamp ## Mesure les durées (machine au repos) : normaliseurs, PDF, longues séries
	@$(BIN)/python -m benchmarks.normalizers || true
	@$(BIN)/python -m benchmarks.pdf data/raw
	@$(BIN)/python -m benchmarks.run_many

soak: .venv/dev.stamp ## Épreuves longues (3 h) : coupures au hasard, disque plein, grappe, fichiers abîmés
	@FICHES_SOAK=1 $(BIN)/python -m pytest tests/pipeline/test_run_soak.py tests/pipeline/test_dask.py \
		tests/pipeline/test_fuzz.py tests/pipeline/test_hostile.py

lock: ## Fige les versions des bibliothèques, avec leurs empreintes
	@$(COMPILE) -o requirements/run.txt
	@$(COMPILE) --extra dev --extra ocr -o requirements/dev.txt

clean: ## Efface tables, caches et environnement
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache
	@find data/processed -mindepth 1 ! -name .gitkeep -delete
