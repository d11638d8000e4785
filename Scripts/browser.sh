#!/usr/bin/env bash
# Looks at the server's page in a real browser: Debian's Chromium without a window, driven by Playwright (from PyPI, in
# a virtual environment below .build; no browser is downloaded). SCREENSHOTS=1 also makes Documentation/images anew.
# Arguments go to pytest, such as -k brain.
source "$(dirname "$0")/environment.sh"

skip() {
    echo "SKIPPED: $1"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
}

Scripts/dependencies.sh python3-venv chromium fonts-dejavu-core || skip "Chromium can't be installed"
venv=.build/browser
wanted='playwright==1.65.2 pytest==9.2.0'
if [ "$(cat $venv/wanted 2>/dev/null)" != "$wanted" ]; then
    rm -rf $venv
    { python3 -m venv $venv && $venv/bin/python -m pip install -q $wanted; } || skip "Playwright can't be installed"
    echo "$wanted" >$venv/wanted
fi
# Wide enough that a failure's message isn't cut.
COLUMNS=200 $venv/bin/python -B -m pytest -qq --no-header --tb=short -rfEs -p no:cacheprovider \
    -W ignore::DeprecationWarning Tests/Browser "$@"
