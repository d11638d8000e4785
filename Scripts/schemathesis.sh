#!/usr/bin/env bash
# Asks a running server everything that its own description allows, and much that it doesn't (schemathesis, from PyPI,
# in a virtual environment below .build). EXAMPLES=200 for more of each; SEED=7 repeats a run.
source "$(dirname "$0")/environment.sh"

Scripts/dependencies.sh python3-venv curl

venv=.build/schemathesis
if [ ! -x $venv/bin/schemathesis ]; then
    if ! { python3 -m venv $venv && $venv/bin/pip install -q 'schemathesis==4.32.5'; }; then
        rm -rf $venv
        echo "SKIPPED: schemathesis can't be installed"
        echo "0 passed, 0 failed, 1 skipped"
        exit 0
    fi
fi
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server 2>/dev/null; rm -rf "$folder"' EXIT
binary=${MULTICHAT_BINARY:-.build/debug/multichat}
"$binary" serve --port 0 --store "sqlite:$folder/store.db" >"$folder/url" 2>"$folder/notes" &
server=$!
until [ -s "$folder/url" ]; do
    kill -0 $server || { cat "$folder/notes"; exit 1; }
done
url=$(cat "$folder/url")
checks=not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance
checks+=,response_schema_conformance,negative_data_rejection,unsupported_method,missing_required_header
# Some sessions to find.
for id in release a; do
    curl -sf -X PUT "${url}v1/sessions/$id" >"$folder/out"
    curl -sf "${url}v1/sessions/$id/messages" -H 'Content-Type: application/json' \
        -d '{"from":"Agent-1","to":["Agent-2"],"content":"Hello"}' >"$folder/out"
done
status=0
$venv/bin/schemathesis run "${url}v1/openapi.json" --url "$url" --seed "${SEED:-1}" --max-examples "${EXAMPLES:-10}" \
    --phases examples,coverage,fuzzing --exclude-path-regex '/events$' --request-timeout 10 \
    --suppress-health-check all --warnings off --no-color --checks "$checks" || status=$?
kill -TERM $server
wait $server || status=$?
server=
if [ $status -eq 0 ]; then echo "1 passed, 0 failed, 0 skipped"; else echo "0 passed, 1 failed, 0 skipped"; fi
exit $status
