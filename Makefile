# Two commands set up everything on a machine with only Python and make:
#   make review   the main job on the shipped example
#   make test     every check and test
PY ?= python3
UV := .venv/boot/bin/uv
VENV := .venv/py
BIN := $(VENV)/bin
OUT ?= out
FOLDER ?= examples/conference
export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy
.PHONY: help review demo test bench texts lock format clean

help:
	@echo "make review [FOLDER=dir] [OUT=dir]  read a folder of reports into one reviewed record"
	@echo "make demo                           the site with a fictional ministry, on this machine"
	@echo "make test                           every check and test"
	@echo "make bench                          speed and accuracy beside other readers"
	@echo "make texts                          compile the catalogues of both languages"
	@echo "make lock | format | clean"

$(UV):
	@$(PY) -c 'import sys; sys.exit("Python 3.11 or newer is needed; found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PY) -m venv .venv/boot
	.venv/boot/bin/python -m pip install -q --disable-pip-version-check 'uv==0.13.*'

# The product alone: small, so that the first page comes soon.
.venv/.product: $(UV) requirements.lock pyproject.toml
	$(UV) venv -q --clear --python "$$($(PY) -c 'import sys; print(sys.executable)')" $(VENV)
	$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

# Everything the checks and tests need on top.
.venv/.dev: .venv/.product requirements-dev.lock
	$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

review: .venv/.product
	PYTHONPATH=src $(BIN)/python -m diemcau review $(FOLDER) --out $(OUT)

test: .venv/.dev
	@sh tests/system_parts.sh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 --dist loadgroup -m "not site or embedded or browser"
	$(BIN)/python tests/with_postgresql.py $(BIN)/pytest -q -n 2 --dist loadgroup -m "not embedded and not browser" tests/web

bench: .venv/.product
	PYTHONPATH=src $(BIN)/python -m bench

texts: .venv/.dev
	$(BIN)/pybabel -q compile -d src/diemcau/locale -D "diemcau click"
	$(BIN)/pybabel -q compile -d src/diemcau/publish/report/locale -D report
	for app in src/diemcau/web/*/locale; do $(BIN)/pybabel -q compile -d $$app -D $$(basename $$(dirname $$app)); done

demo: .venv/.dev
	$(BIN)/diemcau serve --demo

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(UV)
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --all-extras --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv out
