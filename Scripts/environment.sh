# Sourced by the other scripts: finds the toolchain, and says what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v swift >/dev/null 2>&1 && [ -x /opt/swift/usr/bin/swift ]; then
    PATH="/opt/swift/usr/bin:$PATH"
fi
if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.3 or later is needed and was not found on the PATH: see https://www.swift.org/install" >&2
    exit 69
fi
export PATH
