#!/usr/bin/env bash
# Proves everything: rules, format, all tests, the example. The last line counts.
source "$(dirname "$0")/environment.sh"
source Scripts/stages.sh

# A backtrace of a process that a test lets crash would hold its pipes open.
export SWIFT_BACKTRACE=enable=no
export MULTICHAT_CRASHES=${CRASHES:-200}
export MULTICHAT_FAULT_ROUNDS=${FAULTS:-1}
[ -d ../shared/swarm ] && export MULTICHAT_SWARM=${MULTICHAT_SWARM:-$(realpath ../shared/swarm)}

must "dependencies" Scripts/dependencies.sh
must "build the checker" swift build --package-path Tools --build-tests -Xswiftc -warnings-as-errors
tests "test the checker" swift test --package-path Tools --skip-build -Xswiftc -warnings-as-errors
check "limits of files and functions" Tools/.build/debug/check .
check "format" Scripts/format.sh --check
check "the page's files within the program" Scripts/page.sh --check
must "build everything" swift build --build-tests -Xswiftc -warnings-as-errors
export MULTICHAT_BINARY="$PWD/.build/debug/multichat"
tests "test everything" swift test --skip-build -Xswiftc -warnings-as-errors
check "the documentation and its links" Scripts/docs.sh
counts "the API as it describes itself" Scripts/schemathesis.sh
counts "the page in a browser" Scripts/browser.sh
check "build the release" swift build -c release --static-swift-stdlib --product multichat
check "build the benchmarks" swift build --package-path Benchmarks --product multichat-bench
check "the example" Scripts/example.sh
check "the checker in chain.md" Scripts/chain.sh
check "the README's examples" Scripts/readme.sh
check "the Swift code of the pages" Scripts/pages.sh
check "the guide, step by step" Scripts/guide.sh
counts "the models of the hybrid store" Scripts/model.sh
finish
