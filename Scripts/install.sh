#!/usr/bin/env bash
# Installs the command with its completions and manual page below PREFIX, and the documentation where it was built.
source "$(dirname "$0")/environment.sh"
root="${DESTDIR:-}${PREFIX:-/usr/local}"
binary=.build/release/multichat
install -D -m 0755 "$binary" "$root/bin/multichat"
install -d "$root/share/bash-completion/completions" "$root/share/zsh/site-functions" \
    "$root/share/fish/vendor_completions.d" "$root/share/man/man1"
"$binary" completions bash >"$root/share/bash-completion/completions/multichat"
"$binary" completions zsh >"$root/share/zsh/site-functions/_multichat"
"$binary" completions fish >"$root/share/fish/vendor_completions.d/multichat.fish"
"$binary" help --man >"$root/share/man/man1/multichat.1"
if [ -f .build/docs/multichat-docs.json ]; then
    rm -rf "$root/share/doc/multichat/html"
    install -d "$root/share/doc/multichat"
    cp -R .build/docs "$root/share/doc/multichat/html"
fi
echo "Installed multichat below $root"
