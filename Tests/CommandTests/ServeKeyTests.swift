import Multichat
import Testing

/// `serve` where others can reach it, and with keys.
@Suite("serve with keys")
struct ServeKeyTests {
    private let box = Sandbox()

    /// Makes a certificate of its own.
    private func makeCertificate() {
        let made = box.shell(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
                -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem 2> /dev/null
            """)
        #expect(made.status == 0)
    }

    @Test("an address that others reach is served only with TLS and a key, and then only to who has one")
    func everywhere() throws {
        makeCertificate()
        let tls = ["--tls-cert", "cert.pem", "--tls-key", "key.pem"].map {
            $0.hasSuffix("pem") ? "\(box.folder)/\($0)" : $0
        }
        let open = ["serve", "--host", "0.0.0.0", "--port", "0"]
        let withoutKey = box.run((open + tls).map { Array($0.utf8) })
        #expect(withoutKey.status == 77 && withoutKey.error.contains("key create"))
        let token = try #require(box.run("key", "create", "--scope", "append").lines.first)
        let plain = box.run(open.map { Array($0.utf8) })
        #expect(plain.status == 77 && plain.error.contains("--tls-cert"))
        let run = box.serve(
            "--host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem",
            asking: """
                url=https://127.0.0.1:${url##*:}
                ask() { curl -s --cacert cert.pem -o /dev/null -w '%{http_code}\\n' "$@"; }
                ask "${url}v1/sessions"
                ask "${url}healthz"
                ask -H "Authorization: Bearer \(token)" "${url}v1/sessions"
                ask -H "Authorization: Bearer \(token)" "${url}v1/sessions" \
                    -H 'Content-Type: application/json' -d '{"id":"release"}'
                ask -H "Authorization: Bearer \(token)" "${url}v1/sessions?namespace=other"
                ask -H "Host: elsewhere" "${url}healthz"
                """)
        #expect(run.lines == ["401", "200", "200", "201", "403", "403", "ended with 0"])
        // Revoked keys are no keys to serve with.
        let id = try #require(KeyToken(token)?.id)
        box.run("key", "revoke", id)
        #expect(box.run((open + tls).map { Array($0.utf8) }).status == 77)
    }

    @Test("limits and the audit log are options, and the log has no secret in it")
    func options() throws {
        let token = try #require(box.run("key", "create", "--scope", "read", "--name", "reader").lines.first)
        let run = box.serve(
            "--rate 2/h --audit audit.log",
            asking: """
                for n in 1 2 3; do
                    curl -s -o /dev/null -w '%{http_code}\\n' -H "Authorization: Bearer \(token)" "${url}v1/sessions"
                done
                """)
        #expect(run.lines == ["200", "200", "429", "ended with 0"])
        let audit = box.shell("cat audit.log; stat -c %a audit.log").lines
        #expect(audit.count == 4 && audit.last == "600")
        #expect(audit.dropLast().allSatisfy { $0.contains(#""name":"reader""#) })
        #expect(!audit.joined().contains(token.suffix(64)))
        #expect(box.run("serve", "--port", "0", "--rate", "many").status == 64)
        #expect(box.run("serve", "--port", "0", "--audit", "/nowhere/audit.log").status == 74)
    }

    @Test("following a server takes the key from the environment or a file, never from the command line")
    func follow() throws {
        box.run("start", "--id", "release")
        box.run("post", "release", "--from", "Agent-1", "Hello")
        let token = try #require(box.run("key", "create", "--scope", "read").lines.first)
        let run = box.serve(
            "--require-key",
            asking: """
                follow() { $multichat follow release --after 0 --count 1 --server "${url%/}" 2>&1; echo "status $?"; }
                follow | tail -1
                MULTICHAT_KEY=\(token) follow | grep -c Hello
                echo '\(token)' > token; chmod 644 token
                MULTICHAT_KEY_FILE=token follow | tail -1
                chmod 600 token
                MULTICHAT_KEY_FILE=token follow | grep -c Hello
                """)
        #expect(run.lines == ["status 77", "1", "status 77", "1", "ended with 0"])
    }
}
