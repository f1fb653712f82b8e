# make run | test | bench | install PREFIX=… | uninstall | clean
# Packages are installed by name, and only when one is missing.
PREFIX ?= /usr/local
RELEASE = -c release --static-swift-stdlib
BINARY = .build/release/dossier

.PHONY: all packages build run test bench install uninstall clean

all: build

packages:
	@sh scripts/packages.sh

build: packages
	swift build $(RELEASE) --product dossier

run: build
	@$(BINARY) seeds

test: packages
	sh Tests/check.sh

bench: build
	sh Benchmarks/run.sh

install: build
	sh scripts/install.sh "$(DESTDIR)$(PREFIX)"

uninstall:
	sh scripts/install.sh --remove "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build
