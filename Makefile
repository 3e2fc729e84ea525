# `make record` makes a first record, `make test` runs everything that CI runs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/embassy

.PHONY: record test check install dev lock train clean

record: install
	$(BIN)/recension record $(EXAMPLE) -o $(EXAMPLE)/record.json
	$(BIN)/recension record $(EXAMPLE) -o $(EXAMPLE)/record.html

test: check
	$(BIN)/pytest

check: dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(VENV)/installed
dev: $(VENV)/dev

$(VENV)/installed: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# CORPORA is the folder of the unpacked corpora. A run that was cut goes on from its last checkpoint.
CORPORA ?= corpora
RUN ?= runs/encoder
WEIGHTS := src/recension/encoder/weights

train: dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[training]'
	$(BIN)/python -m training.train --corpora $(CORPORA) --out $(RUN)
	$(BIN)/python -m training.export --run $(RUN) --corpora $(CORPORA) --out $(WEIGHTS)
	$(BIN)/python -m training.fit_attributions --corpora $(CORPORA) --weights $(WEIGHTS)
	$(BIN)/python -m training.fit_antecedents --corpora $(CORPORA) --weights $(WEIGHTS)
	$(BIN)/python -m training.fit_same_event --corpora $(CORPORA) --weights $(WEIGHTS)
	$(BIN)/python -m training.evaluate --run $(RUN) --weights $(WEIGHTS) --corpora $(CORPORA)
	$(BIN)/python -m training.make_parity --exact $(RUN)/encoder.fp32.onnx --weights $(WEIGHTS)
	$(BIN)/python -m training.model_card --run $(RUN) --weights $(WEIGHTS)

clean:
	rm -rf $(VENV) examples/*/record.html examples/*/record.json

# The locks hold hashes and no addresses.
lock: dev
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet -o requirements-dev.txt
