extension Sandbox {
    /// Starts a server on a free port, runs a script with its address in `$url`, and stops the server.
    func serve(_ options: String = "", asking script: String, with environment: [String: String] = [:]) -> Run {
        shell(
            """
            rm -f url
            $multichat serve --port 0 \(options) > url 2> notes & server=$!
            until [ -s url ]; do kill -0 $server || { cat notes >&2; exit 90; }; done
            url=$(cat url)
            \(script)
            kill -TERM $server
            wait $server
            echo "ended with $?"
            """, with: environment)
    }
}
