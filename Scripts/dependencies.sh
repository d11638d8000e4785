#!/usr/bin/env bash
# Installs the Debian packages that are missing; says nothing where none is.
source "$(dirname "$0")/environment.sh"

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
if [ "$(printf '6.3\n%s\n' "${version:-0}" | sort -V | head -n 1)" != 6.3 ]; then
    echo "Swift 6.3 or later is needed; this is ${version:-an unknown version}." >&2
    exit 69
fi

missing=()
for package in libsqlite3-dev libssl-dev libhiredis-dev libzstd-dev libmicrohttpd-dev zlib1g-dev redis-server openssl sqlite3 jq gcc python3 "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

install="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" -eq 0 ]; then
    run=(env DEBIAN_FRONTEND=noninteractive)
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    run=(sudo env DEBIAN_FRONTEND=noninteractive)
else
    echo "Packages are missing. Run this, then try again:" >&2
    echo "  sudo apt-get update && sudo $install" >&2
    exit 69
fi
echo "Installing ${missing[*]}" >&2
"${run[@]}" apt-get update -qq >&2
"${run[@]}" $install -qq >&2
