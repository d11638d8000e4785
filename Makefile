# Two commands: `make run` serves a small swarm, `make test` proves it all.
export PATH := $(PATH):/opt/swift/usr/bin
PREFIX ?= /usr/local
PORT ?= 7750
STORE ?= sqlite:multichat.db

.PHONY: help run tour test build deps check format docs model sanitize bench install clean

help:
	@echo 'make run       build, serve multichat.db over HTTP and print the address; PORT=7750'
	@echo 'make tour      build, and show the main job in the current folder'
	@echo 'make test      rules, format, all tests; CRASHES=1000 for more rounds of kill -9,'
	@echo '               FAULTS=50 for more rounds of what befalls Redis'
	@echo 'make build     the command, at .build/release/multichat'
	@echo 'make install   the command, completions, manual page, and the site if it is built, below PREFIX=$(PREFIX)'
	@echo 'make docs      the documentation as a site, at .build/docs; the server shows it at /docs/'
	@echo 'make bench     Multichat beside the physical floors, as ratios'
	@echo 'make model     the models of the hybrid store with spin, and their mutants'
	@echo 'make sanitize  the laws under the thread and address sanitizers; ROUNDS=3'
	@echo 'make check     the limits of files and functions, and the format'
	@echo 'make format    format every Swift file'

deps:
	@Scripts/dependencies.sh

build: deps
	@swift build -c release --static-swift-stdlib --product multichat

run: build
	@.build/release/multichat serve --sample --port $(PORT) --store $(STORE)

tour: build
	@.build/release/multichat tour

test:
	@CRASHES=$(CRASHES) FAULTS=$(FAULTS) Scripts/test.sh

check:
	@swift build --package-path Tools --product check
	@Tools/.build/debug/check .
	@Scripts/format.sh --check

format:
	@Scripts/format.sh

docs:
	@Scripts/docs.sh

model:
	@Scripts/model.sh

sanitize:
	@Scripts/sanitize.sh

bench: deps
	@Benchmarks/run.sh

install: build
	@PREFIX=$(PREFIX) Scripts/install.sh

clean:
	@rm -rf .build Tools/.build Benchmarks/.build Examples/*/.build
